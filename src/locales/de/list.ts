/** The words of the list of recipients and of its menu. */
import type { ListWords, MenuWords } from '../en/list';
import { formatList, formatNumber } from '../format';
import { plural } from '../plural';

const language = 'de';
const number = (count: number) => formatNumber(language, count);

export const list: ListWords = {
  title: 'Empfängerverifizierung',
  field: { to: 'An', cc: 'Cc', bcc: 'Bcc' },
  alsoIn: (fields) => `auch in ${formatList(language, fields)}`,
  distributionList: 'Verteilerliste',
  contactInformationOf: (address) => `${address}: Kontaktdaten`,
  verificationMethodFor: (address, shown) => `${shown}: Verifizierungsmethode für ${address}`,
  chooseMethod: 'Methode wählen',
  beingLookedUp: 'Wird gesucht…',
  readingCode: 'Der Code wird gelesen…',
  codeNotRead:
    'Der gespeicherte Code konnte nicht gelesen werden. Versuchen Sie es erneut oder wählen Sie eine andere Methode.',
  codeNotAllowed:
    'Sie dürfen den gespeicherten Code nicht lesen. Wählen Sie eine andere Methode oder fragen Sie Ihre Administration.',
  useSavedCode: 'Diesen Code verwenden',
  colleaguesNeedNothing: (count) =>
    plural(language, count, { one: '# Person intern: nichts nötig', other: '# Personen intern: nichts nötig' }),
  peopleNeedNothing: (count) =>
    plural(language, count, { one: '# Person: nichts nötig', other: '# Personen: nichts nötig' }),
  needsNothingBecause: { 'own-domain': 'Intern', 'trusted-domain': 'Vertraute Organisation' },

  tools: {
    title: 'In der Liste suchen',
    filter: 'Nach Name oder Adresse filtern',
    clear: 'Filter löschen',
    needsMethod: 'Ohne Methode',
    shown: (shown, all) => `${number(shown)} von ${number(all)} angezeigt`,
    nobodyFound: (text, needsMethod) => {
      if (text === '') return 'Alle haben eine Methode.';
      return `${needsMethod ? 'Niemand ohne Methode' : 'Niemand'} mit „${text}“ in Name oder Adresse.`;
    },
    showAll: 'Alle anzeigen',
    selectSeveral: 'Mehrere wählen',
    people: (count) => plural(language, count, { one: '# Person', other: '# Personen' }),
  },
};

export const menu: MenuWords = {
  of: (name) => `Verifizierungsmethoden für ${name}`,
  notAvailable: (count) => plural(language, count, { other: '# nicht verfügbar' }),
  showSavedCodes: 'Gespeicherte Codes anzeigen',
  nothingAvailable: 'Hier ist keine Methode möglich.',
  aboutLists: 'Eine Liste: Wer darauf steht, ist hier nicht bekannt. Methoden für eine einzelne Person gehen nicht.',
};
