/** Sentences of the gateway command; `refusals` by the reasons of `src/gateway/refusals.ts`. */
const MAKE_A_PAIR = 'Make a key pair of kind EC, as src/gateway/README.md shows.';

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
    doubled:
      'The sealed instructions stand in the message twice, as when it was secured in two kinds of Outlook. Do not deliver the message: ask the sender to copy its text to a new mail and to send that.',
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
  /** By the reasons of `src/gateway/private-key.ts`. */
  keyFileProblems: {
    'not-json': `does not hold a private key of the gateway. ${MAKE_A_PAIR}`,
    pem: `holds a key in PEM form. Turn it into a JWK, as src/gateway/README.md shows.`,
    bundle: 'holds what a key vault prints about a key. Put only what is in its "key" there.',
    'no-key': `does not hold a private key of the gateway as a JWK (EC, X25519 or RSA). ${MAKE_A_PAIR}`,
    'public-key': `holds a public key, and the gateway needs the private one. A key vault never hands that out. ${MAKE_A_PAIR}`,
    'in-hardware': `holds a key whose private half never leaves its hardware (HSM). ${MAKE_A_PAIR}`,
    'unknown-kind': `holds a key of a kind that opens no seal. ${MAKE_A_PAIR}`,
    'standard-base64':
      'holds a key in standard base64, and a JWK has base64url. Write - for each +, _ for each /, and leave the = at the end out.',
    'part-missing': 'holds a private key of which a part is missing. Copy the whole key.',
    'does-not-open': `holds a private key with which no seal could be opened when it was tried. ${MAKE_A_PAIR}`,
  },
});
