/** Switches a draft on without choices: the gate holds it from then on until it is sealed. */
import { createDraftId } from '../draft/random';
import { clearDraft, saveDraft } from '../draft/save-draft';
import { readSender } from '../draft/sender';

/** @throws what `saveDraft` throws; the draft is off then, if Outlook lets it */
export async function markAsOn(isCurrent: () => boolean): Promise<void> {
  try {
    const sender = await readSender();
    const instructions = { version: 1 as const, draftId: createDraftId(), sender, recipients: [], notNeeded: [] };
    await saveDraft({ instructions, missing: [] }, { gatewayKeys: [], mailboxKey: '' }, isCurrent);
  } catch (error) {
    await clearDraft(isCurrent).catch(() => undefined); // half on would be held at Send, and pressed again it would go off
    throw error;
  }
}
