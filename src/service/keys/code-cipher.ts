/** AES-256-GCM for one code: nonce, ciphertext and tag in one piece, bound to where the code stands. */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { parseEmailAddress } from '../../verification/email-address';
import type { CodePlace } from './types';

const ALGORITHM = 'aes-256-gcm';
/** Bytes. Random nonces of 96 bits are good for 2^32 codes under one key; a tenant has far fewer. */
const NONCE = 12;
const TAG = 16;

export function encryptCode(key: KeyObject, place: CodePlace, code: string): Uint8Array {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv(ALGORITHM, key, nonce, { authTagLength: TAG });
  cipher.setAAD(associatedData(place));
  return Buffer.concat([nonce, cipher.update(code, 'utf8'), cipher.final(), cipher.getAuthTag()]);
}

/** @throws when it belongs to another place, another key, or is damaged */
export function decryptCode(key: KeyObject, place: CodePlace, sealed: Uint8Array): string {
  if (sealed.length < NONCE + TAG) throw new Error('too short for an encrypted code');
  const decipher = createDecipheriv(ALGORITHM, key, sealed.subarray(0, NONCE), { authTagLength: TAG });
  decipher.setAAD(associatedData(formerPlace(place)));
  decipher.setAuthTag(sealed.subarray(-TAG));
  return Buffer.concat([decipher.update(sealed.subarray(NONCE, -TAG)), decipher.final()]).toString('utf8');
}

/** @throws where it was encrypted for somebody else: who can write in the database must not move codes */
function formerPlace({ boundTo, ...place }: CodePlace): CodePlace {
  if (boundTo === undefined || boundTo === null) return place;
  const parsed = parseEmailAddress(boundTo);
  if (!parsed.ok || parsed.value !== place.address) throw new Error('bound to another address');
  return { ...place, address: boundTo };
}

/** As JSON, so that no two places have the same: quotes and what stands between the parts cannot be in a part unescaped. */
export function associatedData({ tenant, address, owner }: CodePlace): Buffer {
  return Buffer.from(JSON.stringify(['access code', tenant.toLowerCase(), address, owner.toLowerCase()]));
}
