/** First script of the add-in's pages: takes from them what the client has not. The add-in's origin serves and inserts it. */
import { readHabits } from './habits';

const habits = readHabits();

if (habits?.locksAndChannels === false) {
  Reflect.deleteProperty(window, 'BroadcastChannel');
  Reflect.deleteProperty(Navigator.prototype, 'locks');
}

const grain = habits?.timerGrain ?? 0;
if (grain > 0) {
  const [setOnce, setOften] = [window.setTimeout.bind(window), window.setInterval.bind(window)];
  /** Timers run when a second of the page is full, as in a tab that nobody sees. */
  const untilFull = (milliseconds: number): number => {
    const now = performance.now();
    return Math.ceil((now + milliseconds) / grain) * grain - now;
  };
  Object.assign(window, {
    setTimeout: (run: TimerHandler, milliseconds = 0, ...rest: unknown[]) =>
      setOnce(run, untilFull(milliseconds), ...rest),
    setInterval: (run: TimerHandler, milliseconds = 0, ...rest: unknown[]) =>
      setOften(run, Math.max(1, Math.ceil(milliseconds / grain)) * grain, ...rest),
  });
}
