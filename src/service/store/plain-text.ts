/** Names: one line that a database and a screen can hold, and no longer than the contract takes, as an answer that breaks it fails a whole draft. */
import { LONGEST_NAME } from '../../contract/values';
import { LINE_BREAK, UNREADABLE } from '../../verification/access-code';
import { safeName } from '../../verification/display-name';
import { storeWords } from '../../locales/en/store';
import type { Caller } from './types';
import { WrongValue } from './types';

const UNFIT = new RegExp(`${LINE_BREAK.source}|${UNREADABLE.source}`, 'gu');

/** For names that nobody typed here: what cannot be kept of them is left out. @returns `undefined` where nothing is left */
export function tidiedName(name: string | undefined): string | undefined {
  const whole = safeName((name ?? '').normalize('NFC').replace(UNFIT, ' '));
  // half of a character at the cut is unreadable
  const tidied = safeName(whole.slice(0, LONGEST_NAME).replace(UNFIT, ''));
  return tidied === '' ? undefined : tidied;
}

/** @throws WrongValue at `path` */
export function typedName(name: string, path: string): string {
  const tidied = safeName(name.normalize('NFC'));
  if (tidied === '' || name.trim().search(UNFIT) >= 0) throw new WrongValue([{ path, message: storeWords.notOneLine }]);
  // NFC may be longer than what was typed
  if (tidied.length > LONGEST_NAME) throw new WrongValue([{ path, message: storeWords.tooLong(LONGEST_NAME) }]);
  return tidied;
}

export const personName = ({ name }: Caller): string | undefined => tidiedName(name);
