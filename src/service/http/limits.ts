/**
 * How many addresses one person may ask, and how many things they may write, in an hour and in a day, over all instances of the service: whoever
 * guesses addresses to list who has an account, or fills the directory, comes to an end soon. What cannot be counted is not answered.
 */
import type { ProblemCode } from '../../contract/problem';
import type { Counted } from '../database/counting';
import type { Caller } from '../store/types';
import { tooMany } from './refusal';

export interface AskLimits {
  /** No less than one request may hold. */
  perHour: number;
  perDay: number;
}

export interface AskLimiter {
  /** Counts, and counts what is refused too. @throws Refusal with the seconds to wait; StoreUnavailable */
  count(caller: Caller, amount: number): Promise<void>;
  /** Refuses at once who is known to be over the limit, so that nothing is asked of the database for them. @throws Refusal */
  requireNotOver(caller: Caller): void;
}

/** Adds to what a person asked or wrote. @throws StoreUnavailable */
export type AskCounter = (caller: Caller, amount: number) => Promise<Counted>;

/** People over the limit that are kept in mind. */
const KEPT_IN_MIND = 10_000;

/** @param problem what is told to whoever is over the limit */
export function makeAskLimiter(
  { perHour, perDay }: AskLimits,
  count: AskCounter,
  problem: ProblemCode = 'too-many-requests',
): AskLimiter {
  const over = new Map<string, number>();
  const keyOf = ({ tenant, id }: Caller) => `${tenant}:${id}`;

  return {
    count: async (caller, amount) => {
      const { inHour, hourEnds, inDay, dayEnds } = await count(caller, amount);
      const until = inDay > perDay ? dayEnds : inHour > perHour ? hourEnds : undefined;
      if (until === undefined) return;
      if (over.size >= KEPT_IN_MIND) over.clear();
      over.set(keyOf(caller), until.getTime());
      throw tooMany(problem, until);
    },
    requireNotOver: (caller) => {
      const key = keyOf(caller);
      const until = over.get(key);
      if (until !== undefined && until > Date.now()) throw tooMany(problem, new Date(until));
      over.delete(key);
    },
  };
}
