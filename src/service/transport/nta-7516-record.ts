/**
 * The TXT record of NTA 7516: `v=NTA7516-1;startdate=YYYY-MM;enddate=YYYY-MM;provider=<name>;ntamx=<preference> <host>;…`. Months are
 * inclusive; unknown tags are ignored; a known tag that is damaged or stands twice damages the record.
 */
import { parseHost } from './domain-name';

export interface Nta7516Record {
  /** YYYY-MM. */
  start: string;
  end: string;
  provider?: string;
}

const VERSION = /^\s*v\s*=\s*NTA7516-1\s*(?:;|$)/i;
const TAG = /^[^\s=]+$/;
const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;
const PREFERENCE_AND_HOST = /^(\d{1,5})\s+(\S+)$/;
// people will read it: no controls, no text direction marks, no broken characters
const NAME = /^[^\p{C}\uFFFD]{1,100}$/u;
const ONCE = ['startdate', 'enddate', 'provider'];

/** Whether a domain's TXT record is meant as this one, damaged or not. */
export const claimsNta7516 = (text: string) => VERSION.test(text);

/** @returns undefined for a damaged record */
export function parseNta7516(text: string): Nta7516Record | undefined {
  if (!claimsNta7516(text)) return undefined;
  const values = new Map<string, string>();
  for (const part of text.split(';').slice(1)) {
    if (part.trim() === '') continue;
    const equals = part.indexOf('=');
    const known = part.slice(0, equals).trim().toLowerCase();
    const value = part.slice(equals + 1).trim();
    if (equals < 0 || !TAG.test(known)) return undefined;
    if (known === 'ntamx' && !isMailServer(value)) return undefined;
    if (!ONCE.includes(known)) continue;
    if (values.has(known)) return undefined;
    values.set(known, value);
  }
  const start = values.get('startdate');
  const end = values.get('enddate');
  const provider = values.get('provider');
  if (start === undefined || end === undefined || !MONTH.test(start) || !MONTH.test(end) || end < start)
    return undefined;
  if (provider !== undefined && !NAME.test(provider)) return undefined;
  return { start, end, provider };
}

function isMailServer(value: string): boolean {
  const [, preference, host] = PREFERENCE_AND_HOST.exec(value) ?? [];
  return host !== undefined && Number(preference) <= 65_535 && parseHost(host) !== undefined;
}
