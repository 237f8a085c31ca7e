/** Access codes: what a sender may type, and the rules the pane ticks off while they do. Lengths are in code points. */
import type { AccessCode, Parsed } from './brands';
import type { Policy } from './types';

export type AccessCodeLengths = Pick<Policy['accessCode'], 'minimumLength' | 'maximumLength'>;

export const LONGEST_ACCESS_CODE = 200;
/** For codes that were saved before: the rules of today are for codes typed today. */
export const SAVED_CODE_LENGTHS: AccessCodeLengths = { minimumLength: 1, maximumLength: LONGEST_ACCESS_CODE };

export type AccessCodeProblem =
  'empty' | 'contains-line-break' | 'unreadable-character' | 'outer-space' | 'too-short' | 'too-long';

// control characters and the two unicode line separators: nobody can pass these on by telephone
const LINE_BREAK = /[\p{Cc}\u2028\u2029]/u;
// half a surrogate pair has no UTF-8 form, so it would reach the gateway as another code
const UNREADABLE = /\p{Cs}/u;

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

/** What the code is held against: the mail it protects must not give it away. */
export interface AccessCodeContext {
  subject?: string;
  /** Plain text. */
  body?: string;
  recipientName?: string;
}

export type AccessCodeRule =
  | { rule: 'minimum-length'; minimumLength: number; met: boolean }
  | { rule: 'maximum-length'; maximumLength: number; met: boolean }
  | { rule: 'one-line'; met: boolean }
  | { rule: 'no-outer-space'; met: boolean }
  | { rule: 'not-in-mail'; met: boolean }
  | { rule: 'not-their-name'; met: boolean };

/** Every rule with whether it is met. A rule about the mail or the name is there only when that is in the context. */
export function checkAccessCode(
  text: string,
  lengths: AccessCodeLengths,
  context: AccessCodeContext = {},
): AccessCodeRule[] {
  const code = text.normalize('NFC');
  const length = codePoints(code);
  const rules: AccessCodeRule[] = [
    { rule: 'minimum-length', minimumLength: lengths.minimumLength, met: length >= lengths.minimumLength },
    {
      rule: 'maximum-length',
      maximumLength: lengths.maximumLength,
      met: length > 0 && length <= lengths.maximumLength,
    },
    { rule: 'one-line', met: code !== '' && !LINE_BREAK.test(code) && !UNREADABLE.test(code) },
    { rule: 'no-outer-space', met: code !== '' && code.trim() === code },
  ];
  if (context.subject !== undefined || context.body !== undefined) {
    const mail = fold(`${context.subject ?? ''}\n${context.body ?? ''}`);
    rules.push({ rule: 'not-in-mail', met: code.trim() !== '' && !mail.includes(fold(code.trim())) });
  }
  if (context.recipientName !== undefined) {
    const name = fold(context.recipientName).split(/[^\p{L}\p{M}\p{N}]+/u);
    const parts = name.filter((part) => codePoints(part) >= SHORTEST_NAME_PART);
    rules.push({ rule: 'not-their-name', met: code !== '' && !parts.some((part) => fold(code).includes(part)) });
  }
  return rules;
}

// shorter parts ("de", "Bo") turn up in good codes by chance
const SHORTEST_NAME_PART = 3;

export const LONGEST_HINT = 100;

export type HintProblem = 'contains-line-break' | 'unreadable-character' | 'too-long' | 'contains-code';

/** A hint is optional: nothing typed gives `undefined`. The recipient sees it before the code, so it may not hold the code. */
export function parseHint(text: string, code: string): Parsed<string | undefined, HintProblem> {
  const hint = text.normalize('NFC').trim();
  if (hint === '') return { ok: true, value: undefined };
  if (LINE_BREAK.test(hint)) return { ok: false, problem: 'contains-line-break' };
  if (UNREADABLE.test(hint)) return { ok: false, problem: 'unreadable-character' };
  if (codePoints(hint) > LONGEST_HINT) return { ok: false, problem: 'too-long' };
  if (code !== '' && fold(hint).includes(fold(code))) return { ok: false, problem: 'contains-code' };
  return { ok: true, value: hint };
}

function fold(text: string): string {
  return text.normalize('NFC').toLowerCase();
}

function codePoints(text: string): number {
  return [...text].length;
}
