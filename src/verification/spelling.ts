/** How a code is read aloud: its parts in groups. Which words stand for them is for `locales` to say. */

export type Digit = '0' | '1' | '2' | '3' | '4' | '5' | '6' | '7' | '8' | '9';
/** The 26 letters that the spelling alphabet of radio and telephone has a word for. */
// prettier-ignore
export type SpelledLetter =
  | 'a' | 'b' | 'c' | 'd' | 'e' | 'f' | 'g' | 'h' | 'i' | 'j' | 'k' | 'l' | 'm'
  | 'n' | 'o' | 'p' | 'q' | 'r' | 's' | 't' | 'u' | 'v' | 'w' | 'x' | 'y' | 'z';
/** Everything else in ASCII that can be seen. */
// prettier-ignore
export const NAMED_SYMBOLS = [
  '!', '"', '#', '$', '%', '&', "'", '(', ')', '*', '+', ',', '-', '.', '/', ':',
  ';', '<', '=', '>', '?', '@', '[', '\\', ']', '^', '_', '`', '{', '|', '}', '~',
] as const;
export type NamedSymbol = (typeof NAMED_SYMBOLS)[number];

export type SpelledPart =
  | { kind: 'letter'; letter: SpelledLetter; isUpperCase: boolean }
  | { kind: 'digit'; digit: Digit }
  | { kind: 'symbol'; symbol: NamedSymbol }
  | { kind: 'space' }
  /** What has no word of its own: it stands for itself. */
  | { kind: 'other'; character: string };

/** What is said in one breath. */
export interface SpelledGroup {
  text: string;
  parts: SpelledPart[];
}

const LONGEST_GROUP = 4;

/**
 * Words and numbers stay together, in groups of at most four; a symbol or a space is a group by itself.
 * @example `tulp-77` is `tulp`, `-`, `77`; `k7wd4htx9pcr` is `k7wd`, `4htx`, `9pcr`.
 */
export function spell(code: string): SpelledGroup[] {
  const runs: string[][] = [];
  let previous: SpelledPart['kind'] | undefined;
  for (const character of charactersOf(code)) {
    const { kind } = partOf(character);
    const stands = kind === 'symbol' || kind === 'space';
    const run = runs.at(-1);
    if (run && previous !== undefined && !stands && previous !== 'symbol' && previous !== 'space') run.push(character);
    else runs.push([character]);
    previous = kind;
  }
  return runs.flatMap(inGroups).map((characters) => ({ text: characters.join(''), parts: characters.map(partOf) }));
}

/** As people see them: an accent or the parts of a flag are no characters of their own. */
function charactersOf(text: string): string[] {
  // Firefox learned it in 2024
  if (typeof Intl.Segmenter !== 'function') return [...text];
  return [...new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(text)].map(({ segment }) => segment);
}

function partOf(character: string): SpelledPart {
  if (/^[a-z]$/i.test(character)) {
    const letter = character.toLowerCase() as SpelledLetter;
    return { kind: 'letter', letter, isUpperCase: character !== letter };
  }
  if (/^[0-9]$/.test(character)) return { kind: 'digit', digit: character as Digit };
  const symbol = NAMED_SYMBOLS.find((one) => one === character);
  if (symbol) return { kind: 'symbol', symbol };
  return /^\s$/u.test(character) ? { kind: 'space' } : { kind: 'other', character };
}

/** A word and the number behind it are apart; letters and digits that take turns are not. Groups are as even as can be. */
function inGroups(run: string[]): string[][] {
  const isDigit = run.map((character) => partOf(character).kind === 'digit');
  const turns = isDigit.flatMap((digit, index) => (index > 0 && digit !== isDigit[index - 1] ? [index] : []));
  const cuts = [0, ...turns, run.length];
  const pieces = cuts.slice(1).map((end, index) => run.slice(cuts[index], end));
  const apart = pieces.every(({ length }) => length > 1) ? pieces : [run];
  return apart.flatMap(evenly);
}

function evenly(run: string[]): string[][] {
  const count = Math.ceil(run.length / LONGEST_GROUP);
  return Array.from({ length: count }, (_, index) =>
    run.slice(Math.ceil((index * run.length) / count), Math.ceil(((index + 1) * run.length) / count)),
  );
}
