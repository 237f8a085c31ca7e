/** The HTTP part on loopback, over parts in memory, with an issuer of its own. */
import { EventEmitter, once } from 'node:events';
import { makeApp } from '../../../src/service/http/app';
import type { AppParts } from '../../../src/service/http/app';
import { makeHandlers } from '../../../src/service/http/handlers';
import { makeAskLimiter } from '../../../src/service/http/limits';
import type { LogEntry } from '../../../src/service/http/log';
import { limitsFor, makeUnderWay } from '../../../src/service/http/under-way';
import { type ListenOptions, type Listening, listen } from '../../../src/service/http/server';
import { type TokenSettings, makeTokenChecker } from '../../../src/service/http/tokens';
import { countInMemory } from './count-in-memory';
import { AUDIENCE, CLIENT, TENANT, type TestIssuer, startIssuer } from './issuer';
import { type MemoryParts, makeMemoryParts } from './memory-parts';

export const ADD_IN = 'https://add-in.example';

export interface HttpService extends Omit<Listening, 'close'> {
  parts: MemoryParts;
  issuer: TestIssuer;
  lines: LogEntry[];
  /** The next line of the log. */
  nextLine(): Promise<LogEntry>;
  /** A request with the token of a sender, unless `token` says otherwise. */
  ask(path: string, options?: AskOptions): Promise<Response>;
  stop: Listening['close'];
  close(): Promise<void>;
}

export interface AskOptions {
  method?: string;
  /** `null`: none. */
  token?: string | null;
  json?: unknown;
  body?: RequestInit['body'];
  headers?: Record<string, string>;
}

export interface HttpServiceOptions extends Partial<Omit<AppParts, 'handlers' | 'tokens'>> {
  tokens?: Partial<TokenSettings>;
  /** Milliseconds between two looks for a key that is not known. */
  cooldown?: number;
  server?: Partial<ListenOptions>;
}

export async function startHttpService(options: HttpServiceOptions = {}): Promise<HttpService> {
  const issuer = await startIssuer();
  const parts = makeMemoryParts();
  const lines: LogEntry[] = [];
  const logged = new EventEmitter();
  const settings = {
    issuers: [issuer.settings],
    audiences: [AUDIENCE],
    tenants: [TENANT],
    clients: [CLIENT],
    scope: 'access_as_user',
  };
  const app = makeApp({
    limiter: makeAskLimiter({ perHour: 5_000, perDay: 20_000 }, countInMemory()),
    writeLimiter: makeAskLimiter({ perHour: 5_000, perDay: 20_000 }, countInMemory(), 'too-many-written'),
    underWay: makeUnderWay(limitsFor(10)),
    log: (line) => {
      lines.push(line);
      logged.emit('line', line);
    },
    addInOrigin: ADD_IN,
    // none of them runs out by itself, however busy the machine is
    patience: { body: 60_000, answer: 60_000 },
    ...options,
    handlers: makeHandlers(parts),
    tokens: makeTokenChecker({ ...settings, ...options.tokens }, { timeOut: 60_000, cooldown: options.cooldown ?? 0 }),
  });
  const listening = await listen(app, { port: 0, ...options.server });

  return {
    ...listening,
    parts,
    issuer,
    lines,
    nextLine: async () => (await once(logged, 'line'))[0] as LogEntry,
    ask: async (path, { method = 'POST', token, json, body, headers = {} } = {}) => {
      const used = token === undefined ? await issuer.sender() : token;
      return fetch(`${listening.url}${path}`, {
        method,
        headers: {
          ...(used === null ? {} : { authorization: `Bearer ${used}` }),
          ...(json === undefined ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        body: json === undefined ? body : JSON.stringify(json),
        ...(body instanceof ReadableStream ? { duplex: 'half' } : {}),
      } as RequestInit);
    },
    stop: listening.close,
    close: async () => {
      await Promise.all([listening.close(0), issuer.close()]);
    },
  };
}
