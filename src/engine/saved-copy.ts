/**
 * What this client saved last of the mailbox's settings: memory and former keys, sealed for the
 * mailbox's own key. Other pages at this address can read the local storage. They find no value,
 * and no name of a mailbox in it. Loaded late.
 */
import * as z from 'zod/mini';
import { MOMENTS_FOR_DAYS } from '../directory/moments';
import { dayOf } from '../directory/day';
import { FORMER_KEYS_SETTING, MEMORY_SETTING } from '../draft/setting-names';
import { readSetting } from '../office/read-setting';
import { SAVED_COPY } from './this-client';

/** Late: it brings the cryptography along, which a start without changes does without. */
const loadSealing = () => import('./told-setting');

/** What two clients can both change. */
const contentSchema = z.object({
  memory: z.optional(z.unknown()),
  former: z.optional(z.unknown()),
  /** Here too: another page can change what stands in the clear. */
  on: z.int(),
});
export type SavedSettings = Pick<z.infer<typeof contentSchema>, 'memory' | 'former'>;

/** The day it was saved, a keyed digest of the content, and the content itself. */
const copySchema = z.object({ on: z.int(), tag: z.string(), sealed: z.string() });

/** As this frame has them. */
export const savedSettings = (): SavedSettings => ({
  memory: readSetting(MEMORY_SETTING),
  former: readSetting(FORMER_KEYS_SETTING),
});

const today = () => dayOf(new Date().toISOString());

/**
 * HMAC-SHA-256 with the mailbox key, in hexadecimal digits. What is signed begins with a word of its
 * own, as the cover on a draft is made with the same key (`seal/format/cover.ts`).
 */
async function keyed(mailboxKey: string, text: string): Promise<string> {
  const bytes = (of: string) => new TextEncoder().encode(of);
  const algorithm = { name: 'HMAC', hash: 'SHA-256' };
  const key = await crypto.subtle.importKey('raw', bytes(mailboxKey), algorithm, false, ['sign']);
  const signed = new Uint8Array(await crypto.subtle.sign('HMAC', key, bytes(`saved copy: ${text}`)));
  return Array.from(signed.subarray(0, 16), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

const nameFor = async (mailboxKey: string) => SAVED_COPY + (await keyed(mailboxKey, 'name'));
const tagOf = ({ memory, former }: SavedSettings, mailboxKey: string) =>
  keyed(mailboxKey, JSON.stringify([memory ?? null, former ?? null]));

let last = Promise.resolve();

/** One after the other, so that the last one stands. Never rejects: what cannot be kept is not. */
export function keepCopy(settings: SavedSettings, mailboxKey: string): Promise<void> {
  const keep = async () => {
    const [name, tag] = await Promise.all([nameFor(mailboxKey), tagOf(settings, mailboxKey)]);
    const { sealSetting } = await loadSealing();
    const on = today();
    const sealed = await sealSetting({ name: SAVED_COPY, value: { ...settings, on } }, mailboxKey);
    localStorage.setItem(name, JSON.stringify({ on, tag, sealed }));
  };
  return (last = last.then(keep).catch(() => undefined));
}

/**
 * @param settings as the mailbox has them now
 * @returns what this client saved with that key; undefined where it saved nothing, where that is
 * what the mailbox has, and after 90 days: what was forgotten since is not known any more
 */
export async function readCopy(settings: SavedSettings, mailboxKey: string): Promise<SavedSettings | undefined> {
  const copy = parse(localStorage.getItem(await nameFor(mailboxKey)));
  if (!copy || isOld(copy) || copy.tag === (await tagOf(settings, mailboxKey))) return undefined;
  const { openSetting } = await loadSealing();
  const opened = await openSetting(copy.sealed, [mailboxKey]);
  const content = z.safeParse(contentSchema, opened?.name === SAVED_COPY ? opened.value : undefined);
  return content.success && !isOld(content.data) ? content.data : undefined;
}

export const dropCopy = async (mailboxKey: string): Promise<void> => localStorage.removeItem(await nameFor(mailboxKey));

/** Those that are too old, of whatever mailbox, and what is none. */
export function dropOldCopies(): void {
  for (const name of Object.keys(localStorage)) {
    const copy = name.startsWith(SAVED_COPY) ? parse(localStorage.getItem(name)) : undefined;
    if (name.startsWith(SAVED_COPY) && (!copy || isOld(copy))) localStorage.removeItem(name);
  }
}

const isOld = ({ on }: { on: number }) => on <= today() - MOMENTS_FOR_DAYS;

function parse(text: string | null): z.infer<typeof copySchema> | undefined {
  try {
    return z.safeParse(copySchema, JSON.parse(text ?? 'null')).data;
  } catch {
    return undefined;
  }
}
