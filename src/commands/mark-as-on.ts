/** Switches a draft on without choices: the gate holds it from then on until it is sealed. */
import { SECURE_MAIL_HEADER, SECURE_MAIL_ON } from '../draft/header-names';
import { readMarks } from '../draft/marks';
import { createDraftId } from '../draft/random';
import { clearDraft, saveDraft } from '../draft/save-draft';
import { readSender } from '../draft/sender';

/**
 * What has the header is on, whatever became of the note: the gate holds it, and an event may have told the person so by then.
 * @throws what `saveDraft` throws; the draft is off then, if Outlook lets it
 */
export async function markAsOn(isCurrent: () => boolean): Promise<void> {
  try {
    const sender = await readSender();
    const draftId = createDraftId();
    const instructions = { version: 1 as const, draftId, sender: sender.address, recipients: [], notNeeded: [] };
    await saveDraft({ instructions, missing: [] }, { gatewayKeys: [], mailboxKey: '' }, isCurrent);
  } catch (error) {
    if (isCurrent() && (await hasHeader()) && isCurrent()) return;
    await clearDraft(isCurrent).catch(() => undefined); // half on would be held at Send, and pressed again it would go off
    throw error;
  }
}

async function hasHeader(): Promise<boolean> {
  const { headers } = await readMarks();
  return headers !== 'unreadable' && headers.get(SECURE_MAIL_HEADER)?.trim() === SECURE_MAIL_ON;
}
