/** How the state of a recipient is written in the note on the draft: one letter, a capital for a person's own choice. */
import { METHOD_IDS } from '../verification/types';
import type { MethodId } from '../verification/types';
import { MISSING } from './draft-property';

export type RecipientState = { is: 'missing' } | { is: 'not-needed' } | { is: 'ready'; method: MethodId; own: boolean };

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
  if (state.is !== 'ready') return state.is === 'missing' ? MISSING : NOT_NEEDED;
  const letter = LETTERS[state.method];
  return state.own ? letter.toUpperCase() : letter;
}

/** @returns undefined for a letter of a later version. */
export function stateFor(letter: string): RecipientState | undefined {
  if (letter === MISSING) return { is: 'missing' };
  if (letter === NOT_NEEDED) return { is: 'not-needed' };
  const small = letter.toLowerCase();
  const method = METHOD_IDS.find((id) => LETTERS[id] === small);
  return method && { is: 'ready', method, own: letter !== small };
}
