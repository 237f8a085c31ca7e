/**
 * What can be wrong in the document, and how a mistake gets its path and its words. The words come from the caller
 * (`locales/<language>/configuration.ts`), for this part knows no language. No value is ever repeated: it may be a secret.
 */
export type ExpectedKind = 'object' | 'list' | 'text' | 'true-or-false' | 'whole-number';

/** Each mistake with what its sentence needs to know. */
export interface MistakeDetails {
  'not-json': object;
  'unknown-field': { didYouMean?: string };
  'wrong-kind': { expected: ExpectedKind };
  'not-one-of': { allowed: string[] };
  'too-low': { minimum: number };
  'too-high': { maximum: number };
  'too-long': { maximum: number };
  empty: object;
  'not-one-line': object;
  twice: object;
  'not-a-domain': object;
  'domain-too-wide': object;
  'no-method-left': object;
  'no-method-strong-enough': object;
  'not-accepted': object;
  'minimum-above-maximum': { maximum: number };
  'generated-length-does-not-fit': { minimum: number; maximum: number };
  'too-few-characters': { minimum: number };
  'character-twice': object;
  'character-cannot-be-read': object;
  'not-a-language': object;
  'language-not-listed': object;
  'not-a-country': object;
  'not-a-file-beside': object;
  'not-a-service-address': object;
  'not-an-application-id': object;
  'not-a-label-id': object;
  'not-a-tenant': object;
  'not-a-scope': object;
  'two-directories': object;
  'private-key': object;
  'shared-secret': object;
  'key-part-missing': object;
  'key-part-damaged': object;
  'key-too-short': { minimumBits: number };
  'key-for-signing': object;
  'key-algorithm-does-not-fit': { allowed: string[] };
  'key-as-pem': object;
  'key-set': object;
  'key-bundle': object;
  'key-in-hardware': object;
  'key-part-standard-base64': object;
}

export type MistakeCode = keyof MistakeDetails;

/** One sentence for each mistake, which says what is wrong and what would be right. */
export type MistakeWords = { [Code in MistakeCode]: (details: MistakeDetails[Code]) => string };

/** One mistake in words: where, e.g. `accessCode.minimumLength`, and what is wrong. */
export interface ConfigurationMistake {
  path: string;
  message: string;
}

/** A mistake before it is put into words. */
export type Mistake = {
  [Code in MistakeCode]: { code: Code; path: PropertyKey[]; details: MistakeDetails[Code] };
}[MistakeCode];

export function inWords(mistake: Mistake, words: MistakeWords): ConfigurationMistake {
  const sentence = words[mistake.code] as (details: MistakeDetails[MistakeCode]) => string;
  return { path: pathText(mistake.path), message: sentence(mistake.details) };
}

// a file of noise should not fill the pane
const LONGEST_NAME = 60;

/** `gatewayKeys[0].crv`, `methods.sms-new`; names that would be unclear that way stand in brackets and quotes. The document itself is ''. */
function pathText(path: readonly PropertyKey[]): string {
  return path
    .map((part, index) => {
      if (typeof part === 'number') return `[${part}]`;
      const name = String(part).slice(0, LONGEST_NAME);
      if (!/^[\w-]+$/.test(name)) return `[${JSON.stringify(name)}]`;
      return index === 0 ? name : `.${name}`;
    })
    .join('');
}
