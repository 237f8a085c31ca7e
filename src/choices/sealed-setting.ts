/** A setting as frames of one mailbox tell it to each other: a compact JWE (RFC 7516) for the mailbox's own key. */
import { CompactEncrypt, compactDecrypt, importJWK } from 'jose';
import * as z from 'zod/mini';
import { mailboxKeyAsJwk } from '../draft/mailbox-key';

const TYPE = 'secure-mail-setting';
const ALGORITHM = 'A256KW';
const ENCRYPTION = 'A256GCM';

/** @param key the mailbox's own (`mailbox-key.ts`) */
export async function sealSetting(name: string, value: unknown, key: string): Promise<string> {
  const plaintext = new TextEncoder().encode(JSON.stringify({ name, value }));
  return new CompactEncrypt(plaintext)
    .setProtectedHeader({ alg: ALGORITHM, enc: ENCRYPTION, typ: TYPE })
    .encrypt(await importJWK(mailboxKeyAsJwk(key), ALGORITHM));
}

const settingSchema = z.object({ name: z.string(), value: z.unknown() });

/** @returns undefined where this key does not open it */
export async function openSetting(sealed: string, key: string): Promise<z.infer<typeof settingSchema> | undefined> {
  try {
    const { plaintext, protectedHeader } = await compactDecrypt(
      sealed,
      await importJWK(mailboxKeyAsJwk(key), ALGORITHM),
      {
        keyManagementAlgorithms: [ALGORITHM],
        contentEncryptionAlgorithms: [ENCRYPTION],
      },
    );
    if (protectedHeader.typ !== TYPE) return undefined;
    return settingSchema.parse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(plaintext)));
  } catch {
    return undefined;
  }
}
