/**
 * One directory of two parts: what the organization knows, and what this sender's mailbox remembers.
 * The mailbox is there at once; the organization's part is a chunk of its own.
 */
import type { RecipientRecord } from '../verification/types';
import { once } from './once';
import { DirectoryUnavailable, UNAVAILABLE, absenceOf } from './types';
import type { Directory } from './types';

/** The organization's part by itself: in a file there is only something to look up. */
export type OrganizationFile = Pick<Directory, 'lookup'>;
/** What is pending stays in the mailbox. */
export type OrganizationService = Omit<
  Directory,
  'keepForDraft' | 'pendingDrafts' | 'makeRoom' | 'isUnreadable' | 'hasService'
>;

/** @param load brings the file's part; while that fails, the organization is away */
export function withFile(mailbox: Directory, load: () => Promise<OrganizationFile>): Directory {
  return { ...mailbox, lookup: lookUpBoth(once(load), mailbox, mergeRecords) };
}

/**
 * @param mailbox made `forService`: it holds what was typed until the service has been told
 * @param load brings the service's part; while that fails, the organization is away
 */
export function withService(mailbox: Directory, load: () => Promise<OrganizationService>): Directory {
  const service = once(load);
  const change = <Result>(make: (loaded: OrganizationService) => Promise<Result>) =>
    service()
      .then(make)
      .catch(() => UNAVAILABLE);
  return {
    ...mailbox,
    lookup: lookUpBoth(service, mailbox, mergeWithService),
    confirmSent: (draftIds) => change((loaded) => loaded.confirmSent(draftIds)),
    saveContact: (address, card) => change((loaded) => loaded.saveContact(address, card)),
    forget: (address, item) => change((loaded) => loaded.forget(address, item)),
    hasService: true,
    readCodes: async (addresses) => (await service()).readCodes(addresses),
    lookUpTransport: async (domains) => (await service()).lookUpTransport(domains),
    shareCode: (address, code, seen) =>
      service()
        .then((loaded) => loaded.shareCode(address, code, seen))
        .catch((error: unknown) => ({ ok: false, problem: absenceOf(error) })),
    settings: async () => (await service()).settings(),
    signIn: async () => (await service()).signIn(),
  };
}

type Merge = (shared: RecipientRecord | undefined, own: RecipientRecord) => RecipientRecord;

/** Asks both at once. @throws DirectoryUnavailable with the mailbox's `records` while the other is away */
const lookUpBoth =
  (load: () => Promise<OrganizationFile>, mailbox: Directory, merge: Merge): Directory['lookup'] =>
  async (addresses) => {
    const asked = load().then((organization) => organization.lookup(addresses));
    const [shared, personal] = await Promise.allSettled([asked, mailbox.lookup(addresses)]);
    if (personal.status === 'rejected') throw personal.reason;
    if (shared.status === 'rejected')
      throw new DirectoryUnavailable('the directory of the organization did not answer', {
        cause: shared.reason,
        records: personal.value,
        absence: absenceOf(shared.reason),
      });
    return new Map([...personal.value].map(([address, own]) => [address, merge(shared.value.get(address), own)]));
  };

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
function mergeWithService(shared: RecipientRecord | undefined, own: RecipientRecord): RecipientRecord {
  const { lastChoice, notificationLanguage } = shared ?? {};
  return mergeRecords(shared, {
    ...own,
    ...(lastChoice && { lastChoice }),
    ...(notificationLanguage && { notificationLanguage }),
  });
}
