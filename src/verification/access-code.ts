/** Access codes: what a sender may type, whatever the mail. Lengths are in code points. */
import type { AccessCode, Parsed } from './brands';
import type { Policy } from './types';

export type AccessCodeLengths = Pick<Policy['accessCode'], 'minimumLength' | 'maximumLength'>;

export const LONGEST_ACCESS_CODE = 200;
/** For codes that were saved before: the rules of today are for codes typed today. */
export const SAVED_CODE_LENGTHS: AccessCodeLengths = { minimumLength: 1, maximumLength: LONGEST_ACCESS_CODE };

export type AccessCodeProblem =
  'empty' | 'contains-line-break' | 'unreadable-character' | 'outer-space' | 'too-short' | 'too-long';

// control characters and the two unicode line separators: nobody can pass these on by telephone
export const LINE_BREAK = /[\p{Cc}\u2028\u2029]/u;
// half a surrogate pair has no UTF-8 form, so it would reach the gateway as another code
export const UNREADABLE = /\p{Cs}/u;

/** Any unicode, in NFC. Spaces at the ends are refused, not cut: what the sender tells the recipient must be what is kept. */
export function parseAccessCode(text: string, lengths: AccessCodeLengths): Parsed<AccessCode, AccessCodeProblem> {
  const code = text.normalize('NFC');
  const problem = problemWith(code, lengths);
  return problem ? { ok: false, problem } : { ok: true, value: code as AccessCode };
}

function problemWith(code: string, lengths: AccessCodeLengths): AccessCodeProblem | undefined {
  if (code === '') return 'empty';
  if (LINE_BREAK.test(code)) return 'contains-line-break';
  if (UNREADABLE.test(code)) return 'unreadable-character';
  if (code.trim() !== code) return 'outer-space';
  const length = codePoints(code);
  if (length < lengths.minimumLength) return 'too-short';
  if (length > lengths.maximumLength) return 'too-long';
  return undefined;
}

export function codePoints(text: string): number {
  return [...text].length;
}
