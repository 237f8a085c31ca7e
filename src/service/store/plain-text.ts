/** Names: one line that a database and a screen can hold. */
import { LINE_BREAK, UNREADABLE } from '../../verification/access-code';
import { storeWords } from '../../locales/en/store';
import type { Caller } from './types';
import { WrongValue } from './types';

const LONGEST_NAME = 255;
const UNFIT = new RegExp(`${LINE_BREAK.source}|${UNREADABLE.source}`, 'gu');

/** For names that nobody typed here: what cannot be kept of them is left out. @returns `undefined` where nothing is left */
export function tidiedName(name: string | undefined): string | undefined {
  // cut by characters, as half of one is unreadable
  const tidied = [...(name ?? '').normalize('NFC').replace(UNFIT, ' ').trim()].slice(0, LONGEST_NAME).join('').trim();
  return tidied === '' ? undefined : tidied;
}

/** @throws WrongValue at `path` */
export function typedName(name: string, path: string): string {
  const tidied = name.normalize('NFC').trim();
  if (tidied === '' || tidied.search(UNFIT) >= 0) throw new WrongValue([{ path, message: storeWords.notOneLine }]);
  return tidied;
}

export const personName = ({ name }: Caller): string | undefined => tidiedName(name);
