/** Master keys: of the environment, or in a file beside the embedded database. They wrap data keys with AES-KW (RFC 3394). */
import { hkdfSync, randomBytes, webcrypto } from 'node:crypto';
import { link, open, readFile, rm, stat } from 'node:fs/promises';
import { database as words } from '../../locales/en/database';
import type { MasterKey } from './types';

export const MASTER_KEY = 'DIRECTORY_MASTER_KEY';
export const PREVIOUS_MASTER_KEY = 'DIRECTORY_PREVIOUS_MASTER_KEY';

const BYTES = 32;

/** `current` wraps; `previous` still unwraps, until the rotation is through. */
export interface MasterKeys {
  current: MasterKey;
  previous?: MasterKey;
}

/** A key is missing, is no key, or is not kept safe. The message is for administrators and holds no key. */
export class WrongMasterKey extends Error {
  override name = 'WrongMasterKey';
}

/**
 * @param keyFile for the embedded database: where the key is, or is made, when the environment has none
 * @throws WrongMasterKey
 */
export async function readMasterKeys(
  environment: Readonly<Record<string, string | undefined>>,
  keyFile?: string,
): Promise<MasterKeys> {
  const current = environment[MASTER_KEY] || (keyFile && (await keyInFile(keyFile)));
  if (!current) throw new WrongMasterKey(words.noMasterKey(MASTER_KEY));
  const previous = environment[PREVIOUS_MASTER_KEY];
  return {
    current: await parseMasterKey(current, environment[MASTER_KEY] ? MASTER_KEY : keyFile!),
    ...(previous && { previous: await parseMasterKey(previous, PREVIOUS_MASTER_KEY) }),
  };
}

/**
 * @param text 32 bytes in base64url
 * @param name where it stood, for the message
 * @throws WrongMasterKey
 */
export async function parseMasterKey(text: string, name: string): Promise<MasterKey> {
  const trimmed = text.trim();
  const bytes = Buffer.from(trimmed, 'base64url');
  if (bytes.length !== BYTES || bytes.toString('base64url') !== trimmed.replace(/=$/, ''))
    throw new WrongMasterKey(words.wrongMasterKey(name));
  return createMasterKey(bytes);
}

async function createMasterKey(bytes: Uint8Array): Promise<MasterKey> {
  const { subtle } = webcrypto;
  const key = await subtle.importKey('raw', bytes, 'AES-KW', false, ['wrapKey', 'unwrapKey']);
  const asHmac = { name: 'HMAC', hash: 'SHA-256' };
  return {
    // says nothing of the key that it is made from
    id: Buffer.from(hkdfSync('sha256', bytes, '', 'id of the master key', 8)).toString('hex'),
    async wrap(dataKey) {
      // AES-KW of WebCrypto wraps keys, of whatever kind
      const wrapped = await subtle.importKey('raw', dataKey, asHmac, true, ['sign']);
      return new Uint8Array(await subtle.wrapKey('raw', wrapped, key, 'AES-KW'));
    },
    async unwrap(wrapped) {
      const dataKey = await subtle.unwrapKey('raw', wrapped, key, 'AES-KW', asHmac, true, ['sign']);
      return new Uint8Array(await subtle.exportKey('raw', dataKey));
    },
  };
}

/** Makes it where there is none. Of several processes at the same moment all get the same one, and no half-written key is ever there. */
async function keyInFile(file: string): Promise<string> {
  const there = await readKeyFile(file);
  if (there !== undefined) return there;
  const draft = `${file}.${randomBytes(8).toString('hex')}`;
  const handle = await open(draft, 'wx', 0o600);
  try {
    await handle.writeFile(randomBytes(BYTES).toString('base64url'));
    await handle.sync();
    await handle.close();
    await link(draft, file).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
  } finally {
    await rm(draft, { force: true });
  }
  return (await readKeyFile(file)) ?? '';
}

async function readKeyFile(file: string): Promise<string | undefined> {
  try {
    const { mode } = await stat(file);
    if (process.platform !== 'win32' && mode & 0o077) throw new WrongMasterKey(words.readableKeyFile(file));
    return await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
