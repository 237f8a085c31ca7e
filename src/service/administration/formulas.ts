/**
 * Text that a spreadsheet would run as a formula (OWASP, CSV injection; CWE-1236). An export puts an apostrophe before it, an import takes one
 * away. Text that has apostrophes before such a sign of its own gets one more, so that the way back is exact for every text.
 */

// the wide forms count too, as spreadsheets in East Asian languages take them for the plain ones
const SIGN = '[=+\\-@＝＋－＠]';
const FORMULA = /^[=+\-@\t\r＝＋－＠]/u;
const GUARDED = /^'+[=+\-@\t\r＝＋－＠]/u;
/** What parts cells where the list separator is not a comma: a field with it is cut in two there, whatever quotes are around it. */
const NEXT_CELL = '[;\\t\\r\\n][\\s"]*';
const INNER_FORMULA = new RegExp(`${NEXT_CELL}${SIGN}`, 'u');
const TO_GUARD = new RegExp(`(${NEXT_CELL})('*${SIGN})`, 'gu');
const TO_FREE = new RegExp(`(${NEXT_CELL})'('*${SIGN})`, 'gu');

/** At its beginning, or where a spreadsheet may begin another cell. */
export const isFormula = (text: string): boolean => FORMULA.test(text) || INNER_FORMULA.test(text);

export function withGuard(text: string): string {
  const guarded = text.replace(TO_GUARD, "$1'$2");
  return FORMULA.test(guarded) || GUARDED.test(guarded) ? `'${guarded}` : guarded;
}

export const withoutGuard = (text: string): string =>
  (GUARDED.test(text) ? text.slice(1) : text).replace(TO_FREE, '$1$2');
