/**
 * First script of the add-in's pages: makes them those of the client. The add-in's origin serves
 * and inserts it.
 */
import { readHabits } from './habits';
import { changeOfficeMembers } from './office-members';

const habits = readHabits();
if (habits) changeOfficeMembers(habits);

if (habits?.locksAndChannels === false) {
  Reflect.deleteProperty(window, 'BroadcastChannel');
  Reflect.deleteProperty(Navigator.prototype, 'locks');
}

const grain = habits?.timerGrain ?? 0;
if (grain > 0) {
  const [setOnce, setOften] = [window.setTimeout.bind(window), window.setInterval.bind(window)];
  let isAsked = false;
  // from the first function that Outlook calls: Office.js looks for its parts by timers, which
  // would cost seconds in each test
  window.addEventListener('message', ({ data }) => {
    isAsked ||= typeof data === 'string' && data.includes('"appCommandInvoked"') && data.includes('"_responseType":1');
  });
  /**
   * Timers run when a second of the page is full; those of 0 at once, as Office.js calls each
   * function by one.
   */
  const untilFull = (milliseconds: number): number => {
    if (!isAsked || milliseconds <= 0) return milliseconds;
    const now = performance.now();
    return Math.ceil((now + milliseconds) / grain) * grain - now;
  };
  Object.assign(window, {
    setTimeout: (run: TimerHandler, milliseconds = 0, ...rest: unknown[]) =>
      setOnce(run, untilFull(milliseconds), ...rest),
    setInterval: (run: TimerHandler, milliseconds = 0, ...rest: unknown[]) =>
      setOften(run, isAsked ? Math.max(1, Math.ceil(milliseconds / grain)) * grain : milliseconds, ...rest),
  });
}
