/** The message being written. Asked for anew at each use: a pinned pane moves from one draft to the next. */
import { officeCall } from './call';
import { OfficeError } from './office-error';

/** @throws OfficeError `no-item` while Outlook shows no draft, as happens in a pinned pane between two of them. */
export function currentItem(): Office.MessageCompose {
  const item = Office.context.mailbox?.item as Office.MessageCompose | null | undefined;
  if (!item) throw new OfficeError('no-item', 'mailbox.item');
  return item;
}

/** The address of the mailbox, or an empty string where Outlook does not tell. */
export const mailboxAddress = (): string => Office.context.mailbox?.userProfile?.emailAddress ?? '';

/**
 * The address in From: the mailbox's own, or that of another account or a shared mailbox. An Outlook before Mailbox 1.7 has no
 * From to choose.
 * @throws OfficeError when it cannot be read; a sender who is not known is never taken for the mailbox's owner
 */
export async function readSenderAddress(): Promise<string> {
  const { from } = currentItem();
  if (!from || typeof from.getAsync !== 'function') return mailboxAddress();
  const found = await officeCall<Office.EmailAddressDetails | null>('from.getAsync', (done) => from.getAsync(done));
  if (!found || !found.emailAddress) throw new OfficeError('unexpected-answer', 'from.getAsync');
  return found.emailAddress;
}

/** Whether the draft has been saved once; a new one has no id yet (Outlook answers ItemNotSaved). */
export async function isSaved(): Promise<boolean> {
  const item = currentItem();
  if (typeof item.getItemIdAsync !== 'function') return true;
  return officeCall<string>('getItemIdAsync', (done) => item.getItemIdAsync(done)).then(
    () => true,
    (error: unknown) => {
      if (error instanceof OfficeError && error.code === 9046) return false;
      throw error;
    },
  );
}
