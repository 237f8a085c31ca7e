/** One row of an import: what it says of whom, or the column that is wrong and why. The rules of the service for what is typed in the pane. */
import type { CsvColumn, Rejection } from '../../contract/administration';
import { codePoints, parseAccessCode } from '../../verification/access-code';
import { LONGEST_HINT, parseHint } from '../../verification/access-code-hint';
import type { PhoneNumber } from '../../verification/brands';
import { safeName } from '../../verification/display-name';
import { parseEmailAddress } from '../../verification/email-address';
import { parsePhoneNumber, readingsOf } from '../../verification/phone-number';
import type { CsvRow } from './csv-rows';
import { isFormula, withoutGuard } from './formulas';
import type { ImportRules } from './import-rules';

/** UTF-16 units, as on the card. */
const LONGEST_NAME = 255;
// control characters and the two unicode line separators: no database text, and no name
const NOT_TEXT = /[\p{Cc}\p{Cs}\u2028\u2029]/u;

/** What a spreadsheet saves in place of digits: `1.23E+11`, `########` of a narrow column, `#N/A` and its kin in any language. */
const SPOILED = /^(?:\d(?:[.,]\d+)?E[+-]?\d+|#+|#[\p{Lu}\d/]+[!?]|#N\/[ABD]|#NV)$/u;

export interface ImportedContact {
  /** As written, without spaces around it. */
  address: string;
  name?: string;
  item: { method: 'number'; phoneNumber: PhoneNumber } | { method: 'code'; code: string; hint?: string };
}

export type CheckedRow =
  | { ok: true; contact: ImportedContact }
  /** `address` only where it is one: in a row with shifted columns it may be a code. */
  | { ok: false; reason: Rejection; column?: CsvColumn; address?: string; readings?: PhoneNumber[] };

export function checkRow({ fields }: CsvRow, rules: Pick<ImportRules, 'defaultCountry' | 'accessCode'>): CheckedRow {
  if (!fields) return { ok: false, reason: 'wrong-number-of-fields' };
  const address = withoutGuard(fields.email_address.trim());
  const addressProblem = problemOfAddress(address);
  if (addressProblem) return { ok: false, reason: addressProblem, column: 'email_address' };

  const wrong = (column: CsvColumn, reason: Rejection) => ({ ok: false, reason, column, address }) satisfies CheckedRow;
  // also without what nobody sees, as it is kept without that: a formula may begin behind it
  const nameProblem =
    problemOfText(fields.full_name, LONGEST_NAME) ?? problemOfText(safeName(fields.full_name), LONGEST_NAME);
  if (nameProblem) return wrong('full_name', nameProblem);
  const name = safeName(withoutGuard(safeName(fields.full_name)).normalize('NFC')) || undefined;

  const number = withoutGuard(fields.phone_number.trim());
  // spaces around a code are refused, never cut: what was told to the recipient must be what is kept
  const code = withoutGuard(fields.access_code).normalize('NFC');
  if (number !== '' && code !== '') return wrong('access_code', 'number-and-code');
  if (code === '' && fields.access_code_hint.trim() !== '') return wrong('access_code_hint', 'hint-without-code');
  if (number !== '') {
    const parsed = parsePhoneNumber(number, rules.defaultCountry);
    const readings = readingsOf(number, rules.defaultCountry);
    if (readings) return { ...wrong('phone_number', 'number-ambiguous'), readings };
    if (!parsed.ok) return wrong('phone_number', 'number-wrong');
    return { ok: true, contact: { address, name, item: { method: 'number', phoneNumber: parsed.value } } };
  }
  if (code === '') return wrong('phone_number', 'neither-number-nor-code');

  if (SPOILED.test(code)) return wrong('access_code', 'spoiled-by-a-spreadsheet');
  if (!parseAccessCode(code, rules.accessCode).ok) return wrong('access_code', 'code-against-the-rules');
  const hintProblem = problemOfText(fields.access_code_hint, LONGEST_HINT, codePoints);
  if (hintProblem) return wrong('access_code_hint', hintProblem);
  const hint = parseHint(withoutGuard(fields.access_code_hint.trim()), code);
  if (!hint.ok) return wrong('access_code_hint', 'hint-holds-the-code');
  return { ok: true, contact: { address, name, item: { method: 'code', code, hint: hint.value } } };
}

function problemOfAddress(address: string): Rejection | undefined {
  if (address === '') return 'address-missing';
  const parsed = parseEmailAddress(address);
  if (parsed.ok) return undefined;
  return parsed.problem === 'too-long' ? 'too-long' : 'address-wrong';
}

function problemOfText(
  field: string,
  longest: number,
  lengthOf = (text: string) => text.length,
): Rejection | undefined {
  // a tab or a line break in front is what makes it dangerous, so before they are cut
  if (isFormula(field) || isFormula(field.trim())) return 'formula';
  const text = withoutGuard(field.trim()).normalize('NFC');
  if (NOT_TEXT.test(text)) return 'not-text';
  return lengthOf(text) > longest ? 'too-long' : undefined;
}
