/** What is asked of the message being written, and of its mailbox. */
import { officeCall } from './call';
import { can } from './capabilities';
import { currentItem, mailbox } from './current-item';
import { OfficeError } from './office-error';

export { currentItem };

/** The address of the mailbox, or an empty string where Outlook does not tell. */
export const mailboxAddress = (): string => mailbox().userProfile?.emailAddress || '';

/**
 * The address in From: the mailbox's own, or that of another account or a shared mailbox. An Outlook before Mailbox 1.7 has no
 * From to choose.
 * @throws OfficeError when it cannot be read; a sender who is not known is never taken for the mailbox's owner
 */
export async function readSenderAddress(): Promise<string> {
  const { from } = currentItem();
  if (!can('from')) return mailboxAddress();
  const found = await officeCall<Office.EmailAddressDetails | null>('from.getAsync', (done) => from.getAsync(done));
  if (!found || !found.emailAddress) throw new OfficeError('unexpected-answer', 'from.getAsync');
  return found.emailAddress;
}

/** Whether the draft has been saved once; a new one has no id yet (Outlook answers ItemNotSaved). */
export async function isSaved(): Promise<boolean> {
  const item = currentItem();
  // of the same set as the headers
  if (!can('headers')) return true;
  return officeCall<string>('getItemIdAsync', (done) => item.getItemIdAsync(done)).then(
    () => true,
    (error: unknown) => {
      if (error instanceof OfficeError && error.code === 9046) return false;
      throw error;
    },
  );
}
