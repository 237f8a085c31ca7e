/** What may stand in a phone number as people write it, before anything is known of the number. */

/** Copied numbers carry invisible direction marks, hard spaces and wide signs, and begin with `tel:` (RFC 3966). */
export function withPlainSigns(text: string): string {
  return text
    .replace(/\p{Cf}/gu, '')
    .replace(/\s/gu, ' ')
    .replace(/\uff0b/g, '+')
    .trimStart()
    .replace(/^tel:/i, '');
}

/** Digits of any script, one plus in front, and what people put between the groups. */
export function looksLikeNumber(text: string): boolean {
  return /^\s*\+?[\p{Nd}\s().\p{Pd}/]*$/u.test(text);
}
