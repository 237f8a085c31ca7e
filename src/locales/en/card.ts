/** The words of the card Contact information. */

export const card = {
  title: 'Contact information',
  back: 'Back to the list',
  method: 'Verification method',
  noMethod: 'None yet. Choose one in the list.',
  notificationLanguage: 'Notification language',
  notificationLanguageHelp: 'The language of the message that tells them they have secure mail.',
  organizationDefault: (languageName: string) => `Organization's default (${languageName})`,
  noSuchLanguage: (current: string) => `No language here is called that. It stays ${current}.`,
  save: 'Save',
  saving: 'Saving…',
  saved: 'Saved, also for next time',
  notSaved: {
    full: 'It holds for this mail, but not for the next one: the memory in your mailbox is full. Make room, then save again.',
    unavailable:
      'It holds for this mail, but not for the next one: your mailbox did not answer. Try again in a moment.',
    changed: 'Not saved: another language was saved elsewhere meanwhile. Save again to replace it.',
    'not-saved': 'Not saved: Outlook did not keep it. Try again.',
  },
};

export type CardWords = typeof card;
