/** Switches a draft on without choices: the gate holds it from then on until it is sealed. */
import { SECURE_MAIL_HEADER, SECURE_MAIL_ON } from '../seal/format/header-names';
import { readMarks } from '../draft/marks';
import { createDraftId } from '../seal/crypto/random';
import { holdUnsealed, saveDraft } from '../draft/save-draft';
import { readSender } from '../draft/sender';

/**
 * What has the header is on, whatever became of the note: the gate holds it, and an event may have told the person so by then.
 * @returns `held`: it could not be switched on as it should be, and is marked so that it does not leave as normal mail
 * @throws what `saveDraft` throws; nothing could be written on the draft then
 */
export async function markAsOn(isCurrent: () => boolean): Promise<'on' | 'held'> {
  const draftId = createDraftId();
  try {
    const sender = await readSender();
    const instructions = { version: 1 as const, draftId, sender: sender.address, recipients: [], notNeeded: [] };
    await saveDraft({ instructions, missing: [] }, { gatewayKeys: [], mailboxKey: '' }, isCurrent);
    return 'on';
  } catch (error) {
    if (isCurrent() && (await hasHeader()) && isCurrent()) return 'on';
    if (await holdUnsealed(draftId, isCurrent)) return 'held';
    throw error;
  }
}

async function hasHeader(): Promise<boolean> {
  const { headers } = await readMarks();
  return headers !== 'unreadable' && headers.get(SECURE_MAIL_HEADER)?.trim() === SECURE_MAIL_ON;
}
