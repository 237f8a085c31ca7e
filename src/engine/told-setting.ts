/**
 * A setting as frames of one mailbox tell it to each other, where every page of this address can hear: a compact JWE (RFC 7516) for
 * the mailbox's own key, so that another page learns nothing of it and can put nothing in its place. The key itself is told once,
 * when it is made, and taken by a frame that has none.
 */
import { CompactEncrypt, compactDecrypt, importJWK } from 'jose';
import * as z from 'zod/mini';
import { mailboxKeyAsJwk } from '../seal/crypto/mailbox-jwk';
import { parseMailboxKey } from '../seal/format/mailbox-key';
import { MAILBOX_KEY_SETTING } from '../draft/setting-names';
import { readMailboxKeys } from './mailbox-keys';

const TYPE = 'secure-mail-setting';
const ALGORITHM = 'A256KW';
const ENCRYPTION = 'A256GCM';

const toldSchema = z.union([z.object({ mailboxKey: z.string() }), z.object({ sealed: z.string() })]);
const settingSchema = z.object({ name: z.string(), value: z.unknown() });

type Told = z.infer<typeof toldSchema>;
export type Setting = z.infer<typeof settingSchema>;

/** @returns undefined where the mailbox has no key yet: nothing has been kept but a policy, which each frame keeps by itself */
export async function tellSetting(name: string, value: unknown): Promise<Told | undefined> {
  const [mailboxKey] = readMailboxKeys();
  if (!mailboxKey) return undefined;
  return name === MAILBOX_KEY_SETTING ? { mailboxKey } : { sealed: await sealSetting({ name, value }, mailboxKey) };
}

/** @returns undefined for whatever is not for this frame: of another mailbox, another page or another version */
export async function hearSetting(message: unknown): Promise<Setting | undefined> {
  const told = toldSchema.safeParse(message);
  if (!told.success) return undefined;
  const keys = readMailboxKeys();
  if ('mailboxKey' in told.data) {
    const value = keys.length > 0 ? undefined : parseMailboxKey(told.data.mailboxKey);
    return value ? { name: MAILBOX_KEY_SETTING, value } : undefined;
  }
  return openSetting(told.data.sealed, keys);
}

/** @param mailboxKey of whoever may read it (`mailbox-key.ts`) */
export async function sealSetting(setting: Setting, mailboxKey: string): Promise<string> {
  return new CompactEncrypt(new TextEncoder().encode(JSON.stringify(setting)))
    .setProtectedHeader({ alg: ALGORITHM, enc: ENCRYPTION, typ: TYPE })
    .encrypt(await importJWK(mailboxKeyAsJwk(mailboxKey), ALGORITHM));
}

/** @returns undefined where none of the keys opens it, or it is no setting */
export async function openSetting(sealed: string, mailboxKeys: readonly string[]): Promise<Setting | undefined> {
  for (const key of mailboxKeys) {
    const opened = await openWith(sealed, key);
    if (opened) return opened;
  }
  return undefined;
}

async function openWith(sealed: string, mailboxKey: string): Promise<Setting | undefined> {
  try {
    const key = await importJWK(mailboxKeyAsJwk(mailboxKey), ALGORITHM);
    const { plaintext, protectedHeader } = await compactDecrypt(sealed, key, {
      keyManagementAlgorithms: [ALGORITHM],
      contentEncryptionAlgorithms: [ENCRYPTION],
    });
    if (protectedHeader.typ !== TYPE) return undefined;
    return settingSchema.parse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(plaintext)));
  } catch {
    return undefined;
  }
}
