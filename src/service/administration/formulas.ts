/**
 * Text that a spreadsheet would run as a formula (OWASP, CSV injection; CWE-1236). An export puts an apostrophe before it, an import takes one
 * away. Text that has apostrophes before such a sign of its own gets one more, so that the way back is exact for every text.
 */

// the wide forms count too, as spreadsheets in East Asian languages take them for the plain ones
const FORMULA = /^[=+\-@\t\r＝＋－＠]/u;
const GUARDED = /^'+[=+\-@\t\r＝＋－＠]/u;

export const isFormula = (text: string): boolean => FORMULA.test(text);

export const withGuard = (text: string): string => (FORMULA.test(text) || GUARDED.test(text) ? `'${text}` : text);

export const withoutGuard = (text: string): string => (GUARDED.test(text) ? text.slice(1) : text);
