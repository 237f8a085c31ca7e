/** Ends the process when one input never gives the processor back: in its own thread, as the one that is stuck cannot. */
import { Worker } from 'node:worker_threads';

/** Seconds of the clock, on a machine that is busy with other things. */
const PATIENCE = 60;

export interface Watchdog {
  starts(target: string, input: number): void;
  rests(): void;
  close(): Promise<unknown>;
}

const THREAD = `
const { workerData: { shared, patience } } = require('node:worker_threads');
const beat = new Int32Array(shared, 0, 2);
const name = new Uint8Array(shared, 8);
let last = -1, since = Date.now();
setInterval(() => {
  const [now, runs] = beat;
  if (now !== last || !runs) { last = now; since = Date.now(); return; }
  if (Date.now() - since < patience * 1000) return;
  const target = Buffer.from(name).toString().replace(/\\0.*$/s, '');
  require('node:fs').writeSync(2, target + ': input ' + now + ' hangs for ' + patience + ' s; see the seed above\\n');
  process.kill(process.pid, 'SIGKILL');
}, 500);
`;

export function startWatchdog(): Watchdog {
  const shared = new SharedArrayBuffer(256);
  const beat = new Int32Array(shared, 0, 2);
  const name = new Uint8Array(shared, 8);
  const worker = new Worker(THREAD, { eval: true, workerData: { shared, patience: PATIENCE } });
  worker.unref();
  let current = '';
  return {
    starts(target, input) {
      if (target !== current) name.fill(0).set(Buffer.from(target).subarray(0, name.length));
      current = target;
      beat[0] = input;
      beat[1] = 1;
    },
    rests: () => void (beat[1] = 0),
    close: () => worker.terminate(),
  };
}
