/** How the words for single characters make up what is read aloud. The letters are the same in every language: that is their point. */
import type { Digit, NamedSymbol, SpelledLetter, SpelledPart } from '../verification/spelling';

/** The spelling alphabet of ICAO, known as NATO's, in its official spelling. */
const LETTERS: Record<SpelledLetter, string> = {
  a: 'Alfa',
  b: 'Bravo',
  c: 'Charlie',
  d: 'Delta',
  e: 'Echo',
  f: 'Foxtrot',
  g: 'Golf',
  h: 'Hotel',
  i: 'India',
  j: 'Juliett',
  k: 'Kilo',
  l: 'Lima',
  m: 'Mike',
  n: 'November',
  o: 'Oscar',
  p: 'Papa',
  q: 'Quebec',
  r: 'Romeo',
  s: 'Sierra',
  t: 'Tango',
  u: 'Uniform',
  v: 'Victor',
  w: 'Whiskey',
  x: 'X-ray',
  y: 'Yankee',
  z: 'Zulu',
};

/** What a language adds to the letters. */
export interface CharacterWords {
  /** @param word for the letter: `Tango`. */
  upperCase(word: string): string;
  space: string;
  digits: Record<Digit, string>;
  symbols: Record<NamedSymbol, string>;
}

export interface SpellingWords {
  /** One group: "tango, capital Uniform, seven". */
  spoken(parts: readonly SpelledPart[]): string;
}

export const spellingWith = (words: CharacterWords): SpellingWords => ({
  spoken: (parts) => parts.map((part) => wordFor(part, words)).join(', '),
});

function wordFor(part: SpelledPart, { upperCase, space, digits, symbols }: CharacterWords): string {
  switch (part.kind) {
    case 'letter':
      return part.isUpperCase ? upperCase(LETTERS[part.letter]) : LETTERS[part.letter].toLowerCase();
    case 'digit':
      return digits[part.digit];
    case 'symbol':
      return symbols[part.symbol];
    case 'space':
      return space;
    case 'other':
      return part.character;
  }
}
