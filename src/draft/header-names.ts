/**
 * Every header this add-in writes. A small fixed set: each new name uses up a named property of the mailbox for good
 * (Exchange keeps a limited number of them), so names are never built from data.
 */

/** In clear, for a mail-flow rule: `1` while secure mail is on, absent while it is off. */
export const SECURE_MAIL_HEADER = 'x-secure-mail';
/** What the seal is made of: version, draft, number of parts, size, cover. */
export const SEAL_HEADER = 'x-secure-mail-seal';
/** The sealed instructions, cut into parts: 24 of 950 characters hold those of 500 recipients with room to spare. */
export const SEAL_PART_HEADERS: readonly string[] = Array.from({ length: 24 }, (_, i) => `x-secure-mail-${i + 1}`);

export const ALL_HEADERS: readonly string[] = [SECURE_MAIL_HEADER, SEAL_HEADER, ...SEAL_PART_HEADERS];

export const SECURE_MAIL_ON = '1';
/** Stands where a removed header came back: mail-flow rules and the gateway read it as off. */
export const SECURE_MAIL_OFF = '0';
