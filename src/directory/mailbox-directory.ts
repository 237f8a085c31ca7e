/**
 * The sender's own memory: what they typed is theirs once the mail is sent. Lives in one document of the mailbox
 * (`mailbox-document.ts`), needs no server, and is read afresh for every call, as the ribbon and the pane share it.
 */
import type { MailboxChanges } from './mailbox-changes';
import { readDocument } from './mailbox-document';
import type { MailboxDocument } from './mailbox-document';
import { storedRecord } from './stored-record';
import { DirectoryUnavailable } from './types';
import type { Directory, DirectoryService, MailboxMemory, RememberResult, UsedChoice } from './types';

export interface MailboxDirectory extends Directory {
  /**
   * `unreadable`: the memory, or an entry in it, is of a newer version or damaged. It stays as it is. Where it is the whole
   * document nothing can be remembered: every change then answers `unavailable`.
   */
  problem(): 'unreadable' | undefined;
  /** Drafts for which something is pending; none while the memory cannot be read. */
  pendingDrafts(): string[];
  /** What is pending for a draft; nothing while the memory cannot be read. */
  usedOn(draftId: string): UsedChoice[];
  /** Of what was pending for a draft, learning nothing. What is pending by now stays, where that is not what was `told`. */
  letGo(draftId: string, told: readonly UsedChoice[]): Promise<RememberResult>;
  /** Forgets this many contacts: those not written to for the longest time. What is pending stays. */
  makeRoom(count: number): Promise<RememberResult>;
  /** Where the organization has one. */
  service?: DirectoryService;
}

export interface MailboxOptions {
  /** The date as ISO 8601. */
  now: () => string;
  /** A service learns what is pending here: then also what this mailbox knows already. */
  forService?: boolean;
}

export function createMailboxDirectory(memory: MailboxMemory, options: MailboxOptions): MailboxDirectory {
  let loading: Promise<MailboxChanges> | undefined;
  /** Loads once, and again after that has failed. What comes first is changed first. */
  async function changed<Result>(
    make: (changes: MailboxChanges) => Promise<Result>,
  ): Promise<Result | { ok: false; problem: 'unavailable' }> {
    const changes = await (loading ??= loadChanges(memory, options)).catch(() => (loading = undefined));
    return changes ? make(changes) : { ok: false, problem: 'unavailable' };
  }

  return {
    async lookup(addresses) {
      const document = read(memory);
      const contacts = document === 'unreadable' ? undefined : document.contacts;
      return new Map(addresses.map((address) => [address, storedRecord(address, contacts?.get(address))]));
    },

    problem() {
      const document = read(memory);
      if (document === 'unreadable') return 'unreadable';
      return document.kept.contacts.length + document.kept.drafts.length > 0 ? 'unreadable' : undefined;
    },

    keepForDraft: (draftId, used) => changed((changes) => changes.keepForDraft(draftId, used)),
    confirmSent: (draftIds) => changed((changes) => changes.confirmSent(draftIds)),
    saveContact: (address, card) => changed((changes) => changes.saveContact(address, card)),
    forget: (address, item) => changed((changes) => changes.forget(address, item)),
    letGo: (draftId, told) => changed((changes) => changes.letGo(draftId, told)),
    makeRoom: (count) => changed((changes) => changes.makeRoom(count)),

    pendingDrafts() {
      const document = read(memory);
      return document === 'unreadable' ? [] : document.drafts.map((draft) => draft.i);
    },

    usedOn(draftId) {
      const document = read(memory);
      return document === 'unreadable' ? [] : (document.drafts.find((draft) => draft.i === draftId)?.u ?? []);
    },
  };
}

const loadChanges = async (memory: MailboxMemory, options: MailboxOptions) =>
  (await import('./mailbox-changes')).createMailboxChanges(memory, options);

/** @throws DirectoryUnavailable when the mailbox cannot be read at all. */
function read(memory: MailboxMemory): MailboxDocument | 'unreadable' {
  try {
    return readDocument(memory.read());
  } catch (cause) {
    throw new DirectoryUnavailable('the mailbox memory cannot be read', { cause });
  }
}
