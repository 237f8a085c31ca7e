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
