/**
 * How many addresses one person may ask, in an hour and in a day, over all instances of the service: who guesses addresses to list who has an
 * account comes to an end soon. While the database of limits is away, each instance counts in its own memory.
 */
import type { RateLimiterAbstract } from 'rate-limiter-flexible';
import { RateLimiterMemory, RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import type { Caller } from '../store/types';
import { type LimitsClient, LIMITS_TABLE } from './limits-in-database';
import { Refusal } from './refusal';

export interface AskLimits {
  /** Addresses. No less than one lookup may hold. */
  perHour: number;
  perDay: number;
}

export interface AskLimiter {
  /** Counts, and counts what is refused too. @throws Refusal with the seconds to wait */
  count(caller: Caller, addresses: number): Promise<void>;
  /** Refuses at once who is known to be over the limit, so that nothing is asked of the database for them. @throws Refusal */
  requireNotOver(caller: Caller): void;
}

const HOUR = 3_600;
/** People over the limit that are kept in mind. */
const KEPT_IN_MIND = 10_000;

/** @param client without one, counts are in memory: right where there is one process only */
export function makeAskLimiter({ perHour, perDay }: AskLimits, client?: LimitsClient): AskLimiter {
  const windows = [
    { name: 'hour', limiter: limiterOf(perHour, HOUR, client) },
    { name: 'day', limiter: limiterOf(perDay, 24 * HOUR, client) },
  ];
  const over = new Map<string, number>();
  const keyOf = ({ tenant, id }: Caller) => `${tenant}:${id}`;

  const refuse = (milliseconds: number) =>
    new Refusal('too-many-requests', {
      headers: { 'retry-after': String(Math.max(1, Math.ceil(milliseconds / 1_000))) },
    });

  return {
    count: async (caller, addresses) => {
      const key = keyOf(caller);
      const asked = await Promise.allSettled(
        windows.map(({ name, limiter }) => limiter.consume(`${key}:${name}`, addresses)),
      );
      const waits: number[] = [];
      for (const one of asked) {
        if (one.status === 'fulfilled') continue;
        if (!(one.reason instanceof RateLimiterRes)) throw one.reason;
        waits.push(one.reason.msBeforeNext);
      }
      if (waits.length === 0) return;
      const wait = Math.max(...waits);
      if (over.size >= KEPT_IN_MIND) over.clear();
      over.set(key, Date.now() + wait);
      throw refuse(wait);
    },
    requireNotOver: (caller) => {
      const key = keyOf(caller);
      const wait = (over.get(key) ?? 0) - Date.now();
      if (wait > 0) throw refuse(wait);
      over.delete(key);
    },
  };
}

function limiterOf(points: number, duration: number, client: LimitsClient | undefined): RateLimiterAbstract {
  // the tenant comes first in every key
  const memory = new RateLimiterMemory({ points, duration, keyPrefix: '' });
  if (client === undefined) return memory;
  return new RateLimiterPostgres({
    points,
    duration,
    keyPrefix: '',
    storeClient: client,
    storeType: 'pool',
    tableName: LIMITS_TABLE,
    tableCreated: true,
    // `forgetOldLimits` does
    clearExpiredByTimeout: false,
    insuranceLimiter: memory,
  });
}
