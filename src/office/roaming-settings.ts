/**
 * Roaming settings of the mailbox: 32 KB, read once when the frame starts and saved as a whole. Frames of the add-in tell each
 * other what they saved, so that none undoes another's change with its older copy.
 */
import * as z from 'zod/mini';
import { officeCall } from './call';
import { mailboxAddress } from './item';
import { OfficeError } from './office-error';

const savedSchema = z.object({ name: z.string(), value: z.unknown() });
/** Outlook's own code, and Office.js's for a copy that it refuses to send. */
const TOO_LARGE = new Set([9019, 9057]);

const settings = () => Office.context.roamingSettings;

/**
 * @throws RangeError when the settings are full; the frame's copy is put back as it was
 * @throws OfficeError
 */
export async function writeSetting(name: string, value: unknown): Promise<void> {
  const before: unknown = settings().get(name);
  settings().set(name, value);
  try {
    await officeCall<void>('roamingSettings.saveAsync', (done) => settings().saveAsync(done));
  } catch (error) {
    // what another frame has saved meanwhile stays
    if (settings().get(name) === value) {
      if (before === undefined) settings().remove(name);
      else settings().set(name, before);
    }
    if (error instanceof OfficeError && error.code !== undefined && TOO_LARGE.has(error.code)) {
      throw new RangeError('roaming settings are full');
    }
    throw error;
  }
  channel()?.postMessage({ name, value });
}

/** Takes over what other frames of the add-in save from now on. Call once, at the start of a frame. */
export function followOtherFrames(changed: (name: string) => void): () => void {
  const listening = channel();
  if (!listening) return () => undefined;
  const listener = ({ data }: MessageEvent<unknown>) => {
    const saved = savedSchema.safeParse(data);
    if (!saved.success) return; // another version's, or not ours
    settings().set(saved.data.name, saved.data.value);
    changed(saved.data.name);
  };
  listening.addEventListener('message', listener);
  return () => listening.removeEventListener('message', listener);
}

let opened: BroadcastChannel | undefined;
/** Of this mailbox: a browser may show another one beside it, whose settings must stay apart. */
function channel(): BroadcastChannel | undefined {
  if (typeof BroadcastChannel === 'undefined') return undefined;
  return (opened ??= new BroadcastChannel(`secure-mail-roaming-settings ${mailboxAddress().toLowerCase()}`));
}
