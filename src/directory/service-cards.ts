/** The contact card at the service, which the whole organization shares: saving it, forgetting one thing, putting it back. */
import { contact } from '../contract/contact';
import type { EmailAddress } from '../verification/brands';
import { ORGANIZATION_DEFAULT } from '../verification/types';
import type { MailboxDirectory } from './mailbox-directory';
import { ServiceRefusal, type ServiceClient } from './service-client';
import { languageOf } from './service-records';
import { UNAVAILABLE } from './types';
import type { ContactToSave, Directory, ForgetResult, SaveContactResult, UndoResult } from './types';

export interface ServiceCards extends Pick<Directory, 'saveContact' | 'forget'> {
  /** Which version of a card a lookup has told of. */
  saw(address: EmailAddress, version: string): void;
}

const isRefusal = (error: unknown, refusal: ServiceRefusal['refusal']): error is ServiceRefusal =>
  error instanceof ServiceRefusal && error.refusal === refusal;

/** @param mailbox knows what was learned before there was a service: what is forgotten is forgotten there, too */
export function createServiceCards(client: ServiceClient, mailbox: Pick<MailboxDirectory, 'forget'>): ServiceCards {
  const versions = new Map<EmailAddress, string>();

  async function save(
    address: EmailAddress,
    { notificationLanguage, shown }: ContactToSave,
    seen: string,
    again: boolean,
  ): Promise<SaveContactResult> {
    try {
      const saved = await client.call('saveContact', { address, notificationLanguage }, { ifMatch: seen });
      if (saved) versions.set(address, saved.version);
      return { ok: true };
    } catch (error) {
      if (!isRefusal(error, 'changed')) return UNAVAILABLE;
      const now = contact.safeParse(error.body);
      if (!now.success) return UNAVAILABLE;
      versions.set(address, now.data.version);
      const language = languageOf(now.data);
      if (language === notificationLanguage) return { ok: true };
      // somebody changed something else on the card
      if (language === shown && again) return save(address, { notificationLanguage, shown }, now.data.version, false);
      return { ok: false, problem: 'changed', now: language ?? ORGANIZATION_DEFAULT };
    }
  }

  async function putBack(undo: string | undefined, here: () => Promise<UndoResult>): Promise<UndoResult> {
    try {
      if (undo !== undefined) await client.call('restore', { undo });
    } catch (error) {
      return isRefusal(error, 'too-late') ? { ok: false, problem: 'too-late' } : UNAVAILABLE;
    }
    return here();
  }

  return {
    saw: (address, version) => void versions.set(address, version),
    saveContact: (address, card) => save(address, card, versions.get(address) ?? '0', true),
    async forget(address, item): Promise<ForgetResult> {
      const here = await mailbox.forget(address, item);
      if (!here.ok) return here;
      try {
        const answer = await client.call('forget', { address, item });
        return { ok: true, undo: () => putBack(answer?.undo, here.undo) };
      } catch {
        await here.undo();
        return UNAVAILABLE;
      }
    },
  };
}
