/** Calls of the directory service: signed in, in bounded time, and every answer parsed. Nothing of a call is ever logged. */
import * as z from 'zod/mini';
import { problem } from '../contract/problem';
import type { Answer, Body } from '../contract/routes';
import { SENDER_ROUTES } from '../contract/sender-routes';
import { DirectoryUnavailable } from './types';

/** A service that takes longer is away: the pane goes on without it. */
const TIME_OUT_MS = 8_000;
/** Where it says that it is asked too often and not until when. */
const PAUSE_MS = 30_000;
const LONGEST_PAUSE_MS = 3_600_000;

/** Which calls a refusal speaks of; any other 429 speaks of all. */
const REFUSES: Readonly<Record<string, readonly CallName[]>> = {
  'too-many-written': ['remember', 'setOrganizationCode', 'saveContact', 'forget', 'restore'],
  'too-many-new-codes': ['remember', 'setOrganizationCode'],
};

/**
 * @param options.fresh the last one was refused
 * @throws DirectoryUnavailable `sign-in` where a person has to sign in first; anything else: none can be had now
 */
export type GetToken = (options: { fresh: boolean }) => Promise<string>;

export interface ServiceClientOptions {
  /** Of the service, without a slash at its end. */
  url: string;
  getToken: GetToken;
  fetch?: typeof fetch;
  /** Milliseconds. */
  now?: () => number;
}

/** Asked again it would be refused again. `changed`: `If-Match` did not hold. */
export type RefusalReason = 'changed' | 'too-late' | 'refused';

export class ServiceRefusal extends Error {
  override name = 'ServiceRefusal';
  constructor(
    readonly refusal: RefusalReason,
    /** Of a `changed`: what stands there now. Not parsed. */
    readonly body?: unknown,
  ) {
    super(`the directory service refused: ${refusal}`);
  }
}

export type CallName = keyof typeof SENDER_ROUTES;
const ALL_CALLS = Object.keys(SENDER_ROUTES) as CallName[];

/** Versions, without quotes. */
export interface Conditions {
  ifMatch?: string;
  ifNoneMatch?: string | undefined;
}

export interface ServiceClient {
  /**
   * @returns `undefined` where what stands there is still the version of `ifNoneMatch`
   * @throws ServiceRefusal, DirectoryUnavailable
   */
  call<Name extends CallName>(name: Name, body: Body<Name>, conditions?: Conditions): Promise<Answer<Name> | undefined>;
}

export function createServiceClient(options: ServiceClientOptions): ServiceClient {
  const { url, getToken, fetch = globalThis.fetch, now = Date.now } = options;
  const pausedUntil = new Map<CallName, number>();

  /** Lookups go on where only writing is refused. */
  async function pause(response: Response): Promise<void> {
    const retryAfter = response.headers.get('retry-after');
    const told = z.safeParse(problem, await response.json().catch(() => undefined));
    const code = told.success ? (told.data.type.split(':').at(-1) ?? '') : '';
    const seconds = Number(retryAfter ?? NaN);
    const wait = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(retryAfter ?? '') - now();
    const until = now() + Math.min(wait > 0 ? wait : PAUSE_MS, LONGEST_PAUSE_MS);
    for (const name of REFUSES[code] ?? ALL_CALLS) pausedUntil.set(name, Math.max(until, pausedUntil.get(name) ?? 0));
  }

  return {
    async call<Name extends CallName>(name: Name, body: Body<Name>, { ifMatch, ifNoneMatch }: Conditions = {}) {
      const { method, path, answer } = SENDER_ROUTES[name];
      if (now() < (pausedUntil.get(name) ?? 0))
        throw new DirectoryUnavailable('the directory service asked for a pause');
      const signal = AbortSignal.timeout(TIME_OUT_MS);
      const send = async (fresh: boolean) =>
        fetch(url + path, {
          method,
          headers: {
            authorization: `Bearer ${await before(signal, getToken({ fresh }))}`,
            ...(body && { 'content-type': 'application/json' }),
            ...(ifMatch !== undefined && { 'if-match': `"${ifMatch}"` }),
            ...(ifNoneMatch !== undefined && { 'if-none-match': `"${ifNoneMatch}"` }),
          },
          ...(body && { body: JSON.stringify(body) }),
          cache: 'no-store',
          credentials: 'omit',
          redirect: 'error',
          referrerPolicy: 'no-referrer',
          signal,
        });
      try {
        let response = await send(false);
        if (response.status === 401) response = await send(true);
        if (response.status === 304 && ifNoneMatch !== undefined) return undefined;
        if (response.ok) return z.parse(answer, await response.json()) as Answer<Name>;
        if (response.status === 429) await pause(response);
        throw await failureOf(response);
      } catch (error) {
        if (error instanceof DirectoryUnavailable || error instanceof ServiceRefusal) throw error;
        throw new DirectoryUnavailable('the directory service did not answer', { cause: error });
      }
    },
  };
}

/** It answered, only not to this: another call may go better. */
export const isAnswered = (error: unknown): boolean =>
  error instanceof DirectoryUnavailable && error.absence === 'away' && error.cause === undefined;

/** These may go another way when asked again. */
const PASSING = [401, 408, 425, 429];

async function failureOf(response: Response): Promise<Error> {
  const { status } = response;
  if (status === 403)
    return new DirectoryUnavailable('the directory service does not allow it', { absence: 'not-allowed' });
  if (status < 400 || status >= 500 || PASSING.includes(status))
    return new DirectoryUnavailable(`the directory service answered ${status}`);
  const body: unknown = await response.json().catch(() => undefined);
  if (status === 412) return new ServiceRefusal('changed', body);
  const told = z.safeParse(problem, body);
  return new ServiceRefusal(told.success && told.data.type.endsWith(':undo-too-late') ? 'too-late' : 'refused');
}

/** A token that does not come in time is none. */
function before<Value>(signal: AbortSignal, promise: Promise<Value>): Promise<Value> {
  return Promise.race([
    promise,
    new Promise<never>((_, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error))),
  ]);
}
