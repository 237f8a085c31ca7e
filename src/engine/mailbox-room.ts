/** How much room the roaming settings have. Outlook takes 32 KB of an add-in. */
import { GATE_POLICY_SETTING } from '../draft/gate-policy';
import { FORMER_KEYS_SETTING, MAILBOX_KEY_SETTING, MEMORY_SETTING } from '../draft/setting-names';
import { readSetting } from '../office/read-setting';

const ROOM = 32_000;
/** Below this many bytes there is room, whatever Outlook says. */
const NEARLY_FULL = 24_000;

export const isNearlyFull = (name: string, value: unknown): boolean => sizeWith(name, value) > NEARLY_FULL;
export const hasRoomFor = (name: string, value: unknown): boolean => sizeWith(name, value) <= ROOM;

/** Of all that this add-in keeps in roaming settings, in bytes. */
function sizeWith(name: string, value: unknown): number {
  const names = [MAILBOX_KEY_SETTING, FORMER_KEYS_SETTING, MEMORY_SETTING, GATE_POLICY_SETTING];
  const kept = Object.fromEntries(names.map((one) => [one, readSetting(one)]));
  return new TextEncoder().encode(JSON.stringify({ ...kept, [name]: value })).length;
}
