/** What the draft says: its subject and its text. */
import { officeCall } from './call';
import { currentItem } from './current-item';
import { OfficeError } from './office-error';

/**
 * @returns the body as plain text, with what is quoted below it.
 * @throws OfficeError when one of the two cannot be read, or Outlook shows another draft by then.
 */
export async function readMessageText(): Promise<{ subject: string; body: string }> {
  const item = currentItem();
  const [subject, body] = await Promise.all([
    officeCall<string>('subject.getAsync', (done) => item.subject.getAsync(done)),
    officeCall<string>('body.getAsync', (done) => item.body.getAsync(Office.CoercionType.Text, done)),
  ]);
  if (currentItem() !== item) throw new OfficeError('no-item', 'body.getAsync');
  return { subject, body };
}
