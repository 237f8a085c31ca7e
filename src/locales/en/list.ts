/** The words of the list of recipients and of its menu. */
import { formatList, formatNumber } from '../format';
import { plural } from '../plural';

const language = 'en';
const number = (count: number) => formatNumber(language, count);

export const list = {
  title: 'Recipient verification',
  field: { to: 'To', cc: 'Cc', bcc: 'Bcc' },
  alsoIn: (fields: string[]) => `also in ${formatList(language, fields)}`,
  distributionList: 'Distribution list',
  /** What a button shows comes first in its name, for those who call it by what they see (WCAG 2.5.3). */
  contactInformationOf: (address: string) => `${address}: contact information`,
  /** @param shown on the button. */
  verificationMethodFor: (address: string, shown: string) => `${shown}: verification method for ${address}`,
  chooseMethod: 'Choose method',
  beingLookedUp: 'Looking up…',
  readingCode: 'Reading the code…',
  codeNotRead: 'The saved code could not be read. Try again, or choose another method.',
  codeNotAllowed: 'You may not read the saved code. Choose another method, or ask your administrator.',
  useSavedCode: 'Use that code',
  colleaguesNeedNothing: (count: number) =>
    plural(language, count, { one: '# colleague needs nothing', other: '# colleagues need nothing' }),
  peopleNeedNothing: (count: number) =>
    plural(language, count, { one: '# person needs nothing', other: '# people need nothing' }),
  needsNothingBecause: { 'own-domain': 'Colleague', 'trusted-domain': 'Trusted organization' },

  /** Above a long list. */
  tools: {
    title: 'Find in the list',
    filter: 'Filter by name or address',
    clear: 'Clear the filter',
    needsMethod: 'Needs a method',
    shown: (shown: number, all: number) => `${number(shown)} of ${number(all)} shown`,
    nobodyFound: (text: string, needsMethod: boolean) => {
      if (text === '') return 'Nobody needs a method.';
      return `${needsMethod ? 'Nobody who needs a method' : 'Nobody'} has “${text}” in their name or address.`;
    },
    showAll: 'Show everyone',
    selectSeveral: 'Select several',
    people: (count: number) => plural(language, count, { one: '# person', other: '# people' }),
  },
};

export const menu = {
  of: (name: string) => `Verification methods for ${name}`,
  notAvailable: (count: number) => plural(language, count, { one: '# not available', other: '# not available' }),
  showSavedCodes: 'Show saved codes',
  nothingAvailable: 'No method is possible for this recipient.',
  aboutLists: 'A list: who is on it is not known here. Methods for one person are not offered.',
};

export type ListWords = typeof list;
export type MenuWords = typeof menu;
