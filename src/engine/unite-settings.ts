/**
 * Unites the mailbox's settings with what this client saved last, at the start of a frame: another
 * client may have saved its older copy over it. This frame has the result at once; it is saved
 * beside. Loaded late.
 */
import { dayOf } from '../directory/day';
import { readDocument, writeDocument } from '../directory/mailbox-document';
import { uniteDocuments } from '../directory/united-document';
import { FORMER_KEYS_SETTING, MAILBOX_KEY_SETTING, MEMORY_SETTING } from '../draft/setting-names';
import { mailboxAddress } from '../office/item';
import { readSetting } from '../office/read-setting';
import { takeOverSetting } from '../office/roaming-settings';
import { hasRoomFor } from './mailbox-room';
import { parseFormerKeys, readMailboxKeys, uniteFormerKeys } from './mailbox-keys';
import type { FormerKey } from './mailbox-keys';
import { dropCopy, dropOldCopies, keepCopy, readCopy, savedSettings } from './saved-copy';
import type { SavedSettings } from './saved-copy';
import { saveSetting } from './shared-settings';
import { HELD_KEYS } from './this-client';

/** @throws where the browser forbids storage; nothing is changed then */
export async function uniteSettings(): Promise<void> {
  dropOldCopies();
  const held = await heldKeys();
  if (readMailboxKeys().length === 0 && held[0]) void change({ [MAILBOX_KEY_SETTING]: held[0] });
  const [newest] = readMailboxKeys();
  if (!newest) return;

  const copies: SavedSettings[] = [];
  const keys = new Set([...readMailboxKeys(), ...held]);
  for (const key of keys) {
    const copy = await readCopy(savedSettings(), key);
    if (copy) copies.push(copy);
  }
  // read now, and not waited from here on: somebody may have saved meanwhile
  const settings = savedSettings();
  const today = dayOf(new Date().toISOString());
  const former = [settings, ...copies].flatMap((one) => parseFormerKeys(one.former));
  const readers = uniteFormerKeys([...former, ...held.map((key): FormerKey => [key, today])], newest, today);
  const memory = copies.reduce((united, copy) => uniteMemory(copy.memory, united), settings.memory);
  const changed = {
    ...(!isSame(readers, parseFormerKeys(settings.former)) && { [FORMER_KEYS_SETTING]: readers }),
    // two halves of a full memory may be too much together: the mailbox's stays then
    ...(memory !== settings.memory && hasRoomFor(MEMORY_SETTING, memory) && { [MEMORY_SETTING]: memory }),
  };
  void change(changed).then(async () => {
    // with the newest key, and so that the next start need not open it where nothing has changed
    if (copies.length > 0) await keepCopy(savedSettings(), newest);
    for (const key of keys) if (key !== newest) await dropCopy(key);
  });
}

/** Late: in the first weeks of a mailbox only. */
async function heldKeys(): Promise<string[]> {
  if (localStorage.getItem(HELD_KEYS) === null) return [];
  return (await import('./held-keys')).readHeldKeys(mailboxAddress());
}

/** @returns `mailbox` itself where we add nothing, or one of the two cannot be read */
function uniteMemory(ours: unknown, mailbox: unknown): unknown {
  const [one, other] = [readDocument(ours), readDocument(mailbox)];
  if (!one || !other) return mailbox;
  const united = writeDocument(uniteDocuments(one, other));
  return isSame(united, writeDocument(other)) ? mailbox : united;
}

/** All of it is here before any of it is saved. @returns never, where it cannot be saved: then at the next start */
function change(settings: Record<string, unknown>): Promise<void> {
  for (const [name, value] of Object.entries(settings)) takeOverSetting(name, value);
  return new Promise((resolve) => {
    const save = async () => {
      for (const [name, value] of Object.entries(settings))
        // else somebody has learned more since, and saved it with this
        if (isSame(readSetting(name), value)) await saveSetting(name, value);
    };
    void save().then(resolve, () => undefined);
  });
}

/** Whatever the order of members. */
function isSame(one: unknown, other: unknown): boolean {
  return inOrder(one) === inOrder(other);
}

const inOrder = (value: unknown): string =>
  JSON.stringify(value, (_name, part: unknown) =>
    part && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([one], [other]) => (one < other ? -1 : 1)))
      : part,
  );
