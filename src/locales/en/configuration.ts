/** Mistakes in the organization's configuration, as the pane and `npm run config -- check` show them after the path. */
import { formatList } from '../format';

const kinds = {
  object: 'an object: { … }',
  list: 'a list: [ … ]',
  text: 'text between quotes',
  'true-or-false': 'true or false, without quotes',
  'whole-number': 'a whole number, without quotes',
} as const;

type English = typeof configurationMistakes;

/** What another language must have. */
export type ConfigurationMistakes = { [Code in keyof English]: (...details: Parameters<English[Code]>) => string };

/** Sentences by the code of the mistake; the types are held where they are used (`MistakeWords` of the configuration). */
export const configurationMistakes = Object.freeze({
  'not-json': () => 'This is not JSON. Run "npm run config -- check" with this file to find the place.',
  'unknown-field': ({ didYouMean }: { didYouMean?: string }) =>
    didYouMean === undefined
      ? 'There is no such field. Remove it.'
      : `There is no such field. Did you mean "${didYouMean}"?`,
  'wrong-kind': ({ expected }: { expected: keyof typeof kinds }) => `This must be ${kinds[expected]}.`,
  'not-one-of': ({ allowed }: { allowed: string[] }) => `This must be ${oneOf(allowed)}.`,
  'too-low': ({ minimum }: { minimum: number }) => `This must be ${minimum} or more.`,
  'too-high': ({ maximum }: { maximum: number }) => `This must be ${maximum} or less.`,
  'too-long': ({ maximum }: { maximum: number }) => `This must be ${maximum} characters or fewer.`,
  empty: () => 'This must not be empty. Fill it in, or remove the field to get the default.',
  'not-one-line': () => 'This must be one line, without line breaks or tabs.',
  twice: () => 'This stands in the list twice. Remove one of them.',
  'not-a-domain': () => 'This is not a domain. Write it like example.org, or *.example.org with all below it.',
  'domain-too-wide': () => 'This takes in domains of strangers. Name the domain, like *.example.org.',
  'no-method-left': () => 'Every method is switched off, so no mail could be secured. Switch at least one on.',
  'no-method-strong-enough': () =>
    'Every method that is as strong as this one is switched off. Name a weaker one, or switch one on.',
  'not-accepted': () => 'This is chosen without a click but not accepted. Add it to transport.accepted too.',
  'minimum-above-maximum': ({ maximum }: { maximum: number }) =>
    `The shortest length is above the longest, ${maximum}. No code could meet both.`,
  'generated-length-does-not-fit': ({ minimum, maximum }: { minimum: number; maximum: number }) =>
    `Generated codes must meet your own rules. This must be ${minimum} to ${maximum}.`,
  'too-few-characters': ({ minimum }: { minimum: number }) =>
    `Codes of so few characters are easy to guess. List ${minimum} characters or more.`,
  'character-twice': () => 'A character stands here twice, and would be drawn more often. Remove one of them.',
  'character-cannot-be-read': () =>
    'This holds a character that cannot be read aloud. Use letters, digits and signs, without spaces or emoji.',
  'not-a-language': () => 'This is not a language tag. Write it like nl or de-CH.',
  'language-not-listed': () => 'The default must be one of notificationLanguages. Add it there, or pick another.',
  'not-a-country': () => 'This is not a country code. Write its two letters, like NL.',
  'not-a-file-beside': () => 'This must be a JSON file beside the add-in, like directory.json; no web address.',
  'not-a-service-address': () =>
    'This must be the https address of your directory service, like https://directory.example.org, without ? or #.',
  'not-an-application-id': () =>
    'This is not the id of an application. Copy the application (client) ID from Entra ID.',
  'not-a-label-id': () => 'This is not the id of a sensitivity label. Copy it from Get-Label in PowerShell.',
  'not-a-tenant': () => 'This is not a tenant. Write its ID, or a domain like example.org.',
  'not-a-scope': () => 'This is not one scope. Write it like api://…/access_as_user.',
  'two-directories': () => 'There can be one directory. Remove this, or the directory service.',
  'private-key': () =>
    'THIS IS A PRIVATE KEY. Everybody can read this file: make a new key pair, and put only the public key here.',
  'shared-secret': () =>
    'THIS IS A SECRET KEY. Everybody can read this file: make a new key pair, and put only the public key here.',
  'key-part-missing': () => 'This part of the key is missing. Copy the whole public key of the gateway.',
  'key-part-damaged': () => 'This part of the key is damaged. Copy the public key of the gateway again.',
  'key-too-short': ({ minimumBits }: { minimumBits: number }) =>
    `This key is too short. Use one of ${minimumBits} bits or more.`,
  'key-for-signing': () => 'This key is for signing. Use one for encryption ("use": "enc").',
  'key-algorithm-does-not-fit': ({ allowed }: { allowed: string[] }) =>
    `This does not go with this kind of key. It must be ${oneOf(allowed)}, or absent.`,
  'key-as-pem': () =>
    'This is a key in PEM form. Turn it into a JWK, { "kty": … }, as src/configuration/README.md shows.',
  'key-set': () => 'This is a set of keys. Put only the keys in its "keys" here.',
  'key-bundle': () => 'This is what a key vault prints about a key. Put only what is in its "key" here.',
  'key-in-hardware': () =>
    'The private half of this key never leaves its hardware (HSM), so no gateway can open mail with it. Make a key pair of kind EC or RSA outside of it.',
  'key-part-standard-base64': () =>
    'This is standard base64, and a JWK has base64url. Write - for each +, _ for each /, and leave the = at the end out.',
});

function oneOf(values: string[]): string {
  return formatList('en', values, 'disjunction');
}
