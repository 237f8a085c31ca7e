/** The gateway's private key from a file: a JWK (RFC 7517) or a set of them. */
import { calculateJwkThumbprint, importJWK } from 'jose';
import type { JWK } from 'jose';
import * as z from 'zod';

const privateKey = z.looseObject({ kty: z.enum(['EC', 'OKP', 'RSA']), d: z.string().min(1) });
const keyFile = z.union([
  z.object({ keys: z.array(privateKey).min(1) }),
  privateKey.transform((key) => ({ keys: [key] })),
]);

const ALGORITHM = { EC: 'ECDH-ES+A256KW', OKP: 'ECDH-ES+A256KW', RSA: 'RSA-OAEP-256' } as const;

/** @returns undefined for anything but private keys that can open a seal. Nothing of the text is told on. */
export async function parsePrivateKeys(text: string): Promise<JWK[] | undefined> {
  try {
    const { keys } = keyFile.parse(JSON.parse(text));
    for (const key of keys) {
      await calculateJwkThumbprint(key);
      await importJWK(key, ALGORITHM[key.kty]);
    }
    return keys;
  } catch {
    return undefined;
  }
}
