/**
 * Every header this add-in writes. A small fixed set: each new name uses up a named property of the mailbox for good
 * (Exchange keeps a limited number of them), so names are never built from data.
 */

/** In clear, for a mail-flow rule: `1` while secure mail is on. */
export const SECURE_MAIL_HEADER = 'x-secure-mail';
/** What the seal is made of: version, draft, number of parts, size, cover. */
export const SEAL_HEADER = 'x-secure-mail-seal';
/** The sealed instructions, cut into parts: enough for 500 recipients, each with a code and a hint. */
export const SEAL_PART_HEADERS: readonly string[] = Array.from({ length: 30 }, (_, i) => `x-secure-mail-${i + 1}`);

export const ALL_HEADERS: readonly string[] = [SECURE_MAIL_HEADER, SEAL_HEADER, ...SEAL_PART_HEADERS];

export const SECURE_MAIL_ON = '1';
/**
 * In any of them: read as if the header were not there. Headers are overwritten with it and never removed, as in some clients
 * a removed one leaves with the mail all the same, or cannot be set again.
 */
export const SECURE_MAIL_OFF = '0';
