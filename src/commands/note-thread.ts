/** Notes with which domains a reply begins, so that the gate can ask about new ones at Send. Pages of a browser only. */
import { toRecipients } from '../draft/recipients';
import { THREAD_PROPERTY, formatThread } from '../draft/thread-domains';
import { onlyInTurn } from '../draft/write-turn';
import { isReply } from '../office/compose-type';
import { readProperty, writeProperty } from '../office/custom-properties';
import { readRecipients } from '../office/recipients';

/**
 * Once: an event may come again, when people were added already.
 * @throws OfficeError; nobody is asked about then
 */
export async function noteThread(isCurrent: () => boolean): Promise<void> {
  if (!(await isReply())) return;
  await onlyInTurn(async () => {
    if ((await readProperty(THREAD_PROPERTY)) !== undefined) return;
    const { recipients } = toRecipients(await readRecipients());
    const thread = formatThread(recipients.map(({ address }) => address));
    if (thread && isCurrent()) await writeProperty(THREAD_PROPERTY, thread);
  });
}
