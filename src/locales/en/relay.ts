/** What the gateway's relay says to senders, in refusals and bounces, and to whoever runs it. */
export const relay = Object.freeze({
  banner: 'secure mail gateway',
  /** After 550: the sender's server shows it in its report. */
  refused: (sentence: string) => `Not sent: ${sentence}`,
  replayed:
    'the choices on this mail were made for another mail. Open it, check Recipient verification, and send it again.',
  otherKey: 'its choices were sealed with another key. Open the mail again and send it.',
  headerProblems: {
    'bare-cr':
      'its header has a carriage return in the middle of a line, which no mail may have. Send it with Outlook.',
    'too-long': 'its header is longer than that of any mail that people write. Send it with Outlook.',
  },
  withoutMessageId: 'it has no Message-ID, so it cannot be told from a copy. Send it with Outlook.',
  tooLarge: (megabytes: number) => `it is larger than ${megabytes} MB.`,
  notFromHere: 'This server takes mail from its own organization only.',
  later: 'The mail cannot be handed on now. It will be tried again.',
  methodHasNoWords:
    'the organization’s mail service cannot verify one of the recipients in the way that was chosen. Choose SMS or an account for them and send it again.',
  languageHasNoWords:
    'the organization’s mail service cannot notify one of the recipients in the language that was chosen. Take the language off their contact card and send it again.',
  addressHasNoWords:
    'the organization’s mail service cannot verify an address with such characters by SMS. Choose another way and send it again.',
  looksLikeNormalMail:
    'the organization’s mail service could not tell it from normal mail. Choose SMS for everybody on it and send it again, or ask your administrator.',
  hasTheirHeaders: 'it has headers that only the gateway may write. Send it with Outlook.',
  refusedByReceiver: (status: number) => `the organization’s mail service does not take it (${status}).`,
  refusedByNextHop: (code: number) => `The next mail server refuses this address (${code}).`,
  notNowByNextHop: (code: number) =>
    code > 0 ? `The next mail server does not take it now (${code}).` : 'The next mail server does not take it now.',
  notToEverybody: 'it was not delivered to everybody. Ask your recipients who has it before you send it again.',
  bounceSubject: 'Not delivered to everybody',
  bounceText: (subject: string, refused: { address: string; sentence: string }[]) =>
    [
      `Your secure mail “${subject}” could not be delivered to these people:`,
      '',
      ...refused.map(({ address, sentence }) => `  ${address}: ${sentence}`),
      '',
      'Everybody else on it has received it. Check the addresses, and send it again to these people only.',
      '',
    ].join('\r\n'),
  running: (host: string, port: number) => `The gateway listens on ${host}:${port}.`,
  stopping: 'The gateway stops after the mail that is under way.',
  noSettings: (file: string) =>
    `There are no settings at ${file}. Name the file: npm run gateway -- relay SETTINGS.json`,
  settingsNotJson: (file: string) => `${file} is not JSON.`,
  settingsWrong: (file: string, mistakes: string[]) =>
    `${file} has mistakes:\n${mistakes.map((one) => `  ${one}`).join('\n')}`,
  unreadable: (file: string) => `${file} cannot be read.`,
  portTaken: (port: number) => `Port ${port} is taken. Stop what uses it, or set another in "listen".`,
});
