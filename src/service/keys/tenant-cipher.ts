/** Encrypts a tenant's codes, and what is given out for an hour. Call it before a transaction, not within one: it may need a connection. */
import { createHmac } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { EncryptJWT, decodeProtectedHeader, jwtDecrypt } from 'jose';
import { decryptCode, encryptCode } from './code-cipher';
import type { KeyCache } from './key-cache';
import { AUDIT_VERSION } from './stored-keys';
import { CodeUnreadable } from './types';
import type { TenantCipher } from './types';

/** Seconds for which what was sealed can be opened. */
export const SEALED_FOR = 3_600;

/** @param now milliseconds; absent: the clock of this machine */
export function createTenantCipher(cache: KeyCache, now: () => number = Date.now): TenantCipher {
  const keyOf = async (tenant: string, version: number, purpose: 'codes' | 'undo' | 'audit'): Promise<KeyObject> => {
    const key = (await cache.keysOf(tenant, version)).of(version, purpose);
    if (!key) throw new CodeUnreadable('the key is not there any more');
    return key;
  };

  return {
    async encrypt(place, code) {
      const keys = await cache.keysOf(place.tenant);
      return { keyVersion: keys.newest, sealed: encryptCode(keys.of(keys.newest, 'codes')!, place, code) };
    },
    async decrypt(place, keyVersion, sealed) {
      const key = await keyOf(place.tenant, keyVersion, 'codes');
      try {
        return decryptCode(key, place, sealed);
      } catch (cause) {
        throw new CodeUnreadable('the code does not decrypt', { cause });
      }
    },
    async digest(tenant, address) {
      return createHmac('sha256', await keyOf(tenant, AUDIT_VERSION, 'audit'))
        .update(address)
        .digest();
    },
    async seal(tenant, content) {
      const keys = await cache.keysOf(tenant);
      const seconds = Math.floor(now() / 1_000);
      return new EncryptJWT({ content })
        .setProtectedHeader({ alg: 'dir', enc: 'A256GCM', kid: String(keys.newest) })
        .setAudience(tenant.toLowerCase())
        .setExpirationTime(seconds + SEALED_FOR)
        .encrypt(keys.of(keys.newest, 'undo')!);
    },
    async open(tenant, sealed) {
      const version = Number(decodeProtectedHeader(sealed).kid);
      const { payload } = await jwtDecrypt(sealed, await keyOf(tenant, version, 'undo'), {
        keyManagementAlgorithms: ['dir'],
        contentEncryptionAlgorithms: ['A256GCM'],
        audience: tenant.toLowerCase(),
        requiredClaims: ['exp'],
        currentDate: new Date(now()),
      });
      return payload.content;
    },
  };
}
