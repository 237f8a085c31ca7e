/**
 * Phone numbers as people type them. All knowledge of numbering plans is libphonenumber's, with its full metadata:
 * only that tells a mobile number from a landline. It is heavy (see the README), so the resolver never imports this file.
 */
import {
  isSupportedCountry,
  ParseError,
  parseIncompletePhoneNumber,
  parsePhoneNumberFromString,
  parsePhoneNumberWithError,
  validatePhoneNumberLength,
  type NumberType,
} from 'libphonenumber-js/max';
import type { Parsed, PhoneNumber } from './brands';
import { withPlainSigns } from './phone-characters';

export type PhoneNumberProblem =
  | 'empty'
  | 'not-a-number'
  | 'too-short'
  | 'too-long'
  | 'impossible'
  /** Two mobile numbers, by how it is read (`readingsOf`): whoever writes it must say which. */
  | 'ambiguous'
  | 'unknown-country'
  | 'extension'
  | 'landline'
  | 'cannot-receive-sms';

// in some plans (US, Canada) a number does not tell whether it is mobile; then the sender knows best
const RECEIVES_SMS: readonly NumberType[] = ['MOBILE', 'FIXED_LINE_OR_MOBILE'];

/**
 * @param text national or international: `06 1234 5678`, `+31 6 …`, `0031 6 …`, `+31 (0)6 …`.
 * @param defaultCountry ISO 3166-1 alpha-2, for numbers without a prefix.
 * @returns the number as E.164 when it can receive an SMS.
 */
export function parsePhoneNumber(text: string, defaultCountry: string): Parsed<PhoneNumber, PhoneNumberProblem> {
  const parsed = read(text, defaultCountry);
  return parsed.ok && abroad(text, parsed.value) ? { ok: false, problem: 'ambiguous' } : parsed;
}

/**
 * Both numbers that a text without a prefix can mean. `15145550199` in Germany is Canada's +1 514 555 0199 without its plus,
 * or the German 01514 5550199 without its zero.
 * @returns the one with a plus in front, then that of the country; `undefined` where there are no two.
 */
export function readingsOf(text: string, defaultCountry: string): [PhoneNumber, PhoneNumber] | undefined {
  const national = read(text, defaultCountry);
  const international = national.ok ? abroad(text, national.value) : undefined;
  return national.ok && international ? [international, national.value] : undefined;
}

/** A number as its country writes it leaves nothing out, so it is no question, whatever its digits are with a plus. */
function abroad(text: string, national: PhoneNumber): PhoneNumber | undefined {
  const digits = parseIncompletePhoneNumber(withPlainSigns(text));
  if (/^[+0]/.test(digits) || digits === nationalDigits(national)) return undefined;
  const international = read(`+${digits}`, '');
  return international.ok && international.value !== national ? international.value : undefined;
}

const nationalDigits = (phoneNumber: PhoneNumber) =>
  parseIncompletePhoneNumber(parsePhoneNumberFromString(phoneNumber)?.formatNational() ?? '');

function read(text: string, defaultCountry: string): Parsed<PhoneNumber, PhoneNumberProblem> {
  const typed = withPlainSigns(text).trim();
  if (typed === '') return { ok: false, problem: 'empty' };
  const parsed = parse(typed, defaultCountry);
  // "00" is not the international prefix everywhere (011 in the US), but people type it everywhere
  if (parsed.ok || !typed.startsWith('00')) return parsed;
  const international = parse(`+${typed.slice(2)}`, defaultCountry);
  return international.ok ? international : parsed;
}

function parse(typed: string, country: string): Parsed<PhoneNumber, PhoneNumberProblem> {
  const known = isSupportedCountry(country);
  if (!known && !/^[+＋]/u.test(typed)) return { ok: false, problem: 'unknown-country' };
  const options = { defaultCountry: known ? country : undefined, extract: false };
  try {
    const number = parsePhoneNumberWithError(typed, options);
    if (number.ext) return { ok: false, problem: 'extension' };
    const length = validatePhoneNumberLength(typed, options);
    if (length) return { ok: false, problem: PROBLEMS[length] ?? 'impossible' };
    if (!number.isValid()) return { ok: false, problem: 'impossible' };
    const type = number.getType();
    if (type === 'FIXED_LINE') return { ok: false, problem: 'landline' };
    if (!type || !RECEIVES_SMS.includes(type)) return { ok: false, problem: 'cannot-receive-sms' };
    return { ok: true, value: number.number as string as PhoneNumber };
  } catch (error) {
    if (!(error instanceof ParseError)) throw error;
    return { ok: false, problem: PROBLEMS[error.message] ?? 'not-a-number' };
  }
}

/** By the names of libphonenumber. */
const PROBLEMS: Record<string, PhoneNumberProblem> = {
  NOT_A_NUMBER: 'not-a-number',
  INVALID_COUNTRY: 'unknown-country',
  TOO_SHORT: 'too-short',
  TOO_LONG: 'too-long',
  INVALID_LENGTH: 'impossible',
};
