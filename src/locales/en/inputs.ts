/** The words of what is typed under a row: numbers and codes. */

export const input = {
  cancel: 'Cancel',
  country: 'Country',
  mobileNumber: 'Mobile number',
  numberWillBe: (formatted: string) => `The SMS goes to ${formatted}`,
  numberHelp: 'Type it as you know it, with or without country code.',
  useNumber: 'Use this number',
  code: 'Code',
  codePlaceholder: 'Type or generate one',
  showCode: 'Show code',
  hideCode: 'Hide code',
  copyCode: 'Copy code',
  codeCopied: 'Code copied',
  copyBlocked: 'Copying is blocked here. The code is selected: press Ctrl+C, or ⌘C on a Mac.',
  generateCode: 'Generate a code',
  codeGenerated: 'A new code is filled in',
  noCodeFound: 'No code could be found that meets all the rules. Type one yourself.',
  readAloud: 'Read aloud',
  hint: 'Hint (optional)',
  hintHelp: 'They see it when they are asked for the code.',
  useCode: 'Use this code',
  ruleMet: 'met',
  ruleNotMet: 'not yet met',
  ruleBroken: 'not met',
  rules: 'Rules for the code',
  mailNotRead: 'Outlook did not say what is in this mail. Make sure yourself that the code is not in it.',
  /** `shared`: by a directory service. `here`: in this mailbox, as there is none. */
  organizationCode: {
    shared: (name: string) => `As soon as you use this code, all your colleagues can see it and use it for ${name}.`,
    here: (name: string) =>
      `Meant for all your colleagues, but kept in your mailbox only: tell them the code, too, so that they can use it for ${name}.`,
  },
  changeOrganizationCode: 'Change organization access code',
  organizationCodeInUse: {
    shared: (name: string) =>
      `There is a code already, and your colleagues may use it. As soon as you use yours, it takes the place of the first for all of you. Tell ${name} in time.`,
    here: (name: string) =>
      `There is a code already, and your colleagues may use it. Once you have sent this mail, yours takes its place in your mailbox. Tell ${name} and them in time.`,
  },
  noLongerPossible: (reason: string) => `This method is no longer possible. ${reason}. What you typed is kept.`,
};

export type InputWords = typeof input;
