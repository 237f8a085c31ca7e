/** The organization's part of a directory is a chunk of its own; the mailbox's part is there at once. */
import type { MailboxDirectory } from './mailbox-directory';
import { DirectoryUnavailable } from './types';
import type { DirectoryService } from './types';

/** What the organization's part does of a directory, together with the mailbox. */
export type FileDirectory = Pick<MailboxDirectory, 'lookup'>;
export type ServiceDirectory = Pick<MailboxDirectory, 'lookup' | 'confirmSent' | 'saveContact' | 'forget'> &
  DirectoryService;

/** Loads once, and again after that has failed. */
function once<Loaded>(load: () => Promise<Loaded>): () => Promise<Loaded> {
  let loaded: Promise<Loaded> | undefined;
  return () =>
    (loaded ??= load().catch((error: unknown) => {
      loaded = undefined;
      throw error;
    }));
}

/** @returns a directory that is the mailbox's alone, and says so, while the chunk cannot be had */
export function lateDirectory(load: () => Promise<FileDirectory>, mailbox: MailboxDirectory): MailboxDirectory {
  const loaded = once(load);
  return {
    ...mailbox,
    async lookup(addresses) {
      const directory = await loaded().catch(async (cause: unknown) => {
        throw new DirectoryUnavailable('the directory did not load', {
          cause,
          records: await mailbox.lookup(addresses),
        });
      });
      return directory.lookup(addresses);
    },
  };
}

/**
 * The same with a service.
 * @param mailbox made `forService`: it holds what was typed until the service has been told
 */
export function lateService(load: () => Promise<ServiceDirectory>, mailbox: MailboxDirectory): MailboxDirectory {
  const service = once(load);
  return {
    ...lateDirectory(service, mailbox),
    confirmSent: async (draftIds) => (await service()).confirmSent(draftIds),
    saveContact: async (address, card) => (await service()).saveContact(address, card),
    forget: async (address, item) => (await service()).forget(address, item),
    service: {
      readCodes: async (addresses) => (await service()).readCodes(addresses),
      lookUpTransport: async (domains) => (await service()).lookUpTransport(domains),
      shareCode: async (address, code, seen) => (await service()).shareCode(address, code, seen),
      settings: async () => (await service()).settings(),
      signIn: async () => (await service()).signIn(),
    },
  };
}
