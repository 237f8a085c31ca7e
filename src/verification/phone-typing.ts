/**
 * A number in its groups while it is typed, with the caret after the same digits as before. Heavy, as `phone-number.ts`:
 * where the groups are is libphonenumber's to say.
 */
import {
  AsYouType,
  findPhoneNumbersInText,
  isSupportedCountry,
  parseIncompletePhoneNumber,
} from 'libphonenumber-js/max';
import { looksLikeNumber, withPlainSigns } from './phone-characters';
import { formatPhoneNumber } from './phone-format';
import { parsePhoneNumber } from './phone-number';

/** A text field: what stands in it, and before which character the caret is (in UTF-16 units). */
export interface FieldText {
  text: string;
  caret: number;
}

export interface Deletion {
  /** The text before it. */
  from: string;
  direction: 'backward' | 'forward';
}

/**
 * @param typed the field as the browser left it. Text that is no (part of a) number is given back as it is.
 * @param country ISO 3166-1 alpha-2; what counts for numbers without a prefix.
 * @param deletion of one character: where that was only a separator, the digit beside it goes, or else nobody could get past it.
 */
export function groupWhileTyping(typed: FieldText, country: string, deletion?: Deletion): FieldText {
  const text = withPlainSigns(typed.text);
  if (!looksLikeNumber(text)) return typed;
  let digits = parseIncompletePhoneNumber(text);
  let before = parseIncompletePhoneNumber(withPlainSigns(typed.text.slice(0, typed.caret))).length;
  if (deletion && removedNoDigit(typed.text, digits, deletion)) {
    const gone = deletion.direction === 'backward' ? before - 1 : before;
    digits = digits.slice(0, Math.max(gone, 0)) + digits.slice(gone + 1);
    before = Math.max(Math.min(before, gone), 0);
  }
  const grouped = new AsYouType(isSupportedCountry(country) ? country : undefined).input(digits);
  // the library leaves nothing out; should it ever, the digits count
  const shown = parseIncompletePhoneNumber(grouped) === digits ? grouped : digits;
  return { text: shown, caret: after(shown, before, digits.length) };
}

function removedNoDigit(text: string, digits: string, { from }: Deletion): boolean {
  return text.length < from.length && parseIncompletePhoneNumber(withPlainSigns(from)) === digits;
}

/** Behind so many signs of the number; behind all of them is the end, also where a bracket closes there. */
function after(shown: string, count: number, all: number): number {
  if (count >= all) return shown.length;
  let caret = 0;
  for (let seen = 0; seen < count; caret++) if (/[\d+]/.test(shown.charAt(caret))) seen++;
  return caret;
}

/**
 * What was pasted, if it is a single number with words around it: `tel:+31612345678`, `+31 (0)6-12345678`, `Mobile: 06 …`.
 * Where other digits are beside it (an extension, a second number), nothing is dropped: the text goes in as it was copied.
 * @returns the number as it is shown internationally.
 */
export function readPasted(text: string, country: string): string | undefined {
  const plain = withPlainSigns(text);
  const whole = parsePhoneNumber(plain, country);
  if (whole.ok) return formatPhoneNumber(whole.value);
  const defaultCountry = isSupportedCountry(country) ? country : undefined;
  const [found, ...others] = findPhoneNumbersInText(plain, { defaultCountry, extended: false });
  if (!found || others.length > 0 || found.number.ext) return undefined;
  if (/\p{Nd}/u.test(plain.slice(0, found.startsAt) + plain.slice(found.endsAt))) return undefined;
  // what was found, not the library's reading of it: that would pick where a text can be read in two ways
  const parsed = parsePhoneNumber(plain.slice(found.startsAt, found.endsAt), country);
  return parsed.ok ? formatPhoneNumber(parsed.value) : undefined;
}
