/** What changes in the mailbox memory, one change after another. Loaded late: a draft is read before anything is learned of it. */
import type { EmailAddress } from '../verification/brands';
import { valuesOf } from '../verification/choices';
import { ORGANIZATION_DEFAULT } from '../verification/types';
import type { NotificationLanguage } from '../verification/types';
import { dayOf } from './day';
import { putBack, withoutItem } from './forgetting';
import { learn, teachesNothingNew, worthKeeping } from './learning';
import type { MailboxDirectory, MailboxOptions } from './mailbox-directory';
import { readDocument, writeDocument } from './mailbox-document';
import type { MailboxDocument, StoredContact } from './mailbox-document';
import { markOf, minuteOf, replaceContact } from './moments';
import { languageOf } from './stored-record';
import { MailboxMemoryFull, UNAVAILABLE } from './types';
import type { MailboxMemory, RememberResult, UsedChoice } from './types';

/** Drafts that wait to be sent at once; the oldest make way. */
export const MAXIMUM_PENDING_DRAFTS = 50;
/** Ids that are kept of those for which nothing is pending any more. */
export const MAXIMUM_SETTLED_DRAFTS = 30;
/** A draft that was not sent in this time is not waited for any longer. */
export const PENDING_FOR_DAYS = 60;

export type MailboxChanges = Pick<
  MailboxDirectory,
  'keepForDraft' | 'confirmSent' | 'letGo' | 'saveContact' | 'forget' | 'makeRoom'
>;

export function createMailboxChanges(memory: MailboxMemory, options: MailboxOptions): MailboxChanges {
  const today = () => dayOf(options.now());
  const replace = (document: MailboxDocument, address: EmailAddress, next: StoredContact | undefined) =>
    replaceContact(document, address, next, minuteOf(options.now()));
  let lastChange: Promise<unknown> = Promise.resolve();

  /** One change after another; `edit` answers false when there is nothing to write. */
  function change(edit: (document: MailboxDocument) => boolean): Promise<RememberResult> {
    const result = lastChange.then(async (): Promise<RememberResult> => {
      try {
        const document = readDocument(memory.read());
        if (!document) return UNAVAILABLE;
        if (edit(document)) await memory.write(writeDocument(document));
        return { ok: true };
      } catch (error) {
        return { ok: false, problem: error instanceof MailboxMemoryFull ? 'full' : 'unavailable' };
      }
    });
    lastChange = result;
    return result;
  }

  return {
    keepForDraft: (draftId, used) =>
      change((document) => {
        const { contacts } = document;
        const pending: UsedChoice[] = [];
        let refreshed = false;
        for (const choice of new Map(used.map((one) => [one.address, one])).values()) {
          const contact = options.forService ? undefined : contacts.get(choice.address);
          if (!contact || !teachesNothingNew(contact, choice)) {
            if (contact || worthKeeping(choice)) pending.push(plainChoice(choice));
          } else if (contact.t !== today()) {
            // needs no room, so a full memory does not complain about people it knows
            contacts.set(choice.address, { ...contact, t: today() });
            refreshed = true;
          }
        }
        const others = document.drafts.filter((draft) => draft.i !== draftId);
        if (pending.length === 0 && others.length === document.drafts.length) return refreshed;
        const draft = { i: draftId, t: today(), u: pending };
        document.drafts = stillWaitedFor(pending.length ? [...others, draft] : others, today());
        if (pending.length === 0) settle(document, [draftId]);
        else document.settled = document.settled.filter((id) => id !== draftId);
        return true;
      }),

    confirmSent: (draftIds) =>
      change((document) => {
        const sent = document.drafts.filter((draft) => draftIds.includes(draft.i));
        if (sent.length === 0) return false;
        for (const choice of sent.flatMap((draft) => draft.u))
          replace(document, choice.address, learn(document.contacts.get(choice.address), choice, today()));
        document.drafts = stillWaitedFor(
          document.drafts.filter((draft) => !draftIds.includes(draft.i)),
          today(),
        );
        settle(
          document,
          sent.map(({ i }) => i),
        );
        return true;
      }),

    letGo: (draftId, told) =>
      change((document) => {
        const others = document.drafts.filter(
          ({ i, u }) => i !== draftId || JSON.stringify(u) !== JSON.stringify(told),
        );
        const isPending = others.length < document.drafts.length;
        document.drafts = others;
        if (isPending) settle(document, [draftId]);
        return isPending;
      }),

    async saveContact(address, { notificationLanguage, shown }) {
      let changedTo: NotificationLanguage | undefined;
      const result = await change((document) => {
        const contact = document.contacts.get(address);
        const now = contact && languageOf(contact);
        if (now === notificationLanguage) return false;
        if (now !== undefined && now !== shown) {
          changedTo = now;
          return false;
        }
        const l = notificationLanguage === ORGANIZATION_DEFAULT ? null : notificationLanguage;
        replace(document, address, { ...contact, t: today(), l });
        return true;
      });
      return changedTo === undefined ? result : { ok: false, problem: 'changed', now: changedTo };
    },

    async forget(address, item) {
      let before: StoredContact | undefined;
      const result = await change((document) => {
        const contact = document.contacts.get(address);
        const left = contact && withoutItem(contact, item);
        if (left === contact) return false;
        before = contact;
        replace(document, address, left);
        return true;
      });
      if (!result.ok) return result;
      return {
        ok: true,
        undo: () =>
          change((document) => {
            if (!before) return false;
            replace(document, address, putBack(document.contacts.get(address), { before, item }));
            return true;
          }),
      };
    },

    makeRoom: (count) =>
      change((document) => {
        const oldest = [...document.contacts].sort(([, a], [, b]) => a.t - b.t).slice(0, Math.max(0, count));
        for (const [address, { t }] of oldest) {
          document.contacts.delete(address);
          document.moments.delete(markOf(address));
          document.madeRoom = Math.max(document.madeRoom, t);
        }
        return oldest.length > 0;
      }),
  };
}

/** Only the members that are set: an `undefined` would be lost, and an empty text takes room. */
const plainChoice = (choice: UsedChoice): UsedChoice => ({
  address: choice.address,
  method: choice.method,
  ...(choice.displayName && { displayName: choice.displayName }),
  ...valuesOf(choice),
});

function settle(document: MailboxDocument, draftIds: readonly string[]): void {
  const others = document.settled.filter((id) => !draftIds.includes(id));
  document.settled = [...others, ...draftIds].slice(-MAXIMUM_SETTLED_DRAFTS);
}

const stillWaitedFor = <Draft extends { t: number }>(drafts: Draft[], today: number): Draft[] =>
  drafts.filter((draft) => draft.t >= today - PENDING_FOR_DAYS).slice(-MAXIMUM_PENDING_DRAFTS);
