/** What the service does by itself, again and again: removes what is old, ends rotations of keys. Any number of instances may do it at once. */
import type { TenantDatabase } from './database/tenant';
import { type Retention, removeOld } from './database/retention';
import { forgetOldCounts } from './database/counting';
import type { Keys } from './keys/open-keys';

export interface Maintenance {
  /** Starts nothing any more, and waits for what runs. */
  stop(): Promise<void>;
}

export interface MaintenanceParts {
  database: TenantDatabase;
  keys: Pick<Keys, 'finishRotations'>;
  retention: Retention;
  /** Told of what failed; the next round comes all the same. */
  onError(task: string, error: unknown): void;
}

/** Milliseconds. */
const EVERY = 3_600_000;

export function startMaintenance({ database, keys, retention, onError }: MaintenanceParts, every = EVERY): Maintenance {
  const tasks = {
    'remove what is old': () => removeOld(database, retention),
    'forget old counts': () => forgetOldCounts(database),
    'finish rotations': () => keys.finishRotations(),
  };
  let timer: NodeJS.Timeout | undefined;
  let running = Promise.resolve();
  let stopped = false;

  const round = async () => {
    for (const [task, run] of Object.entries(tasks)) {
      if (stopped) return;
      await run().catch((error: unknown) => onError(task, error));
    }
  };
  const plan = () => {
    // at another moment in each instance
    timer = setTimeout(() => (running = round().then(() => void (stopped || plan()))), every * (0.5 + Math.random()));
    timer.unref();
  };
  plan();

  return {
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}
