/**
 * How the state of a recipient is written in the note on the draft: one character. A tag-list has room for eighteen methods; those after
 * the ninth make a note version 2, which an earlier add-in holds and leaves as it is.
 */
import { METHOD_IDS } from '../../verification/types';
import type { MethodId } from '../../verification/types';
import { MISSING } from './note';

export type RecipientState =
  { is: 'missing'; withdrawn?: MethodId } | { is: 'not-needed' } | { is: 'ready'; method: MethodId; own: boolean };

const NOT_NEEDED = '.';
/**
 * Chosen by itself, picked by a person, and picked but no longer possible (from `j` on, see `isWithdrawn`). Saved drafts hold them: a
 * letter is never used anew. Free: `J` to `Z`, digits, `_`, `:` and `,` for the first two, `s` to `z` and `~` for the third.
 */
const LETTERS: Record<MethodId, string> = {
  account: 'aAj',
  'sms-known': 'bBk',
  'organization-code-saved': 'cCl',
  'access-code-saved': 'dDm',
  'transport-security': 'eEn',
  'sms-new': 'fFo',
  'organization-code-new': 'gGp',
  'access-code-new': 'hHq',
  'verification-email': 'iIr',
};

/** Version 1 wherever it can say it: an add-in of that version takes any other note for damaged. */
export const noteVersion = (letters: readonly string[]): '1' | '2' =>
  letters.every((letter) => /^[-.a-rA-I]$/.test(letter)) ? '1' : '2';

export function letterOf(state: RecipientState): string {
  if (state.is === 'not-needed') return NOT_NEEDED;
  if (state.is === 'ready') return LETTERS[state.method].charAt(state.own ? 1 : 0);
  return state.withdrawn ? LETTERS[state.withdrawn].charAt(2) : MISSING;
}

/** @returns undefined for a letter of a later version. */
export function stateFor(letter: string): RecipientState | undefined {
  if (letter === MISSING) return { is: 'missing' };
  if (letter === NOT_NEEDED) return { is: 'not-needed' };
  const method = METHOD_IDS.find((id) => LETTERS[id].includes(letter));
  if (!method) return undefined;
  const place = LETTERS[method].indexOf(letter);
  return place === 2 ? { is: 'missing', withdrawn: method } : { is: 'ready', method, own: place === 1 };
}
