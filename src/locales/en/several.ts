/** The words for choosing for several recipients at once. Loaded late: most mails go to few people. */
import { formatNumber } from '../format';
import { plural } from '../plural';

const language = 'en';
const number = (count: number) => formatNumber(language, count);

export const several = {
  selectAll: 'Select all shown',
  selected: (count: number, hidden: number) =>
    hidden > 0 ? `${number(count)} selected, ${number(hidden)} of them not shown` : `${number(count)} selected`,
  chooseForSelected: 'Choose for those selected',
  chooseFor: (count: number) => plural(language, count, { one: 'Choose for # person', other: 'Choose for # people' }),
  menuFor: (count: number) =>
    plural(language, count, { one: 'Verification methods for # person', other: 'Verification methods for # people' }),
  possibleForAll: 'Possible for all of them',
  possibleForSome: (can: number, cannot: number) => `Possible for ${number(can)}; ${number(cannot)} stay as they are`,
  nothingPossible: 'No method is possible for them.',
  sameCode: (count: number) =>
    plural(language, count, {
      one: '# person gets this code.',
      other: 'All # people get the same code: each of them can use it in place of another.',
    }),
  organizationCode: {
    shared: 'As soon as you use this code, all your colleagues can see it and use it for them.',
    here: 'Meant for all your colleagues, but kept in your mailbox only: tell them the code, too.',
  },
  useFor: (count: number) => plural(language, count, { one: 'Use for # person', other: 'Use for # people' }),
  tellTheCode: 'Tell each of them the code by phone or in person, never by email.',
  done: (count: number, method: string) =>
    plural(language, count, { one: `# person: ${method}.`, other: `# people: ${method}.` }),
  /** @param reason sentences without the last full stop. */
  stayBecause: (count: number, reason: string) =>
    plural(language, count, {
      one: `# person stays as they are. ${reason}.`,
      other: `# people stay as they are. ${reason}.`,
    }),
  show: 'Show them',
};

export type SeveralWords = typeof several;
