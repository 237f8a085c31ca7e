/**
 * Each frame of the add-in has its own copy of the roaming settings and saves it whole. So frames tell each other what they saved,
 * or one would undo another's change with its older copy. Outlook has no way to read them anew. How it is told: `told-setting.ts`.
 */
import { FORMER_KEYS_SETTING, MEMORY_SETTING } from '../draft/setting-names';
import { takeOverSetting, writeSetting } from '../office/roaming-settings';
import { readMailboxKeys } from './mailbox-keys';

/** What another client may undo; a policy is read anew from the configuration. */
const KEPT_HERE: readonly string[] = [MEMORY_SETTING, FORMER_KEYS_SETTING];

const CHANNEL = 'secure-mail-roaming-settings';

/** Late: it brings the cryptography along. */
const loadTelling = () => import('./told-setting');

/**
 * @throws RangeError when the settings are full; the frame's copy is put back as it was
 * @throws OfficeError
 */
export async function saveSetting(name: string, value: unknown): Promise<void> {
  await writeSetting(name, value);
  const tell = async () => channel()?.postMessage(await (await loadTelling()).tellSetting(name, value));
  // what cannot be told is saved all the same
  void tell().catch(() => undefined);
  if (KEPT_HERE.includes(name)) void keepForThisClient().catch(() => undefined);
}

async function keepForThisClient(): Promise<void> {
  const [newest] = readMailboxKeys();
  if (!newest) return;
  const { keepCopy, savedSettings } = await import('./saved-copy');
  await keepCopy(savedSettings(), newest);
}

/** Takes over what other frames of this mailbox save from now on, in the order in which they do. Call once, at the start of a frame. */
export function followSharedSettings(changed: (name: string) => void): () => void {
  const listening = channel();
  if (!listening) return () => undefined;
  let last = Promise.resolve();
  const takeOver = async (told: unknown) => {
    const setting = await (await loadTelling()).hearSetting(told);
    if (!setting) return;
    takeOverSetting(setting.name, setting.value);
    changed(setting.name);
  };
  const listener = ({ data }: MessageEvent<unknown>) => {
    last = last.then(() => takeOver(data)).catch(() => undefined);
  };
  listening.addEventListener('message', listener);
  return () => listening.removeEventListener('message', listener);
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
