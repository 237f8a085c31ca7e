/**
 * The engine without a person in front of it: nothing that needs a decision is decided. What the draft says is read, everything
 * is looked up in peace, and then, in one turn, read anew and sealed; or the draft is left as it is.
 */
import type { RestoredDraft } from '../draft/restore-draft';
import { NO_CHOICES, wasOnDraft } from './draft-choices';
import type { DraftState } from './draft-state';
import { takeLabel } from './step-label';
import { refresh } from './step-rows';
import { isSettled, request } from './step-write';
import { set } from './stepping';
import type { Step } from './stepping';

/** @returns false for a draft that is off or cannot be read in full: it is left to a person, or to Send */
export function takeOver(at: Step, marks: RestoredDraft | undefined): boolean {
  if (!marks || marks.secure !== 'on' || marks.unreadable.length > 0) {
    set(at, { stage: 'left' });
    return false;
  }
  const draftId = marks.draftId ?? at.state.draftId;
  // whatever was kept for this draft before, what is kept after sealing takes its place
  const memory = { ...at.state.memory, kept: 'unknown', keptFor: draftId };
  const anew = { choices: NO_CHOICES, codeProblems: new Map() }; // a code that could not be read is tried once more
  set(at, { stage: 'ready', marks, draftId, memory, wanted: true, onDraft: true, ...anew });
  takeLabel(at, marks);
  refresh(at);
  return true;
}

/** What the rows need has been asked for and answered. */
export const isKnown = ({ hasRead, reading, codesUnderWay, transportUnderWay }: DraftState): boolean =>
  hasRead && reading === 'not' && codesUnderWay.size === 0 && transportUnderWay === 0;

/** It has been tried, and what was used is remembered. */
export const isSealed = (state: DraftState): boolean =>
  state.alone?.is === 'sealing' && isSettled(state) && state.memory.waiting.length === 0;

/**
 * Seals, unless a weaker method could come out than is known where nobody sees it; or somebody with an own choice has just left:
 * they may be on their way from To to Bcc, and only the seal on the draft has their choice. At Send nothing comes after it.
 */
export function sealIfKnown(at: Step): void {
  const { alone, codesUnderWay, reading, recipients, isAway, choices, marks } = at.state;
  if (alone?.is !== 'to-seal' || reading !== 'not' || codesUnderWay.size > 0) return;
  const present = new Set(recipients?.map(({ address }) => address));
  const hasLeft = [...choices.own.keys()].some((address) => !present.has(address));
  const mayComeBack = hasLeft && recipients?.every((recipient) => marks && wasOnDraft(marks, recipient));
  if (!recipients || isAway || (mayComeBack && !alone.isLast)) return set(at, { stage: 'left' });
  set(at, { alone: { is: 'sealing' } });
  request(at);
}
