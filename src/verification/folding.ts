/** Whether a code stands in a text, as the eye reads both: without regard to case, accents, line breaks and grouping. */

// the two joiners and soft hyphens are not seen; accents of our alphabets are easily left out
const UNSEEN = /[\p{Cf}\u0300-\u036f]/gu;
/** What people put between groups of characters. */
const SEPARATORS = /[\s\p{Pd}.]/gu;
const BETWEEN = '[\\s\\p{Pd}.]*';
const OUTSIDE = '[^\\p{L}\\p{N}]';

/** Fewer characters turn up in any text once its spaces are gone. */
const SHORTEST_GROUPED = 4;

/** For comparing only. Compatibility forms count as the plain ones: full-width digits, ligatures. */
export function fold(text: string): string {
  return text.normalize('NFKD').toLowerCase().replace(UNSEEN, '').normalize('NFC');
}

/** @param folded by `fold`. */
export function withoutSeparators(folded: string): string {
  return folded.replace(SEPARATORS, '');
}

/**
 * True where the code stands in the text as it is, or in groups: `4821 3705`, `4821-3705`, or cut by a line break. A code in
 * groups begins and ends where a word does, so that letters that only happen to follow each other do not count.
 * @param foldedText by `fold`; a mail may be long, and is asked about at each key.
 */
export function standsIn(foldedText: string, code: string): boolean {
  const wanted = fold(code).trim();
  if (foldedText.includes(wanted)) return true;
  const characters = [...withoutSeparators(wanted)];
  if (characters.length < SHORTEST_GROUPED) return false;
  // quick, and says no nearly always: making the expression takes a thousand times as long
  if (!withoutSeparators(foldedText).includes(characters.join(''))) return false;
  const inGroups = characters.map((one) => `\\u{${one.codePointAt(0)!.toString(16)}}`).join(BETWEEN);
  // a look behind would be plainer; Safari learned it late
  return new RegExp(`(?:^|${OUTSIDE})${inGroups}(?:${OUTSIDE}|$)`, 'u').test(foldedText);
}
