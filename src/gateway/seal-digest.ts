/** Tells one seal from every other. */
import { createHash } from 'node:crypto';

/**
 * @param sealed a seal that was opened (`draft/seal.ts`): `protected.recipients.iv.ciphertext.tag`
 * @returns a digest of what its key authenticates, as bytes: the list of readers can be changed by anybody, and so can bits of base64url that nobody reads
 */
export function sealDigest(sealed: string): string {
  const [, , iv = '', ciphertext = '', tag = ''] = sealed.split('.');
  const hash = createHash('sha256');
  // nonce and tag have one length each (AES-GCM), so where one ends needs no mark
  for (const part of [iv, ciphertext, tag]) hash.update(Buffer.from(part, 'base64url'));
  return hash.digest('hex');
}
