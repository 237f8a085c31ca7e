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
  organizationCode: (name: string) =>
    `All your colleagues can see this code and use it for ${name}, once you have sent this mail.`,
  changeOrganizationCode: 'Change organization access code',
  organizationCodeInUse: (name: string) =>
    `There is a code already, and your colleagues may use it. Once you have sent this mail, yours takes its place for all of you. Tell ${name} in time.`,
  noLongerPossible: (reason: string) => `This method is no longer possible. ${reason}. What you typed is kept.`,
};

export type InputWords = typeof input;
