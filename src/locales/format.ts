/** Numbers, dates and lists as a language writes them. Plurals have a file of their own. */

export const formatNumber = (language: string, number: number): string =>
  new Intl.NumberFormat(language).format(number);

/** @param date ISO 8601; shown as it is where it is none. */
export function formatDay(language: string, date: string): string {
  const time = Date.parse(date);
  if (Number.isNaN(time)) return date;
  return new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(time);
}

/** @param month `YYYY-MM`; shown as it is where it is none. */
export function formatMonth(language: string, month: string): string {
  const time = Date.parse(`${month}-01`);
  if (!/^\d{4}-\d{2}$/.test(month) || Number.isNaN(time)) return month;
  return new Intl.DateTimeFormat(language, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(time);
}

/** `To and Cc`; with `disjunction` `To or Cc`. */
export const formatList = (
  language: string,
  items: readonly string[],
  type: Intl.ListFormatType = 'conjunction',
): string => new Intl.ListFormat(language, { type }).format(items);
