/** Sentences of the gateway command; `refusals` by the reasons of `src/gateway/refusals.ts`. */
export const gateway = Object.freeze({
  refusals: {
    'not-secure-mail':
      'This is not secure mail: its sender did not switch secure mail on. Deliver it as an ordinary message.',
    'no-seal':
      'Secure mail is on, but the message has no sealed instructions. Do not deliver it: ask the sender to send it again.',
    'wrong-key':
      'The instructions are sealed for another key. Try the private key that belongs to the organization’s configuration.',
    damaged:
      'The sealed instructions are damaged or were changed on the way. Do not deliver the message: ask the sender to send it again.',
    'parts-missing':
      'Parts of the sealed instructions are missing. Do not deliver the message: check which relay removes x-secure-mail headers.',
    'newer-version': 'A newer version of the add-in sealed the instructions. Update the gateway to open them.',
    'does-not-cover-envelope':
      'The message goes to somebody for whom it has no instructions. Do not deliver it: ask the sender to open it and send it again.',
    'one-mailbox-twice':
      'Two of the instructions are for one mailbox. Do not deliver the message: ask the sender to open it, to keep one of the two addresses, and to send it again.',
    'other-sender':
      'The instructions were sealed for a mail from another sender. Do not deliver it: ask the sender to open it and send it again.',
  },
  unexpected: (kind: string) =>
    `The gateway stopped because of a mistake in it (${kind}). Do not deliver the message, and report this.`,
  usage: 'Usage: npm run --silent gateway -- open MESSAGE.eml --key KEY.jwk.json [--envelope ADDRESS ...]',
  unknownCommand: (command: string) => `There is no command "${command}".`,
  noMessageFile: (file: string) => `There is no message at ${file}.`,
  unreadableMessage: (file: string) => `The message at ${file} cannot be read.`,
  emptyMessage: (file: string) => `The file ${file} is empty.`,
  noKeyFile: (file: string) => `There is no key at ${file}.`,
  unreadableKey: (file: string) => `The key at ${file} cannot be read.`,
  notAPrivateKey: (file: string) => `${file} does not hold a private key of the gateway as a JWK (EC or RSA).`,
});
