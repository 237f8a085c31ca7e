/**
 * How the state of a recipient is written in the note on the draft: one letter. A capital is a person's own choice that stands;
 * a letter of the second half is one that no longer does, so that nothing is chosen in its place without them.
 */
import { METHOD_IDS } from '../../verification/types';
import type { MethodId } from '../../verification/types';
import { isWithdrawn, MISSING, WITHDRAWN } from './note';

export type RecipientState =
  { is: 'missing'; withdrawn?: MethodId } | { is: 'not-needed' } | { is: 'ready'; method: MethodId; own: boolean };

const NOT_NEEDED = '.';
// saved drafts hold them: a letter is never used anew
const LETTERS: Record<MethodId, string> = {
  account: 'a',
  'sms-known': 'b',
  'organization-code-saved': 'c',
  'access-code-saved': 'd',
  'transport-security': 'e',
  'sms-new': 'f',
  'organization-code-new': 'g',
  'access-code-new': 'h',
  'verification-email': 'i',
};

export function letterOf(state: RecipientState): string {
  if (state.is === 'not-needed') return NOT_NEEDED;
  if (state.is === 'missing') return state.withdrawn ? moved(LETTERS[state.withdrawn], +WITHDRAWN) : MISSING;
  const letter = LETTERS[state.method];
  return state.own ? letter.toUpperCase() : letter;
}

/** @returns undefined for a letter of a later version. */
export function stateFor(letter: string): RecipientState | undefined {
  if (letter === MISSING) return { is: 'missing' };
  if (letter === NOT_NEEDED) return { is: 'not-needed' };
  const small = letter.toLowerCase();
  const withdrawn = isWithdrawn(letter);
  const wanted = withdrawn ? moved(letter, -WITHDRAWN) : small;
  const method = METHOD_IDS.find((id) => LETTERS[id] === wanted);
  if (!method) return undefined;
  return withdrawn ? { is: 'missing', withdrawn: method } : { is: 'ready', method, own: letter !== small };
}

const moved = (letter: string, by: number): string => String.fromCharCode(letter.charCodeAt(0) + by);
