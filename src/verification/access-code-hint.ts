/** Hints for access codes. */
import { codePoints, LINE_BREAK, UNREADABLE } from './access-code';
import type { Parsed } from './brands';
import { fold, standsIn } from './folding';

export const LONGEST_HINT = 100;

export type HintProblem = 'contains-line-break' | 'unreadable-character' | 'too-long' | 'contains-code';

/** A hint is optional: nothing typed gives `undefined`. The recipient sees it before the code, so it may not hold the code. */
export function parseHint(text: string, code: string): Parsed<string | undefined, HintProblem> {
  const hint = text.normalize('NFC').trim();
  if (hint === '') return { ok: true, value: undefined };
  if (LINE_BREAK.test(hint)) return { ok: false, problem: 'contains-line-break' };
  if (UNREADABLE.test(hint)) return { ok: false, problem: 'unreadable-character' };
  if (codePoints(hint) > LONGEST_HINT) return { ok: false, problem: 'too-long' };
  if (code.trim() !== '' && standsIn(fold(hint), code)) return { ok: false, problem: 'contains-code' };
  return { ok: true, value: hint };
}
