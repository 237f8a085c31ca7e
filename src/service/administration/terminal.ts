/** What a command sees of the world around it: where it prints, and whom it asks. Tests put their own in its place. */
import { createInterface } from 'node:readline/promises';
import path from 'node:path';

export interface Terminal {
  /** A line of the result, on standard output. */
  print(line: string): void;
  /** A piece of a result that is a file; waits while the reader is slower. */
  write(piece: string): Promise<void>;
  /** A line for the person, on standard error. */
  tell(line: string): void;
  /** How far it is. On a terminal one line that is written again and again; elsewhere a line now and then. */
  progress(line: string): void;
  /** @returns undefined where nobody can be asked */
  confirm(question: string): Promise<boolean | undefined>;
  /** From the folder the person stands in. */
  resolve(file: string): string;
  /** Once the person wants it to stop. */
  interrupted: AbortSignal;
}

/** Milliseconds between two lines of progress where they are not written over each other. */
const BETWEEN_LINES = 2_000;
/** Milliseconds between two looks of a line that is written again. */
const BETWEEN_LOOKS = 100;
const ERASE_LINE = '\r\u001b[2K';

export function openTerminal(): Terminal {
  const { stdin, stdout, stderr } = process;
  const interruption = new AbortController();
  // the first time, what is under way is brought to an end; the second time the process ends
  process.once('SIGINT', () => interruption.abort());
  let isShowing = false;
  let shownAt = Date.now();
  const clear = () => {
    if (isShowing) stderr.write(ERASE_LINE);
    isShowing = false;
  };
  return {
    print(line) {
      clear();
      stdout.write(`${line}\n`);
    },
    async write(piece) {
      if (!stdout.write(piece)) await new Promise((resolve) => stdout.once('drain', resolve));
    },
    tell(line) {
      clear();
      stderr.write(`${line}\n`);
    },
    progress(line) {
      const now = Date.now();
      if (now - shownAt < (stderr.isTTY ? BETWEEN_LOOKS : BETWEEN_LINES)) return;
      shownAt = now;
      if (!stderr.isTTY) {
        stderr.write(`${line}\n`);
        return;
      }
      stderr.write(ERASE_LINE + line.slice(0, (stderr.columns || 80) - 1));
      isShowing = true;
    },
    async confirm(question) {
      clear();
      if (!stdin.isTTY || !stderr.isTTY) return undefined;
      const asking = createInterface({ input: stdin, output: stderr });
      try {
        return /^y(es)?$/i.test((await asking.question(question, { signal: interruption.signal })).trim());
      } catch {
        return false;
      } finally {
        asking.close();
      }
    },
    // npm runs its scripts in the folder of the package, whatever folder the person stands in
    resolve: (file) =>
      path.resolve((process.env['npm_lifecycle_event'] === 'directory' && process.env['INIT_CWD']) || '', file),
    interrupted: interruption.signal,
  };
}
