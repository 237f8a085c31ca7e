/**
 * Which recipients a seal covers, as a short value that the launch-event script can check: it cannot open a seal, as classic
 * Outlook runs it without web cryptography.
 * Header: keyed (HMAC-SHA-256, RFC 2104), because whoever receives the message can read it, and an unkeyed digest would let
 * them try out Bcc addresses. Custom property: unkeyed, because it never leaves the mailbox.
 */
import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { EmailAddress } from '../verification/brands';

const COVER_BYTES = 16;
const HINT_CHARACTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_~';

/** UTF-8 without TextEncoder, which classic Outlook's script engine lacks. A lone surrogate becomes U+FFFD, as there. */
function utf8(text: string): Uint8Array {
  const escaped = encodeURIComponent(text.replace(/[\ud800-\udfff]/gu, '\ufffd'));
  return Uint8Array.from(escaped.match(/%..|./g) ?? [], (unit) =>
    unit.length === 3 ? parseInt(unit.slice(1), 16) : unit.charCodeAt(0),
  );
}

/** Sorted, each address once: the same recipients give the same cover whatever their order or field. */
const canonical = (addresses: Iterable<EmailAddress>): Uint8Array => utf8([...new Set(addresses)].sort().join('\n'));

/** 32 hexadecimal digits, for the custom property. */
export function coverDigest(addresses: Iterable<EmailAddress>): string {
  return bytesToHex(sha256(canonical(addresses)).subarray(0, COVER_BYTES));
}

/**
 * 32 hexadecimal digits, for the header.
 * @param mailboxKey the key kept in the sender's mailbox (`mailbox-key.ts`)
 */
export function coverTag(mailboxKey: string, addresses: Iterable<EmailAddress>): string {
  return bytesToHex(hmac(sha256, utf8(mailboxKey), canonical(addresses)).subarray(0, COVER_BYTES));
}

/** Characters of an address's digest, six bits each: a hint to recognize it by in little room, never a proof. */
export function addressHint(address: EmailAddress, length: number): string {
  const digest = sha256(utf8(address));
  let hint = '';
  for (let at = 0; at < length; at++) hint += HINT_CHARACTERS[digest[at]! & 63];
  return hint;
}
