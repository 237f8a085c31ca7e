/** The directory and the key of this mailbox, and the policy as it holds for it: what is in Outlook and beside the add-in. */
import type { Configuration } from '../configuration/schema';
import { withFile, withService } from '../directory/combined-directory';
import { createMailboxDirectory } from '../directory/mailbox-directory';
import { MailboxMemoryFull } from '../directory/types';
import type { Directory, MailboxMemory } from '../directory/types';
import { createMailboxKey } from '../seal/crypto/random';
import { markAsSent } from '../draft/sent-drafts';
import { MAILBOX_KEY_SETTING, MEMORY_SETTING } from '../draft/setting-names';
import { isClassicOutlook } from '../office/client';
import { mailboxAddress } from '../office/item';
import { readSetting } from '../office/read-setting';
import { isNearlyFull } from './mailbox-room';
import { readMailboxKeys } from './mailbox-keys';
import { domainInAscii } from '../verification/domain-in-ascii';
import { saveSetting } from './shared-settings';

/** Late: of the two an organization has one at most. */
const loadService = () => import(/* webpackChunkName: "directory-service" */ './open-service');
const loadFile = () => import(/* webpackChunkName: "directory-file" */ '../directory/organization-file');

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

export function openDirectory(configuration: Configuration): Directory {
  const directory = openParts(configuration);
  return isClassicOutlook() ? learningWhenSealed(directory) : directory;
}

/**
 * Classic Outlook's gate can tell nobody that a draft has left: it has no storage, and session data ends with
 * the item. So what was used is learned when it is sealed; what cannot be learned now is, with the next pane.
 */
const learningWhenSealed = (directory: Directory): Directory => ({
  ...directory,
  async keepForDraft(draftId, used) {
    const kept = await directory.keepForDraft(draftId, used);
    if (!kept.ok || used.length === 0) return kept;
    const learned = await directory.confirmSent([draftId]);
    if (!learned.ok) markAsSent(draftId);
    return kept;
  },
});

function openParts({ directory, directoryFile }: Configuration): Directory {
  const now = () => new Date().toISOString();
  const mailbox = createMailboxDirectory(memory, { now, forService: directory !== undefined });
  if (directory) return withService(mailbox, async () => (await loadService()).openService(directory, mailbox));
  if (directoryFile) return withFile(mailbox, async () => (await loadFile()).openOrganizationFile(directoryFile));
  return mailbox;
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
