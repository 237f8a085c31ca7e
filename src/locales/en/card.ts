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
  saved: 'Saved',
  notSaved: {
    full: 'Not saved: the memory in your mailbox is full. Go back and make room, then save again.',
    unavailable: 'Not saved: the directory cannot be reached. Try again in a moment.',
    'not-saved': 'Not saved: Outlook did not keep it. Try again.',
  },
};
