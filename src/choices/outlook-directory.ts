/** The directory and the key of this mailbox, and the policy as it holds for it: what is in Outlook and beside the add-in. */
import type { Configuration } from '../configuration/types';
import { combineDirectories } from '../directory/combined-directory';
import { createMailboxDirectory } from '../directory/mailbox-directory';
import type { MailboxDirectory } from '../directory/mailbox-directory';
import { createOrganizationFile } from '../directory/organization-file';
import { MailboxMemoryFull } from '../directory/types';
import type { MailboxMemory } from '../directory/types';
import { parseMailboxKey } from '../draft/mailbox-key';
import { createMailboxKey } from '../draft/random';
import { MAILBOX_KEY_SETTING, MEMORY_SETTING } from '../draft/setting-names';
import { mailboxAddress } from '../office/item';
import { readSetting } from '../office/read-setting';
import { writeSetting } from '../office/roaming-settings';
import type { Policy } from '../verification/types';

/** A directory that takes longer is away: the draft goes on without it. */
const DIRECTORY_TIME_OUT_MS = 8_000;

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

async function fetchJson(file: string): Promise<unknown> {
  const answer = await fetch(file, { cache: 'no-cache', signal: AbortSignal.timeout(DIRECTORY_TIME_OUT_MS) });
  if (!answer.ok) throw new Error(`${file}: ${answer.status}`);
  return answer.json();
}

export function openDirectory({ directoryFile }: Configuration): MailboxDirectory {
  const mailbox = createMailboxDirectory(memory, { now: () => new Date().toISOString() });
  return combineDirectories(
    directoryFile ? createOrganizationFile(() => fetchJson(directoryFile)) : undefined,
    mailbox,
  );
}

export const readMailboxKey = (): string | undefined => parseMailboxKey(readSetting(MAILBOX_KEY_SETTING));

/** @throws MailboxMemoryFull */
export async function makeMailboxKey(): Promise<string> {
  const key = createMailboxKey();
  await keep(MAILBOX_KEY_SETTING, key);
  return key;
}

export const ownDomain = (): string => mailboxAddress().toLowerCase().split('@').pop() ?? '';

/** An organization that names no domain has at least the one of this mailbox. */
export const policyFor = (policy: Policy, domain: string): Policy =>
  policy.ownDomains.length > 0 ? policy : { ...policy, ownDomains: [domain].filter(Boolean) };
