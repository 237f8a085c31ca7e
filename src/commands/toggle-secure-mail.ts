/**
 * The ribbon button Secure mail: switches the draft on or off and tells by notification. It only marks the draft; choosing and
 * sealing is the pane's, which hears of it at once if it is open.
 */
import { loadConfiguration } from '../configuration/load-configuration';
import { tellOtherFrames } from '../draft/draft-signal';
import { readMarks, switchState } from '../draft/marks';
import { createDraftId } from '../draft/random';
import { clearDraft, saveDraft } from '../draft/save-draft';
import { showNotice, showText } from '../draft/notice';
import { noticeWords } from '../locales/commands';
import { ribbonTexts } from '../locales/ribbon';
import { displayLanguage } from '../office/display-language';
import { headersSupported } from '../office/internet-headers';
import { currentItem } from '../office/item';
import { readSender } from '../draft/sender';

const texts = () => ribbonTexts(displayLanguage());

export async function toggleSecureMail(event: Office.AddinCommands.Event): Promise<void> {
  try {
    await toggle();
  } catch {
    await showText(texts().failed).catch(() => undefined); // the switch in the pane says so, too
  }
  event.completed();
}

async function toggle(): Promise<void> {
  const item: unknown = currentItem();
  const isCurrent = () => (Office.context.mailbox.item as unknown) === item;
  if (!headersSupported()) return showText(texts().outlookTooOld);

  const marks = await readMarks();
  if (marks.headers === 'unreadable') throw new Error('on or off cannot be told'); // and must not be guessed
  if (switchState(marks) !== 'off') {
    await clearDraft(isCurrent).finally(tellOtherFrames);
    return showText(texts().off).catch(() => undefined);
  }
  const reason = await whyNot();
  if (reason) return showText(reason);
  try {
    const sender = await readSender();
    const instructions = { version: 1 as const, draftId: createDraftId(), sender, recipients: [], notNeeded: [] };
    await saveDraft({ instructions, missing: [] }, { gatewayKeys: [], mailboxKey: '' }, isCurrent);
  } catch (error) {
    await clearDraft(isCurrent).catch(() => undefined); // half on would be held at Send, and pressed again it would go off
    throw error;
  } finally {
    tellOtherFrames();
  }
  await showNotice(0, noticeWords(displayLanguage()), texts().on).catch(() => undefined); // it is on all the same
}

/** Why secure mail cannot be switched on here, in words; undefined if it can. */
async function whyNot(): Promise<string | undefined> {
  const loaded = await loadConfiguration();
  if (loaded.ok) return loaded.configuration.gatewayKeys.length > 0 ? undefined : texts().noGatewayKey;
  return loaded.problem === 'wrong' ? texts().configurationWrong : texts().configurationUnreachable;
}
