/** Which ways through our code and the libraries that read for us an input took, as the engine counts them: what tells one refusal from another. */
import { Session } from 'node:inspector/promises';
import type { Profiler } from 'node:inspector';
import path from 'node:path';

const ROOT = path.resolve(__dirname, '../..');
const OURS = `${ROOT}${path.sep}src${path.sep}`;
/** In these, that a function ran says enough. */
const READERS = /[\\/]node_modules[\\/](zod|jose|postal-mime|csv-parse|dns-packet|libphonenumber-js)[\\/]/;

export interface CodePaths {
  /** One mark for each function that ran since the last call, with which of its branches were left out. */
  sinceLast(): Promise<Set<string>>;
  close(): Promise<void>;
}

export async function watchCodePaths(): Promise<CodePaths> {
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
  return {
    sinceLast: async () => {
      const { result } = await session.post('Profiler.takePreciseCoverage');
      return new Set(result.flatMap(marksOf));
    },
    close: async () => {
      await session.post('Profiler.stopPreciseCoverage');
      session.disconnect();
    },
  };
}

function marksOf({ url, functions }: Profiler.ScriptCoverage): string[] {
  const file = url.replace(/^file:\/\//, '');
  const isOurs = file.startsWith(OURS);
  if (!isOurs && !READERS.test(file)) return [];
  return functions
    .filter(({ ranges: [whole] }) => whole!.count > 0)
    .map(({ ranges: [whole, ...blocks] }) => {
      const leftOut = blocks.filter(({ count }) => count === 0).map(({ startOffset }) => startOffset);
      return `${file}:${whole!.startOffset}${isOurs ? `:${leftOut.join()}` : ''}`;
    });
}
