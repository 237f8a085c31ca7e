/** Bounded parallelism. */

/** There are too many waiting already. */
export class TooMany extends Error {
  override name = 'TooMany';
}

/**
 * @param running calls at the same time
 * @param waiting calls that wait for their turn; the next one throws TooMany
 */
export function atMost(running: number, waiting: number): <T>(run: () => Promise<T>) => Promise<T> {
  let free = running;
  const queue: (() => void)[] = [];
  return async (run) => {
    if (free > 0) free--;
    else if (queue.length >= waiting) throw new TooMany('too many are waiting');
    // whoever ends hands its place on
    else await new Promise<void>((resolve) => queue.push(resolve));
    try {
      return await run();
    } finally {
      const next = queue.shift();
      if (next) next();
      else free++;
    }
  };
}
