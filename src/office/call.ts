/**
 * Office.js calls as promises. Three things that its callbacks do not give: a time-out (a host that never answers leaves
 * callbacks uncalled), at most three calls under way (Outlook's limit on the web, in new Outlook and on phones), and
 * synchronous throws of its argument checks as rejections.
 */
import { OfficeError } from './office-error';

const MAXIMUM_UNDER_WAY = 3;
/** Outlook answers in milliseconds; a slow network on the server side of `saveAsync` in seconds. */
const TIME_OUT_MS = 15_000;

interface Calls {
  underWay: number;
  waiting: (() => void)[];
}

/** One count for all scripts of a page: that of the commands holds two of ours, and `Office` is what both of them see. */
function callsOfPage(): Calls {
  const holder = Office as unknown as { secureMailCalls?: Calls };
  return holder.secureMailCalls || (holder.secureMailCalls = { underWay: 0, waiting: [] });
}

type Start<Value> = (callback: (result: Office.AsyncResult<Value>) => void) => void;

/**
 * @param name the Office.js method, for the error
 * @param start makes the call with the callback it is given
 * @param timeOut in milliseconds, from when the call is made
 * @throws OfficeError
 */
export function officeCall<Value>(name: string, start: Start<Value>, timeOut = TIME_OUT_MS): Promise<Value> {
  return new Promise<Value>((resolve, reject) => {
    const calls = callsOfPage();
    const run = () => {
      calls.underWay++;
      let settled = false;
      const settle = (finish: () => void) => {
        if (settled) return; // a late or a second answer
        settled = true;
        clearTimeout(timer);
        calls.underWay--;
        const next = calls.waiting.shift();
        if (next) next();
        finish();
      };
      const timer = setTimeout(() => settle(() => reject(new OfficeError('timed-out', name))), timeOut);
      try {
        start((result) =>
          settle(() => {
            // compared as text: the enumeration may be missing in the launch-event engine
            if (String(result.status) === 'succeeded') resolve(result.value);
            else reject(new OfficeError('failed', name, result.error && result.error.code));
          }),
        );
      } catch {
        settle(() => reject(new OfficeError('threw', name)));
      }
    };
    if (calls.underWay < MAXIMUM_UNDER_WAY) run();
    else calls.waiting.push(run);
  });
}
