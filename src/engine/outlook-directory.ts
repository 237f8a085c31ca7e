/** The directory and the key of this mailbox, and the policy as it holds for it: what is in Outlook and beside the add-in. */
import type { Configuration } from '../configuration/schema';
import { lateDirectory, lateService } from '../directory/late-directory';
import { createMailboxDirectory } from '../directory/mailbox-directory';
import type { MailboxDirectory } from '../directory/mailbox-directory';
import { MailboxMemoryFull } from '../directory/types';
import type { MailboxMemory } from '../directory/types';
import { createMailboxKey } from '../seal/crypto/random';
import { MAILBOX_KEY_SETTING, MEMORY_SETTING } from '../draft/setting-names';
import { mailboxAddress } from '../office/item';
import { readSetting } from '../office/read-setting';
import { isNearlyFull } from './mailbox-room';
import { readMailboxKeys } from './mailbox-keys';
import { domainInAscii } from '../verification/domain-in-ascii';
import { saveSetting } from './shared-settings';

/** Late: of the two an organization has one at most. */
const loadService = () => import(/* webpackChunkName: "directory-service" */ './open-service');
const loadFile = () => import(/* webpackChunkName: "directory-file" */ './open-file');

const memory: MailboxMemory = {
  read: () => readSetting(MEMORY_SETTING),
  async write(document) {
    // with it the frames tell each other what they saved
    if (readMailboxKeys().length === 0) await makeMailboxKey();
    await keep(MEMORY_SETTING, document);
  },
};

/**
 * Outlook says "too large" of a mailbox that is nearly empty, too. So it is tried once more, and "full" is said only when the size
 * says so: forgetting people would help nobody otherwise.
 * @throws MailboxMemoryFull when there is no room for it; RangeError when Outlook says so and there is; OfficeError
 */
async function keep(name: string, value: unknown): Promise<void> {
  const save = () => saveSetting(name, value);
  await save()
    .catch((error: unknown) => {
      if (error instanceof RangeError) return save();
      throw error;
    })
    .catch((error: unknown) => {
      throw error instanceof RangeError && isNearlyFull(name, value) ? new MailboxMemoryFull() : error;
    });
}

export function openDirectory({ directory, directoryFile }: Configuration): MailboxDirectory {
  const now = () => new Date().toISOString();
  const mailbox = createMailboxDirectory(memory, { now, forService: directory !== undefined });
  if (directory) return lateService(async () => (await loadService()).openService(directory, mailbox), mailbox);
  if (!directoryFile) return mailbox;
  return lateDirectory(async () => (await loadFile()).openFile(directoryFile, mailbox), mailbox);
}

/** Another client may make one at the same time, and save it over this one: so it is held here for a while. @throws MailboxMemoryFull */
export async function makeMailboxKey(): Promise<string> {
  const key = createMailboxKey();
  await keep(MAILBOX_KEY_SETTING, key);
  void import('./held-keys').then(({ holdKey }) => holdKey(key, mailboxAddress())).catch(() => undefined);
  return key;
}

/** In the spelling in which domains are compared. */
export const ownDomain = (): string => domainInAscii(mailboxAddress().split('@').pop() ?? '');
