/**
 * Branded strings. Only a parser makes one: `parseEmailAddress` (`email-address.ts`), `parsePhoneNumber`
 * (`phone-number.ts`), `parseAccessCode` (`access-code.ts`), `parseLanguageTag` (`language-tag.ts`).
 */
declare const brand: unique symbol;
type Branded<Name extends string> = string & { readonly [brand]: Name };
declare const spelling: unique symbol;

/**
 * One mailbox, one text: whatever its case, normalization, needless quotes, and spelling of the domain. The key wherever
 * something is kept or compared for a recipient.
 */
export type EmailAddress = Branded<'EmailAddress'> & AddressSpelling;
/** An address as one draft writes it, in lower case and NFC (`comparison-form.ts`): all that the send gate can compare. */
export type AddressSpelling = string & { readonly [spelling]: true };
/** E.164, e.g. `+31612345678`. */
export type PhoneNumber = Branded<'PhoneNumber'>;
export type AccessCode = Branded<'AccessCode'>;
/** BCP 47, canonical, e.g. `nl` or `de-CH`. */
export type LanguageTag = Branded<'LanguageTag'>;

/** What a parser answers: a value, or a named problem that `locales` has a sentence for. */
export type Parsed<Value, Problem extends string> = { ok: true; value: Value } | { ok: false; problem: Problem };
