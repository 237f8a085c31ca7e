/** The words of the list of recipients and of its menu. */
import type { ListWords, MenuWords } from '../en/list';
import { formatList, formatNumber } from '../format';
import { plural } from '../plural';

const language = 'nl';
const number = (count: number) => formatNumber(language, count);

export const list: ListWords = {
  title: 'Ontvangersverificatie',
  field: { to: 'Aan', cc: 'CC', bcc: 'BCC' },
  alsoIn: (fields) => `ook in ${formatList(language, fields)}`,
  distributionList: 'Distributielijst',
  contactInformationOf: (address) => `${address}: contactgegevens`,
  verificationMethodFor: (address, shown) => `${shown}: verificatiemethode voor ${address}`,
  chooseMethod: 'Kies een methode',
  beingLookedUp: 'Wordt opgezocht…',
  readingCode: 'De code wordt gelezen…',
  codeNotRead: 'De opgeslagen code kon niet worden gelezen. Probeer het opnieuw of kies een andere methode.',
  codeNotAllowed: 'U mag de opgeslagen code niet lezen. Kies een andere methode of vraag het uw beheerder.',
  useSavedCode: 'Gebruik die code',
  colleaguesNeedNothing: (count) =>
    plural(language, count, { one: '# collega: niets nodig', other: '# collega’s: niets nodig' }),
  peopleNeedNothing: (count) =>
    plural(language, count, { one: '# persoon: niets nodig', other: '# personen: niets nodig' }),
  needsNothingBecause: { 'own-domain': 'Collega', 'trusted-domain': 'Vertrouwde organisatie' },

  tools: {
    title: 'Zoeken in de lijst',
    filter: 'Zoek op naam of adres',
    clear: 'Filter wissen',
    needsMethod: 'Zonder methode',
    shown: (shown, all) => `${number(shown)} van ${number(all)} getoond`,
    nobodyFound: (text, needsMethod) => {
      if (text === '') return 'Iedereen heeft een methode.';
      return `${needsMethod ? 'Niemand zonder methode' : 'Niemand'} met “${text}” in naam of adres.`;
    },
    showAll: 'Toon iedereen',
    selectSeveral: 'Meerdere kiezen',
    people: (count) => plural(language, count, { one: '# persoon', other: '# personen' }),
  },
};

export const menu: MenuWords = {
  of: (name) => `Verificatiemethoden voor ${name}`,
  notAvailable: (count) => plural(language, count, { other: '# niet beschikbaar' }),
  showSavedCodes: 'Toon opgeslagen codes',
  nothingAvailable: 'Voor deze ontvanger is geen methode mogelijk.',
  aboutLists: 'Een lijst: wie erop staat, is hier niet bekend. Methoden voor één persoon kunnen niet.',
};
