/**
 * Each frame of the add-in has its own copy of the roaming settings and saves it whole. So frames tell each other what they saved,
 * or one would undo another's change with its older copy. Outlook has no way to read them anew.
 *
 * What is told goes by BroadcastChannel, which every page of this address hears: it is encrypted with the mailbox's own key, so
 * that another page learns nothing of it and can put nothing in its place. The key itself is told once, when it is made, and
 * taken by a frame that has none.
 */
import * as z from 'zod/mini';
import { parseMailboxKey } from '../draft/mailbox-key';
import { MAILBOX_KEY_SETTING } from '../draft/setting-names';
import { readSetting } from '../office/read-setting';
import { takeOverSetting, writeSetting } from '../office/roaming-settings';

const CHANNEL = 'secure-mail-roaming-settings';

const toldSchema = z.union([z.object({ mailboxKey: z.string() }), z.object({ sealed: z.string() })]);
type Told = z.infer<typeof toldSchema>;

/** Late: it brings the cryptography along. */
const loadSealing = () => import('./sealed-setting');

const mailboxKey = () => parseMailboxKey(readSetting(MAILBOX_KEY_SETTING));

/**
 * @throws RangeError when the settings are full; the frame's copy is put back as it was
 * @throws OfficeError
 */
export async function saveSetting(name: string, value: unknown): Promise<void> {
  await writeSetting(name, value);
  // what cannot be told is saved all the same
  void tell(name, value).catch(() => undefined);
}

async function tell(name: string, value: unknown): Promise<void> {
  const key = mailboxKey();
  if (!key) return; // a policy alone, which each frame keeps by itself
  const isKey = name === MAILBOX_KEY_SETTING;
  const told: Told = isKey
    ? { mailboxKey: key }
    : { sealed: await (await loadSealing()).sealSetting(name, value, key) };
  channel()?.postMessage(told);
}

/** Takes over what other frames of this mailbox save from now on, in the order in which they do. Call once, at the start of a frame. */
export function followSharedSettings(changed: (name: string) => void): () => void {
  const listening = channel();
  if (!listening) return () => undefined;
  let last = Promise.resolve();
  const listener = ({ data }: MessageEvent<unknown>) => {
    const told = toldSchema.safeParse(data);
    if (!told.success) return; // another version's, or not ours
    last = last.then(() => takeOver(told.data, changed)).catch(() => undefined);
  };
  listening.addEventListener('message', listener);
  return () => listening.removeEventListener('message', listener);
}

async function takeOver(told: Told, changed: (name: string) => void): Promise<void> {
  const key = mailboxKey();
  if ('mailboxKey' in told) {
    if (!key && parseMailboxKey(told.mailboxKey)) takeOverSetting(MAILBOX_KEY_SETTING, told.mailboxKey);
    return;
  }
  if (!key) return;
  const { openSetting } = await loadSealing();
  const setting = await openSetting(told.sealed, key);
  if (!setting) return; // of another mailbox, or of another page
  takeOverSetting(setting.name, setting.value);
  changed(setting.name);
}

let opened: BroadcastChannel | undefined;
/** A browser without them, or one that forbids them, is no error. */
function channel(): BroadcastChannel | undefined {
  try {
    return (opened ??= new BroadcastChannel(CHANNEL));
  } catch {
    return undefined;
  }
}
