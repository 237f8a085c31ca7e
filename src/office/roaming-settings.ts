/** Roaming settings of the mailbox: 32 KB, read once when the frame starts and saved as a whole. */
import { officeCall } from './call';
import { OfficeError } from './office-error';
import { onceMore } from './once-more';

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
    await onceMore(() => officeCall<void>('roamingSettings.saveAsync', (done) => settings().saveAsync(done)));
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
}

/** Only this frame's copy: what another frame has saved already. */
export function takeOverSetting(name: string, value: unknown): void {
  settings().set(name, value);
}
