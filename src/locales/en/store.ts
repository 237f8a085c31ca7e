/** What is wrong with a value that the directory service was told: for the programs that call it, and their logs. English only. */
export const storeWords = {
  noAddress: 'This is not an email address.',
  noMoment: 'This is not a date, or not one in UTC.',
  noPage: 'This is not where a page of the audit ended.',
  noLanguage: 'This is not a language tag, such as "nl" or "de-CH".',
  notOneLine: 'This must be one line of readable text.',
  tooLong: (characters: number) => `This is longer than ${characters} characters in the form in which it is kept.`,
  provedTooEarly: 'No number was proved that long ago.',
  numberMissing: 'This method needs the number.',
  numberOfOtherMethod: 'Only a known number goes with a number.',
  codeMissing: 'This method needs the code that was typed.',
  settingElsewhere: "This is set in the add-in's own file, not here. Remove it.",
  days: (minimum: number, maximum: number) => `This must be a whole number of days, ${minimum} to ${maximum}.`,
  code: {
    empty: 'The code is empty.',
    'contains-line-break': 'The code must be one line.',
    'unreadable-character': 'The code holds a character that cannot be passed on.',
    'outer-space': 'The code must not begin or end with a space.',
    'too-short': 'The code is shorter than the organization allows.',
    'too-long': 'The code is longer than the organization allows.',
  },
  hint: {
    'contains-line-break': 'The hint must be one line.',
    'unreadable-character': 'The hint holds a character that cannot be passed on.',
    'too-long': 'The hint is too long.',
    'contains-code': 'The hint gives the code away.',
  },
};
