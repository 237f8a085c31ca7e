/**
 * How many addresses one person may ask, in an hour and in a day, over all instances of the service: who guesses addresses to list who has an
 * account comes to an end soon. What cannot be counted is not answered.
 */
import type { Caller } from '../store/types';
import { Refusal } from './refusal';

export interface AskLimits {
  /** Addresses. No less than one lookup may hold. */
  perHour: number;
  perDay: number;
}

export interface AskLimiter {
  /** Counts, and counts what is refused too. @throws Refusal with the seconds to wait; StoreUnavailable */
  count(caller: Caller, addresses: number): Promise<void>;
  /** Refuses at once who is known to be over the limit, so that nothing is asked of the database for them. @throws Refusal */
  requireNotOver(caller: Caller): void;
}

/** What somebody has asked, the newest included; an hour begins with the first address asked after the last one has ended, and so does a day. */
export interface Asked {
  inHour: number;
  hourEnds: Date;
  inDay: number;
  dayEnds: Date;
}

/** Adds to what a person asked. @throws StoreUnavailable */
export type AskCounter = (caller: Caller, addresses: number) => Promise<Asked>;

/** People over the limit that are kept in mind. */
const KEPT_IN_MIND = 10_000;

export function makeAskLimiter({ perHour, perDay }: AskLimits, count: AskCounter): AskLimiter {
  const over = new Map<string, number>();
  const keyOf = ({ tenant, id }: Caller) => `${tenant}:${id}`;

  const refuse = (milliseconds: number) =>
    new Refusal('too-many-requests', {
      headers: { 'retry-after': String(Math.max(1, Math.ceil(milliseconds / 1_000))) },
    });

  return {
    count: async (caller, addresses) => {
      const { inHour, hourEnds, inDay, dayEnds } = await count(caller, addresses);
      const until = inDay > perDay ? dayEnds : inHour > perHour ? hourEnds : undefined;
      if (until === undefined) return;
      if (over.size >= KEPT_IN_MIND) over.clear();
      over.set(keyOf(caller), until.getTime());
      throw refuse(until.getTime() - Date.now());
    },
    requireNotOver: (caller) => {
      const key = keyOf(caller);
      const wait = (over.get(key) ?? 0) - Date.now();
      if (wait > 0) throw refuse(wait);
      over.delete(key);
    },
  };
}
