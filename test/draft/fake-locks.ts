/** Web Locks as a browser has them, in one process: requests in order, `shared` beside each other. Node has none. */
interface Waiting {
  name: string;
  mode: LockMode;
  start(): void;
}

export function installLocks(): { held(): string[] } {
  const held = new Set<{ name: string; mode: LockMode }>();
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
      const entry = { name, mode: options.mode ?? 'exclusive' };
      const wanted = {
        ...entry,
        start() {
          held.add(entry);
          void Promise.resolve()
            .then(work)
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
  Object.defineProperty(globalThis, 'navigator', { configurable: true, value: { locks: { request, query } } });
  return { held: () => [...held].map(({ name }) => name) };
}

export const removeLocks = (): void => void Reflect.deleteProperty(globalThis, 'navigator');
