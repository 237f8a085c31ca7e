/** Branded values for tests, made by the parsers that the product uses. */
import type { AccessCode, EmailAddress, LanguageTag, Parsed, PhoneNumber } from '../../src/verification/brands';
import { SAVED_CODE_LENGTHS, parseAccessCode } from '../../src/verification/access-code';
import { parseEmailAddress } from '../../src/verification/email-address';
import { parseLanguageTag } from '../../src/verification/language-tag';

function value<Value, Problem extends string>(parsed: Parsed<Value, Problem>): Value {
  if (!parsed.ok) throw new Error(parsed.problem);
  return parsed.value;
}

export const address = (text: string): EmailAddress => value(parseEmailAddress(text));
export const code = (text: string): AccessCode => value(parseAccessCode(text, SAVED_CODE_LENGTHS));
export const language = (text: string): LanguageTag => value(parseLanguageTag(text));
/** E.164 already: the parser of numbers is tested elsewhere. */
export const phone = (text: string) => text as PhoneNumber;
