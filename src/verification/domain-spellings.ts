/**
 * Both spellings of a domain, for the send gate, which compares them as they are on a draft. Loaded late, in pages of a browser only, which
 * have a way to ASCII (`domain-in-ascii.ts`) and none back: `domainToUnicode` is of Node alone.
 */
import punycode from 'punycode/punycode.js';
import { comparisonForm } from './comparison-form';

/** @param ascii as it is kept, with a `*.` in front or without. @returns in ASCII, and in letters where that is another */
export function domainSpellings(ascii: string): string[] {
  return [...new Set([ascii, inLetters(ascii)])];
}

function inLetters(ascii: string): string {
  try {
    return comparisonForm(punycode.toUnicode(ascii));
  } catch {
    return ascii; // `xn--` with nothing behind it that could be read
  }
}
