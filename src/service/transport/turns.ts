/** Bounded parallelism in turns: whoever asks for much waits for their own, not others for them. */

/** This one has too many waiting already, or nothing is begun any more. */
export class TooMany extends Error {
  override name = 'TooMany';
}

interface Waiting {
  begin: () => Promise<unknown> | undefined;
  letGo: () => void;
}

export interface Turns {
  /**
   * @param begin called once there is a place. `undefined`: it had begun already, so the place is the next one's. Never rejects
   * @param letGo called where it will never begin
   * @throws TooMany
   */
  take(whose: string, begin: Waiting['begin'], letGo: Waiting['letGo']): void;
  /** Lets go of all that wait, and takes nothing any more. */
  stop(): void;
}

/**
 * @param atOnce that run at the same time
 * @param waitingEach that may wait of each
 */
export function makeTurns(atOnce: number, waitingEach: number): Turns {
  let free = atOnce;
  let isStopped = false;
  /** In the order of their turns. */
  const queues = new Map<string, Waiting[]>();

  function next(): void {
    while (free > 0) {
      const [turn] = queues;
      if (!turn) return;
      const [whose, queue] = turn;
      const { begin } = queue.shift()!;
      // to the end of the line
      queues.delete(whose);
      if (queue.length > 0) queues.set(whose, queue);
      const run = begin();
      if (!run) continue;
      free--;
      void run.finally(() => {
        free++;
        next();
      });
    }
  }

  return {
    take(whose, begin, letGo) {
      const queue = queues.get(whose) ?? [];
      if (isStopped || queue.length >= waitingEach) throw new TooMany('too many are waiting');
      queue.push({ begin, letGo });
      queues.set(whose, queue);
      next();
    },
    stop() {
      isStopped = true;
      const waiting = [...queues.values()].flat();
      queues.clear();
      for (const { letGo } of waiting) letGo();
    },
  };
}
