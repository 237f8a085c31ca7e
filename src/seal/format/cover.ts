/**
 * For which sender a seal speaks and which recipients it covers, as a short value that the launch-event script can check: it
 * cannot open a seal, as classic Outlook runs it without web cryptography.
 * Header: keyed (HMAC-SHA-256, RFC 2104), because whoever receives the message can read it, and an unkeyed digest would let
 * them try out Bcc addresses. Custom property: unkeyed, because it never leaves the mailbox.
 */
import { hmac } from '@stablelib/hmac';
import { SHA256, hash } from '@stablelib/sha256';
import type { AddressSpelling } from '../../verification/brands';

const COVER_BYTES = 16;
const DIGEST_CHARACTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_~';

/** UTF-8 without TextEncoder, which classic Outlook's script engine lacks. A lone surrogate becomes U+FFFD, as there. */
function utf8(text: string): Uint8Array {
  const escaped = encodeURIComponent(text.replace(/[\ud800-\udfff]/gu, '\ufffd'));
  return Uint8Array.from(escaped.match(/%..|./g) || [], (unit) =>
    unit.length === 3 ? parseInt(unit.slice(1), 16) : unit.charCodeAt(0),
  );
}

const hex = (bytes: Uint8Array): string =>
  Array.from(bytes.subarray(0, COVER_BYTES), (byte) => (byte + 256).toString(16).slice(1)).join('');

/** From first, as no address has a `<`; then sorted, each once: the same people give the same cover whatever their order or field. */
const canonical = ({ sender, addresses }: Covered): Uint8Array =>
  utf8([`<${sender}`].concat([...new Set(addresses)].sort()).join('\n'));

/** In every spelling that is on the draft: the gate cannot tell that two are one mailbox. */
export interface Covered {
  sender: AddressSpelling;
  addresses: Iterable<AddressSpelling>;
}

/** 32 hexadecimal digits, for the custom property. */
export function coverDigest(covered: Covered): string {
  return hex(hash(canonical(covered)));
}

/**
 * 32 hexadecimal digits, for the header.
 * @param mailboxKey the key kept in the sender's mailbox (`mailbox-key.ts`)
 */
export function coverTag(mailboxKey: string, covered: Covered): string {
  return hex(hmac(SHA256, utf8(mailboxKey), canonical(covered)));
}

/** Characters of the digest of a spelling, six bits each: to recognize it by in little room, never a proof. */
export function addressDigest(spelling: string, length: number): string {
  const digest = hash(utf8(spelling));
  let characters = '';
  for (let at = 0; at < length; at++) characters += DIGEST_CHARACTERS[digest[at]! & 63];
  return characters;
}
