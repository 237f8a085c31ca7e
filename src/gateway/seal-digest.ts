/** Tells one seal from every other, and whom it was made for. */
import { createHash } from 'node:crypto';
import * as z from 'zod';

const readers = z.array(z.looseObject({ header: z.looseObject({ kid: z.string().optional() }) }));

/**
 * @param sealed a seal that was opened (`seal/crypto/seal.ts`): `protected.recipients.iv.ciphertext.tag`
 * @returns a digest of what its key authenticates, as bytes: the list of readers can be changed by anybody, and so can bits of base64url that nobody reads
 */
export function sealDigest(sealed: string): string {
  const [, , iv = '', ciphertext = '', tag = ''] = sealed.split('.');
  const hash = createHash('sha256');
  // nonce and tag have one length each (AES-GCM), so where one ends needs no mark
  for (const part of [iv, ciphertext, tag]) hash.update(Buffer.from(part, 'base64url'));
  return hash.digest('hex');
}

/**
 * @param sealed a seal with a list of readers that can be parsed, opened or not
 * @returns the thumbprints (RFC 7638) of the gateway keys that it was made for, as it says; nobody signs them
 */
export function sealReaders(sealed: string): string[] {
  const [, list = ''] = sealed.split('.');
  const parsed = readers.parse(JSON.parse(Buffer.from(list, 'base64url').toString()));
  return parsed.flatMap(({ header }) => header.kid ?? []);
}
