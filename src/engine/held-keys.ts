/**
 * Keys of a mailbox that this client made, for the first weeks. Another client that was started
 * before then knows nothing of such a key, and may save its older copy over it: the drafts that are
 * sealed with it could not be opened any more, and the saved copy neither.
 *
 * The mailbox is the only place that other pages at this address cannot read, and it is the place
 * that loses the key. So for this while alone it is kept in the browser: encrypted (a compact JWE) with
 * a key that no script can take out of the browser's database. That hides it from whoever reads the
 * local storage. It does not hide it from a hostile page at this address, which can decrypt as we do.
 * Such a page can also hear the key when it is made (`told-setting.ts`); SECURITY.md says so. Loaded late.
 */
import { CompactEncrypt, compactDecrypt } from 'jose';
import * as z from 'zod/mini';
import { dayOf } from '../directory/day';
import { parseMailboxKey } from '../seal/format/mailbox-key';
import { HELD_KEYS } from './this-client';

/** Longer than most clients run without a restart. */
const HELD_FOR_DAYS = 30;
/** Of all mailboxes of the browser. */
const MAXIMUM_HELD = 10;
const ALGORITHM = 'dir';
const ENCRYPTION = 'A256GCM';
const DATABASE = 'secure-mail';
const STORE = 'keys';
const NAME = 'browser';

const entrySchema = z.object({ on: z.int(), sealed: z.string() });
const contentSchema = z.object({ mailbox: z.string(), key: z.string() });
type Entry = z.infer<typeof entrySchema>;

const today = () => dayOf(new Date().toISOString());

/** Never rejects: where it cannot be kept, another client may win for good. */
export async function holdKey(key: string, mailbox: string): Promise<void> {
  try {
    const content = new TextEncoder().encode(JSON.stringify({ mailbox: nameOf(mailbox), key }));
    const sealed = await new CompactEncrypt(content)
      .setProtectedHeader({ alg: ALGORITHM, enc: ENCRYPTION })
      .encrypt(await browserKey());
    const entries = [...readEntries(), { on: today(), sealed }].slice(-MAXIMUM_HELD);
    localStorage.setItem(HELD_KEYS, JSON.stringify(entries));
  } catch {
    // no storage, no database, or no room
  }
}

/** @returns keys that this client made for that mailbox lately, the last first. Never rejects */
export async function readHeldKeys(mailbox: string): Promise<string[]> {
  try {
    const entries = readEntries();
    if (entries.length === 0) {
      localStorage.removeItem(HELD_KEYS);
      return [];
    }
    const browser = await browserKey();
    const opened = await Promise.all(entries.map(({ sealed }) => open(sealed, browser)));
    return opened.flatMap((one) => (one?.mailbox === nameOf(mailbox) ? [one.key] : [])).reverse();
  } catch {
    return [];
  }
}

const nameOf = (mailbox: string) => mailbox.trim().toLowerCase();

async function open(sealed: string, browser: CryptoKey): Promise<{ mailbox: string; key: string } | undefined> {
  try {
    const { plaintext } = await compactDecrypt(sealed, browser, {
      keyManagementAlgorithms: [ALGORITHM],
      contentEncryptionAlgorithms: [ENCRYPTION],
    });
    const { mailbox, key } = contentSchema.parse(JSON.parse(new TextDecoder().decode(plaintext)));
    const parsed = parseMailboxKey(key);
    return parsed === undefined ? undefined : { mailbox, key: parsed };
  } catch {
    return undefined;
  }
}

/** Those that are young enough. */
function readEntries(): Entry[] {
  const found = z.safeParse(z.array(entrySchema), JSON.parse(localStorage.getItem(HELD_KEYS) ?? '[]'));
  return (found.data ?? []).filter(({ on }) => on > today() - HELD_FOR_DAYS);
}

const answer = <Value>(request: IDBRequest<Value>): Promise<Value> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('the database failed'));
  });

/** Made once for each browser; no script can export it. */
async function browserKey(): Promise<CryptoKey> {
  const opening = indexedDB.open(DATABASE, 1);
  opening.onupgradeneeded = () => void opening.result.createObjectStore(STORE);
  const database = await answer(opening);
  try {
    // before the transaction, which does not wait for cryptography
    const made = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
    const keys = database.transaction(STORE, 'readwrite').objectStore(STORE);
    const known: unknown = await answer(keys.get(NAME) as IDBRequest<unknown>);
    if (known instanceof CryptoKey) return known;
    await answer(keys.put(made, NAME));
    return made;
  } finally {
    database.close();
  }
}
