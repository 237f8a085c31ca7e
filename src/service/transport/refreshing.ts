/** Calls `refresh` again and again. Owned by the service's main. */
import type { TransportService } from './types';

/** Milliseconds. Twice within the time that a row is looked at ahead. */
const REFRESH_EVERY = 60_000;

export interface Refreshing {
  /** Starts no round any more, and waits for the one that runs. */
  stop(): Promise<void>;
}

/**
 * A round starts when the last one has ended and a while has passed, longer or shorter at random: of several processes one comes first and the
 * others find the work done.
 * @param onError told of a round that failed, most likely StoreUnavailable; the next one comes all the same
 */
export function startRefreshing(
  service: Pick<TransportService, 'refresh'>,
  onError: (error: unknown) => void,
  every = REFRESH_EVERY,
): Refreshing {
  let timer: NodeJS.Timeout | undefined;
  let round: Promise<void> = Promise.resolve();
  let stopped = false;
  const plan = () => {
    if (stopped) return;
    timer = setTimeout(
      () => {
        round = service
          .refresh()
          .then(() => undefined, onError)
          .finally(plan);
      },
      every * (0.5 + Math.random()),
    );
    timer.unref();
  };
  plan();
  return {
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await round;
    },
  };
}
