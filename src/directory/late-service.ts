/** The directory of an organization with a service: the service is a chunk of its own, and the mailbox's part is there at once. */
import { combineDirectories, mergeWithService } from './combined-directory';
import type { MailboxDirectory } from './mailbox-directory';
import type { ServiceDirectory } from './service-directory';
import type { DirectoryService } from './types';

export type LoadedService = ServiceDirectory & Pick<DirectoryService, 'signIn'>;

/**
 * @param load called when the service is first needed, and again after it failed
 * @param mailbox made `forService`: it holds what was typed until the service has been told
 * @returns a directory whose lookups are the mailbox's alone, and whose other calls reject, while the chunk cannot be had
 */
export function withService(load: () => Promise<LoadedService>, mailbox: MailboxDirectory): MailboxDirectory {
  let loaded: Promise<LoadedService> | undefined;
  const service = () =>
    (loaded ??= load().catch((error: unknown) => {
      loaded = undefined;
      throw error;
    }));
  const lookup: MailboxDirectory['lookup'] = async (addresses) => (await service()).lookup(addresses);
  return {
    ...combineDirectories({ lookup }, mailbox, mergeWithService),
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
