/** One directory of two parts: what the organization knows, and what this sender's mailbox remembers. */
import type { RecipientRecord } from '../verification/types';
import { DirectoryUnavailable } from './types';
import type { Directory } from './types';

/**
 * Writes go to the mailbox. `lookup` asks both parts at once.
 * @param organization absent: the mailbox alone is the directory, and nothing is away
 * @param merge makes one record of what both know
 * @returns `lookup` throws DirectoryUnavailable with the mailbox's `records` when the organization's part is away, so that the
 * pane can go on with them and say so.
 */
export function combineDirectories<Mailbox extends Directory>(
  organization: Pick<Directory, 'lookup'> | undefined,
  mailbox: Mailbox,
  merge = mergeRecords,
): Mailbox {
  if (!organization) return mailbox;
  return {
    ...mailbox,
    async lookup(addresses) {
      const [shared, personal] = await Promise.allSettled([organization.lookup(addresses), mailbox.lookup(addresses)]);
      if (personal.status === 'rejected') throw personal.reason;
      if (shared.status === 'rejected')
        throw new DirectoryUnavailable('the directory of the organization did not answer', {
          cause: shared.reason,
          records: personal.value,
          absence: shared.reason instanceof DirectoryUnavailable ? shared.reason.absence : 'away',
        });
      return new Map([...personal.value].map(([address, own]) => [address, merge(shared.value.get(address), own)]));
    },
  };
}

/**
 * Accounts, transport and an administrator's default are the organization's alone. A number known to both is the
 * organization's; so is a code for the organization. The sender's own language wins, the organization's default included where
 * they picked it; and so does the organization's name.
 */
export function mergeRecords(shared: RecipientRecord | undefined, own: RecipientRecord): RecipientRecord {
  if (!shared) return own;
  const { lastChoice } = own;
  const notificationLanguage = own.notificationLanguage ?? shared.notificationLanguage;
  const displayName = shared.displayName ?? own.displayName;
  const hasSharedCode = shared.codes.some((code) => code.scope === 'organization');
  return {
    ...shared,
    numbers: [
      ...shared.numbers,
      ...own.numbers.filter(({ phoneNumber }) => !shared.numbers.some((known) => known.phoneNumber === phoneNumber)),
    ],
    codes: [...shared.codes, ...own.codes.filter((code) => !(hasSharedCode && code.scope === 'organization'))],
    ...(lastChoice && { lastChoice }),
    ...(notificationLanguage && { notificationLanguage }),
    ...(displayName && { displayName }),
  };
}

/**
 * Beside a service, which remembers for the sender, the mailbox knows only what it learned before: what was chosen last, and the
 * language, are the service's where it has them.
 */
export function mergeWithService(shared: RecipientRecord | undefined, own: RecipientRecord): RecipientRecord {
  const merged = mergeRecords(shared, own);
  const lastChoice = shared?.lastChoice ?? own.lastChoice;
  const notificationLanguage = shared?.notificationLanguage ?? own.notificationLanguage;
  return { ...merged, ...(lastChoice && { lastChoice }), ...(notificationLanguage && { notificationLanguage }) };
}
