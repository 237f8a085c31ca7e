/** What the parts of `step.ts` have in common: a state on its way to the next, with the effects so far. */
import type { DirectoryAbsence } from '../directory/types';
import type { EmailAddress } from '../verification/brands';
import { ABSENCES } from './draft-problems';
import type { DraftState, Effect, LookupReason } from './draft-state';
import { asked, unanswered } from './records';

export interface Step {
  state: DraftState;
  effects: Effect[];
}

export const set = (at: Step, change: Partial<DraftState>): void => void (at.state = { ...at.state, ...change });

/** @returns false where all is known already */
export function lookUp(at: Step, addresses: readonly EmailAddress[], reason: LookupReason): boolean {
  const wanted = unanswered(at.state.records, addresses);
  if (wanted.length > 0) startLookup(at, wanted, reason, { round: 1, isComplete: true });
  return wanted.length > 0;
}

export function startLookup(
  at: Step,
  addresses: readonly EmailAddress[],
  reason: LookupReason,
  { round, isComplete }: { round: number; isComplete: boolean },
): void {
  const { nextId, records, lookups } = at.state;
  const lookup = { ...reason, asked: asked(records, addresses), round, isComplete };
  set(at, { nextId: nextId + 1, lookups: new Map(lookups).set(nextId, lookup) });
  at.effects.push({ do: 'look-up', lookup: nextId, addresses });
}

/** One reason at a time; none where the directory answers. */
export function sayWhetherAway(at: Step, absence: DirectoryAbsence | undefined): void {
  set(at, { isAway: absence !== undefined });
  at.effects.push({ do: 'unsay', problems: Object.values(ABSENCES).map(({ problem }) => problem) });
  if (absence) at.effects.push({ do: 'say', problem: ABSENCES[absence] });
}
