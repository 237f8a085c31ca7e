/**
 * The mailbox of a From field, from the field as it is in the message (RFC 5322, 6532): parsed before anything in it
 * is decoded, so that an encoded word (RFC 2047) never gives an address.
 */
import emailAddresses from 'email-addresses';

/** The parser takes up to 2 seconds for this much nonsense, and no mail has more. */
const MAXIMUM_LENGTH = 8 * 1024;

/**
 * A name may hold encoded words, dots and at signs without quotes, as real mail has them.
 * @param value unfolded, not decoded
 * @returns undefined for none, several, a group, and what is no mailbox. The local part is in quotes.
 */
export function oneMailbox(value: string): string | undefined {
  if (Buffer.byteLength(value) > MAXIMUM_LENGTH) return undefined;
  const [mailbox, ...others] = parse(value);
  if (mailbox?.type !== 'mailbox' || others.length > 0) return undefined;
  // the parser takes quotes and escapes off: put back, or `"\"sam\""@x` would read as `"sam"@x`
  return `"${mailbox.local.replace(/["\\]/g, '\\$&')}"@${mailbox.domain}`;
}

function parse(input: string) {
  try {
    return emailAddresses({ input, rfc6532: true, atInDisplayName: true, startAt: 'from' })?.addresses ?? [];
  } catch (error) {
    // comments in comments, deeper than it can go
    if (error instanceof RangeError) return [];
    throw error;
  }
}
