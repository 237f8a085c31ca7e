/** What one browser keeps: local storage, and a database as far as the add-in uses it. Node has neither. */

/** As in a browser, `Object.keys` has the names. */
export function createStorage(): Storage {
  const methods = {
    getItem(this: Record<string, string>, name: string) {
      return Object.hasOwn(this, name) ? this[name] : null;
    },
    setItem(this: Record<string, string>, name: string, value: string) {
      this[name] = value;
    },
    removeItem(this: Record<string, string>, name: string) {
      delete this[name];
    },
  };
  return Object.create(methods) as Storage;
}

interface Request {
  result?: unknown;
  onsuccess?(): void;
  onupgradeneeded?(): void;
}

/** One store. Each answer comes later, as a microtask. */
export function createDatabase(): IDBFactory {
  const values = new Map<string, unknown>();
  let isNew = true;
  const soon = (result: () => unknown, before?: (request: Request) => void): Request => {
    const request: Request = {};
    queueMicrotask(() => {
      request.result = result();
      before?.(request);
      request.onsuccess?.();
    });
    return request;
  };
  const store = {
    get: (name: string) => soon(() => values.get(name)),
    put: (value: unknown, name: string) => soon(() => void values.set(name, value)),
  };
  const database = { createObjectStore: () => store, transaction: () => ({ objectStore: () => store }), close() {} };
  const upgrade = (request: Request) => {
    if (isNew) request.onupgradeneeded?.();
    isNew = false;
  };
  return { open: () => soon(() => database, upgrade) } as unknown as IDBFactory;
}

/** The platform's cryptography, counted while it is under way: what is not waited for ends some time. */
export function countCryptography(): { settle(): Promise<void>; restore(): void } {
  const { crypto } = globalThis;
  let underWay = 0;
  const subtle = new Proxy(crypto.subtle, {
    get(target, name) {
      const method = target[name as keyof SubtleCrypto] as (...given: unknown[]) => Promise<unknown>;
      return (...given: unknown[]) => {
        underWay++;
        return Reflect.apply(method, target, given).finally(() => underWay--);
      };
    },
  });
  const getRandomValues = (bytes: Uint8Array<ArrayBuffer>) => crypto.getRandomValues(bytes);
  const put = (value: object) => Object.defineProperty(globalThis, 'crypto', { configurable: true, value });
  put({ subtle, getRandomValues });
  return {
    async settle() {
      for (let quiet = 0; quiet < 5; quiet = underWay === 0 ? quiet + 1 : 0)
        await new Promise((resolve) => setImmediate(resolve));
    },
    restore: () => void put(crypto),
  };
}
