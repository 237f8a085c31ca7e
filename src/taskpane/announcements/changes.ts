/** What to say aloud when one state of the pane follows another. Pure; each change is said once. */
import { problemText } from '../problems/problem-text';
import type { PaneProblem, PaneState } from '../state/types';
import { countRows, groupRows } from '../recipients/grouping';
import type { Words } from '../words';

/** What of a state is worth a word. */
export interface Spoken {
  phase: PaneState['phase'];
  secure: boolean;
  saving: PaneState['saving'];
  undoOf: string | undefined;
  undoName: string | undefined;
  problems: PaneProblem[];
  /** What is asked by the label of a mail that could be switched on. */
  label: PaneState['label'];
  missing: number;
  ready: number;
  all: number;
}

export function spokenOf(state: PaneState): Spoken {
  const counts = countRows(groupRows(state.rows));
  // what was done for several is said where it was done, with whom it left out
  const one = state.undo?.several === undefined ? state.undo : undefined;
  return {
    phase: state.phase,
    secure: state.secure,
    saving: state.saving,
    undoOf: one?.address,
    undoName: one && (one.displayName || one.address),
    problems: state.problems,
    label: state.secure || !state.canSwitchOn ? undefined : state.label,
    missing: counts.missing.length,
    ready: counts.ready,
    all: counts.all,
  };
}

/** Sentences, in the order to say them; empty when nothing worth a word changed. */
export function changesBetween(before: Spoken, after: Spoken, words: Words['pane']): string[] {
  const { announcements } = words;
  const known = new Set(before.problems.map(({ problem }) => problem));
  const sentences: string[] = [];
  for (const problem of after.problems) {
    if (known.has(problem.problem)) continue;
    const { title, text } = problemText(problem, words);
    sentences.push(`${title} ${text}`);
  }
  if (after.phase !== 'ready') return sentences;

  const justReady = before.phase !== 'ready';
  const switched = before.secure !== after.secure;
  if (switched || (justReady && after.secure)) {
    sentences.push(after.secure ? announcements.switchedOn : announcements.switchedOff);
  }
  if (after.label && (justReady || !before.label || before.label.name !== after.label.name)) {
    sentences.push(words.off.askedByLabel(after.label.name));
  }
  if (after.undoName !== undefined && after.undoOf !== before.undoOf) {
    sentences.push(announcements.changed(after.undoName));
  }
  if (after.secure) {
    const changed = before.missing !== after.missing || switched || justReady;
    if (changed && after.missing > 0) sentences.push(announcements.needsMethod(after.missing));
    const everyone = (state: Spoken) => state.secure && state.all > 0 && state.ready === state.all;
    if (everyone(after) && (!everyone(before) || justReady)) sentences.push(announcements.everyoneReady);
  }
  if (before.saving !== after.saving) {
    if (after.saving === 'saved') sentences.push(announcements.saved);
    if (after.saving === 'failed') sentences.push(announcements.notSaved);
  }
  return sentences;
}
