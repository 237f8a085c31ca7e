/** The words for choosing for several recipients at once. */
import type { SeveralWords } from '../en/several';
import { formatNumber } from '../format';
import { plural } from '../plural';

const language = 'nl';
const number = (count: number) => formatNumber(language, count);

export const several: SeveralWords = {
  selectAll: 'Selecteer alle getoonde',
  selected: (count, hidden) =>
    hidden > 0 ? `${number(count)} geselecteerd, ${number(hidden)} niet getoond` : `${number(count)} geselecteerd`,
  chooseForSelected: 'Kies voor de selectie',
  chooseFor: (count) => plural(language, count, { one: 'Kies voor # persoon', other: 'Kies voor # personen' }),
  menuFor: (count) =>
    plural(language, count, {
      one: 'Verificatiemethoden voor # persoon',
      other: 'Verificatiemethoden voor # personen',
    }),
  possibleForAll: 'Kan bij iedereen',
  possibleForSome: (can, cannot) => `Kan bij ${number(can)}; bij ${number(cannot)} verandert niets`,
  nothingPossible: 'Bij hen is geen methode mogelijk.',
  sameCode: (count) =>
    plural(language, count, {
      one: '# persoon krijgt deze code.',
      other: 'Alle # personen krijgen dezelfde code: ieder van hen kan hem ook voor een ander gebruiken.',
    }),
  organizationCode: {
    shared: 'Zodra u deze code gebruikt, zien al uw collega’s hem en kunnen zij hem voor hen gebruiken.',
    here: 'Bedoeld voor al uw collega’s, maar alleen in uw postvak bewaard: vertel ook hun de code.',
  },
  useFor: (count) => plural(language, count, { one: 'Gebruik voor # persoon', other: 'Gebruik voor # personen' }),
  tellTheCode: 'Vertel ieder van hen de code telefonisch of persoonlijk, nooit per e-mail.',
  done: (count, method) => plural(language, count, { one: `# persoon: ${method}.`, other: `# personen: ${method}.` }),
  stayBecause: (count, reason) =>
    plural(language, count, {
      one: `Bij # persoon verandert niets. ${reason}.`,
      other: `Bij # personen verandert niets. ${reason}.`,
    }),
  show: 'Toon hen',
};
