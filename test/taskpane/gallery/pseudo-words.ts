/**
 * `ar-XB`: a language that nobody speaks, made from English, to see the pane from right to left. Each text is shown backwards;
 * what is put into it (names, addresses, numbers) is not.
 */
import type { Words } from '../../../src/locales/words';

export const PSEUDO_LANGUAGE = 'ar-XB';

const BACKWARDS = '\u202e';
const ISOLATED = '\u2068';
const END_OF_BACKWARDS = '\u202c';
const END_OF_ISOLATED = '\u2069';

export function pseudoWords(english: Words): Words {
  const words = backwardsWords(english);
  return { ...words, pane: { ...words.pane, language: PSEUDO_LANGUAGE, direction: 'rtl' } };
}

/** Those of a part of the pane. */
export const backwardsWords = <Part extends object>(english: Part): Part => turned(english) as Part;

function turned(value: unknown): unknown {
  if (typeof value === 'string') return backwards(value, []);
  if (typeof value === 'function')
    return (...details: unknown[]) => backwards(String(value(...details)), textsIn(details));
  if (Array.isArray(value)) return value.map(turned);
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, turned(part)]));
  return value;
}

function backwards(text: string, kept: string[]): string {
  if (text === '') return '';
  const parts = kept.length === 0 ? [text] : text.split(new RegExp(`(${kept.map(escaped).join('|')})`));
  return parts
    .filter((part) => part !== '')
    .map((part) => (kept.includes(part) ? ISOLATED + part + END_OF_ISOLATED : BACKWARDS + part + END_OF_BACKWARDS))
    .join('');
}

/** Every text that was put in; longest first, so that a part of one is not taken for it. */
function textsIn(details: unknown): string[] {
  if (typeof details === 'string') return details === '' ? [] : [details];
  if (typeof details !== 'object' || details === null) return [];
  return Object.values(details)
    .flatMap(textsIn)
    .sort((one, other) => other.length - one.length);
}

const escaped = (text: string) => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
