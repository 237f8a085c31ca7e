/** Whether the message being written answers another one (Mailbox 1.10). */
import { officeCall } from './call';
import { paneCan } from './capabilities';
import { currentItem } from './current-item';

interface ComposeType {
  composeType: Office.MailboxEnums.ComposeType | 'reply' | 'newMail' | 'forward';
}

/** A reply to one or to all. False in an Outlook that cannot tell. @throws OfficeError */
export async function isReply(): Promise<boolean> {
  if (!paneCan('composeType')) return false;
  const item = currentItem();
  const found = await officeCall<ComposeType | null>('getComposeTypeAsync', (done) => item.getComposeTypeAsync(done));
  return found?.composeType === 'reply';
}
