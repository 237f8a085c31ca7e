/**
 * The rules that the pane ticks off while a code is typed: those of the policy, and that the mail does not give the code away.
 * Apart from `access-code.ts`, as only an open input needs them.
 */
import { codePoints, LINE_BREAK, parseAccessCode, UNREADABLE } from './access-code';
import type { AccessCodeLengths, AccessCodeProblem } from './access-code';
import { fold, standsIn, withoutSeparators } from './folding';

/** What the recipient reads before they have typed the code. */
export interface MailText {
  subject: string;
  /** Plain text. */
  body: string;
}

/** What a code is held against. */
export interface AccessCodeContext {
  /** Absent: the mail was not read, so nothing is said about it. */
  mail?: MailText;
  /** As it stands on the draft; an address counts up to its `@`. Several, where they get the same code. */
  recipientName?: string | readonly string[];
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
  const { minimumLength, maximumLength } = lengths;
  const rules: AccessCodeRule[] = [
    { rule: 'minimum-length', minimumLength, met: length >= minimumLength },
    { rule: 'maximum-length', maximumLength, met: length > 0 && length <= maximumLength },
    { rule: 'one-line', met: code !== '' && !LINE_BREAK.test(code) && !UNREADABLE.test(code) },
    { rule: 'no-outer-space', met: code !== '' && code.trim() === code },
  ];
  const isBlank = code.trim() === '';
  const { mail, recipientName } = context;
  if (mail) rules.push({ rule: 'not-in-mail', met: !isBlank && !folded(mail).some((part) => standsIn(part, code)) });
  if (recipientName !== undefined) {
    const names = typeof recipientName === 'string' ? [recipientName] : recipientName;
    rules.push({ rule: 'not-their-name', met: !isBlank && !names.some((name) => holdsName(code, name)) });
  }
  return rules;
}

export type AccessCodeRefusal = AccessCodeProblem | 'in-this-mail' | 'their-name';

/** @returns what is wrong with the code, the first of several; `undefined` for one that meets every rule. */
export function refusalOf(
  text: string,
  lengths: AccessCodeLengths,
  context: AccessCodeContext,
): AccessCodeRefusal | undefined {
  const parsed = parseAccessCode(text, lengths);
  if (!parsed.ok) return parsed.problem;
  const broken = checkAccessCode(text, lengths, context).find(({ met }) => !met);
  return broken && (broken.rule === 'not-in-mail' ? 'in-this-mail' : 'their-name');
}

const foldedMails = new WeakMap<MailText, string[]>();

/** Subject and body apart: what ends the one and begins the other is not a code. Folded once for each reading. */
function folded(mail: MailText): string[] {
  const known = foldedMails.get(mail);
  if (known) return known;
  const parts = [fold(mail.subject), fold(mail.body)];
  foldedMails.set(mail, parts);
  return parts;
}

// shorter parts ("de", "Bo") turn up in good codes by chance
const SHORTEST_NAME_PART = 3;
// here two characters are a whole name, and none turns up by chance
const SYLLABIC = /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]/u;
const OTHER_THAN_LETTERS = /[^\p{L}\p{M}\p{N}]+/u;

/** Any part of the name, or all of it run together. */
function holdsName(code: string, recipientName: string): boolean {
  const at = recipientName.lastIndexOf('@');
  const words = (at < 0 ? recipientName : recipientName.slice(0, at)).split(OTHER_THAN_LETTERS);
  const hasCapitals = words.some(isCapitalized);
  const parts = words
    // "van", "der", "den": they stand in good codes, and tell nobody apart
    .filter((word) => !hasCapitals || !isLowerCase(word))
    .map(fold)
    .filter((word) => codePoints(word) >= SHORTEST_NAME_PART || (codePoints(word) > 1 && SYLLABIC.test(word)));
  const whole = fold(words.join(''));
  const wanted = fold(code);
  return (
    parts.some((part) => wanted.includes(part)) ||
    (codePoints(whole) >= SHORTEST_NAME_PART && withoutSeparators(wanted).includes(whole))
  );
}

const isCapitalized = (word: string) => word !== '' && !isLowerCase(word);
// what knows no case is never in lower case
const isLowerCase = (word: string) => {
  const [first = ''] = word;
  return first !== first.toUpperCase() && first === first.toLowerCase();
};
