/**
 * The sender's own memory: what they typed is theirs once the mail is sent. Lives in one document of the mailbox
 * (`mailbox-document.ts`), needs no server, and is read afresh for every call, as the ribbon and the pane share it.
 */
import type { MailboxChanges } from './mailbox-changes';
import { readDocument } from './mailbox-document';
import type { MailboxDocument } from './mailbox-document';
import { storedRecord } from './stored-record';
import { once } from './once';
import { DirectoryUnavailable, UNAVAILABLE } from './types';
import type { Directory, MailboxMemory, RememberResult, UsedChoice } from './types';

/** With what a service needs, to learn what is pending here. */
export interface MailboxDirectory extends Directory {
  /** What is pending for a draft. @throws DirectoryUnavailable */
  usedOn(draftId: string): UsedChoice[];
  /** Of what was pending for a draft, learning nothing. What is pending by now stays, where that is not what was `told`. */
  letGo(draftId: string, told: readonly UsedChoice[]): Promise<RememberResult>;
}

export interface MailboxOptions {
  /** The date as ISO 8601. */
  now: () => string;
  /** A service learns what is pending here: then also what this mailbox knows already. */
  forService?: boolean;
}

export function createMailboxDirectory(memory: MailboxMemory, options: MailboxOptions): MailboxDirectory {
  const load = once(async () => (await import('./mailbox-changes')).createMailboxChanges(memory, options));
  /** What comes first is changed first. */
  const changed = <Result>(make: (changes: MailboxChanges) => Promise<Result>) =>
    load()
      .then(make)
      .catch(() => UNAVAILABLE);
  const pending = () => read(memory)?.drafts ?? [];

  return {
    async lookup(addresses) {
      const contacts = read(memory)?.contacts;
      return new Map(addresses.map((address) => [address, storedRecord(address, contacts?.get(address))]));
    },

    keepForDraft: (draftId, used) => changed((changes) => changes.keepForDraft(draftId, used)),
    confirmSent: (draftIds) => changed((changes) => changes.confirmSent(draftIds)),
    saveContact: (address, card) => changed((changes) => changes.saveContact(address, card)),
    forget: (address, item) => changed((changes) => changes.forget(address, item)),
    letGo: (draftId, told) => changed((changes) => changes.letGo(draftId, told)),
    makeRoom: (count) => changed((changes) => changes.makeRoom(count)),
    pendingDrafts: () => pending().map((draft) => draft.i),
    usedOn: (draftId) => pending().find((draft) => draft.i === draftId)?.u ?? [],

    isUnreadable() {
      try {
        const { kept } = read(memory) ?? {};
        return !kept || kept.contacts.length + kept.drafts.length > 0;
      } catch {
        return true;
      }
    },

    hasService: false,
    readCodes: async () => new Map(),
    lookUpTransport: async () => new Map(),
    shareCode: async () => ({ ok: false, problem: 'away' }),
    settings: async () => undefined,
    signIn: async () => undefined,
  };
}

/**
 * @returns undefined for a document that cannot be read as a whole
 * @throws DirectoryUnavailable when the mailbox does not answer
 */
function read(memory: MailboxMemory): MailboxDocument | undefined {
  try {
    return readDocument(memory.read());
  } catch (cause) {
    throw new DirectoryUnavailable('the mailbox memory cannot be read', { cause });
  }
}
