/** The directory and the key of this mailbox, and the policy as it holds for it: what is in Outlook and beside the add-in. */
import type { Configuration } from '../configuration/types';
import { lateDirectory, lateService } from '../directory/late-directory';
import { createMailboxDirectory } from '../directory/mailbox-directory';
import type { MailboxDirectory } from '../directory/mailbox-directory';
import { MailboxMemoryFull } from '../directory/types';
import type { MailboxMemory } from '../directory/types';
import { parseMailboxKey } from '../draft/mailbox-key';
import { createMailboxKey } from '../draft/random';
import { MAILBOX_KEY_SETTING, MEMORY_SETTING } from '../draft/setting-names';
import { mailboxAddress } from '../office/item';
import { readSetting } from '../office/read-setting';
import { writeSetting } from '../office/roaming-settings';
import { domainInAscii } from '../verification/domain-in-ascii';
import type { Policy } from '../verification/types';

/** Late: of the two an organization has one at most. */
const loadService = () => import(/* webpackChunkName: "directory-service" */ './open-service');
const loadFile = () => import(/* webpackChunkName: "directory-file" */ './open-file');

const memory: MailboxMemory = {
  read: () => readSetting(MEMORY_SETTING),
  write: (document) => keep(MEMORY_SETTING, document),
};

/** @throws MailboxMemoryFull when there is no room for it */
async function keep(name: string, value: unknown): Promise<void> {
  await writeSetting(name, value).catch((error: unknown) => {
    throw error instanceof RangeError ? new MailboxMemoryFull() : error;
  });
}

export function openDirectory({ directory, directoryFile }: Configuration): MailboxDirectory {
  const now = () => new Date().toISOString();
  const mailbox = createMailboxDirectory(memory, { now, forService: directory !== undefined });
  if (directory) return lateService(async () => (await loadService()).openService(directory, mailbox), mailbox);
  if (!directoryFile) return mailbox;
  return lateDirectory(async () => (await loadFile()).openFile(directoryFile, mailbox), mailbox);
}

export const readMailboxKey = (): string | undefined => parseMailboxKey(readSetting(MAILBOX_KEY_SETTING));

/** @throws MailboxMemoryFull */
export async function makeMailboxKey(): Promise<string> {
  const key = createMailboxKey();
  await keep(MAILBOX_KEY_SETTING, key);
  return key;
}

/** In the spelling in which domains are compared. */
export const ownDomain = (): string => domainInAscii(mailboxAddress().split('@').pop() ?? '');

/** An organization that names no domain has at least the one of this mailbox. */
export const policyFor = (policy: Policy, domain: string): Policy =>
  policy.ownDomains.length > 0 ? policy : { ...policy, ownDomains: [domain].filter(Boolean) };
