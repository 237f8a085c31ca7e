/** Months as NTA 7516 means them: in the Netherlands, where the certificates are given out. */

const IN_AMSTERDAM = new Intl.DateTimeFormat('en', { timeZone: 'Europe/Amsterdam', year: 'numeric', month: '2-digit' });

/** @returns YYYY-MM */
export function monthOf(moment: Date): string {
  const parts = Object.fromEntries(IN_AMSTERDAM.formatToParts(moment).map(({ type, value }) => [type, value]));
  return `${parts.year?.padStart(4, '0')}-${parts.month}`;
}

/** @returns the seconds from `now` until the month changes, where that is less than `seconds`; else `seconds` */
export function secondsWithinMonth(now: Date, seconds: number): number {
  const month = monthOf(now);
  const isSame = (after: number) => monthOf(new Date(now.getTime() + after * 1000)) === month;
  if (isSame(seconds)) return seconds;
  let [within, beyond] = [0, seconds];
  while (beyond - within > 1) {
    const middle = Math.floor((within + beyond) / 2);
    if (isSame(middle)) within = middle;
    else beyond = middle;
  }
  return within;
}
