/** TXT records as text. */
import type { TxtData } from 'dns-packet';

/** The strings of one record are one text, with nothing between them. What is no UTF-8 becomes U+FFFD, which no parser here takes. */
export function textOf(data: TxtData): string {
  const parts = Array.isArray(data) ? data : [data];
  return Buffer.concat(parts.map((part) => Buffer.from(part))).toString('utf8');
}
