/**
 * Words that load late (the card, several at once, spelling) are read once, as a page of the product
 * has one language for life. The gallery changes its language in place, so their contents change.
 */
import { card as de } from '../../../src/locales/de/card';
import { several as severalDe } from '../../../src/locales/de/several';
import { spelling as spellingDe } from '../../../src/locales/de/spelling';
import { card as en } from '../../../src/locales/en/card';
import { several as severalEn } from '../../../src/locales/en/several';
import { spelling as spellingEn } from '../../../src/locales/en/spelling';
import { card as fr } from '../../../src/locales/fr/card';
import { several as severalFr } from '../../../src/locales/fr/several';
import { spelling as spellingFr } from '../../../src/locales/fr/spelling';
import { card as nl } from '../../../src/locales/nl/card';
import { several as severalNl } from '../../../src/locales/nl/several';
import { spelling as spellingNl } from '../../../src/locales/nl/spelling';
import { PSEUDO_LANGUAGE, backwardsWords } from './pseudo-words';

const LATE: Record<string, object>[] = [
  { en, nl, de, fr },
  { en: severalEn, nl: severalNl, de: severalDe, fr: severalFr },
  { en: spellingEn, nl: spellingNl, de: spellingDe, fr: spellingFr },
];
const WRITTEN = LATE.map((byLanguage) =>
  Object.fromEntries(Object.entries(byLanguage).map(([language, words]) => [language, { ...words }])),
);

/** Whichever object a part of the pane has read, it says this language from its next rendering on. */
export function setLateWords(language: string): void {
  for (const [index, byLanguage] of LATE.entries()) {
    const written = WRITTEN[index]!;
    const words = language === PSEUDO_LANGUAGE ? backwardsWords(written['en']!) : written[language];
    for (const read of Object.values(byLanguage)) Object.assign(read, words);
  }
}
