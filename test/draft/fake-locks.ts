/** Web Locks as a browser has them, in one process: requests in order, `shared` beside each other. Node has none. */
import { AsyncLocalStorage } from 'node:async_hooks';

interface Request {
  name: string;
  mode: LockMode;
  /** The frame that asks. */
  owner: unknown;
}

interface Waiting extends Request {
  start(): void;
}

/** @param ownerNow whose code runs, for a test with several frames */
export function createLocks(ownerNow: () => unknown = () => undefined) {
  const held = new Set<Request>();
  const gone = new Set<unknown>();
  const waiting: Waiting[] = [];
  const next = () => {
    for (const request of [...waiting]) {
      const others = [...held].filter(({ name }) => name === request.name);
      if (others.some(({ mode }) => mode === 'exclusive' || request.mode === 'exclusive')) continue;
      waiting.splice(waiting.indexOf(request), 1);
      request.start();
    }
  };
  const request = (name: string, options: LockOptions, work: () => Promise<unknown>) =>
    new Promise((resolve, reject) => {
      if (gone.has(ownerNow())) return;
      const entry = { name, mode: options.mode ?? 'exclusive', owner: ownerNow() };
      const run = AsyncLocalStorage.bind(work);
      const wanted = {
        ...entry,
        start() {
          held.add(entry);
          void Promise.resolve()
            .then(run)
            .then(resolve, reject)
            .finally(() => {
              held.delete(entry);
              next();
            });
        },
      };
      options.signal?.addEventListener('abort', () => {
        if (!waiting.includes(wanted)) return;
        waiting.splice(waiting.indexOf(wanted), 1);
        reject(options.signal!.reason as Error);
      });
      waiting.push(wanted);
      next();
    });
  const query = async () => ({ held: [...held].map(({ name, mode }) => ({ name, mode })) });
  /** The frame is gone: so is what it had, and what it waited for. */
  const drop = (owner: unknown) => {
    gone.add(owner);
    for (const entry of [...held]) if (entry.owner === owner) held.delete(entry);
    for (const wanted of [...waiting]) if (wanted.owner === owner) waiting.splice(waiting.indexOf(wanted), 1);
    next();
  };
  return { locks: { request, query }, held: () => [...held].map(({ name }) => name), drop };
}

export function installLocks(): { held(): string[] } {
  const { locks, held } = createLocks();
  Object.defineProperty(globalThis, 'navigator', { configurable: true, value: { locks } });
  return { held };
}

export const removeLocks = (): void => void Reflect.deleteProperty(globalThis, 'navigator');
