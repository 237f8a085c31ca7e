/** The message being written. Asked for anew at each use: a pinned pane moves from one draft to the next. */
import { OfficeError } from './office-error';

/** Some hosts start without one. */
export const mailbox = (): Partial<Office.Mailbox> => Office.context.mailbox || {};

/** @throws OfficeError `no-item` while Outlook shows no draft, as happens in a pinned pane between two of them. */
export function currentItem(): Office.MessageCompose {
  const item = mailbox().item as Office.MessageCompose | null | undefined;
  if (!item) throw new OfficeError('no-item', 'mailbox.item');
  return item;
}
