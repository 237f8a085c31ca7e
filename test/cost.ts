/**
 * What a piece of work costs, in a measure that is the same on a slow or busy machine: how long that machine takes, just
 * before and after, for a piece of work that never changes. For bounds that tell linear time from worse, far apart.
 */
const LOOPS = 20_000_000;

const { imul } = Math; // a global is looked up slowly in a test

function known(): number {
  let hash = 0;
  for (let at = 0; at < LOOPS; at++) hash = (imul(hash, 31) + at) | 0;
  return hash;
}

const processorTime = (since?: NodeJS.CpuUsage) => process.cpuUsage(since).user / 1_000;

function timeOfKnown(): number {
  const start = process.cpuUsage();
  known();
  return processorTime(start);
}

known(); // the first run is slower, as it is not compiled yet

/** @returns of this process, in units of about a fiftieth of a second on a quiet machine of today */
export async function costOf(work: () => unknown): Promise<number> {
  const before = timeOfKnown();
  const start = process.cpuUsage();
  await work();
  const took = processorTime(start);
  return took / Math.max(before, timeOfKnown());
}
