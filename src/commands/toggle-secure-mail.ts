/**
 * The ribbon button Secure mail: switches the draft on or off and tells by notification. Where everybody is known the draft is
 * sealed as well, unless a pane is open: that hears of it at once, and choosing and sealing is then the pane's. A draft that
 * cannot be switched on is marked: it is held at Send until it can be secured, or the button is pressed again.
 */
import { tellOtherFrames } from '../draft/draft-signal';
import { readMarks, switchState } from '../draft/marks';
import { createDraftId } from '../seal/crypto/random';
import { clearDraft, holdUnsealed } from '../draft/save-draft';
import { showFailure, showNotice, showText } from '../draft/notice';
import { noticeWords } from '../locales/commands';
import { ribbonTexts } from '../locales/ribbon';
import { displayLanguage } from '../office/display-language';
import { headersSupported } from '../office/internet-headers';
import { currentItem } from '../office/item';
import { isToBeOn, setToBeOn } from '../draft/to-be-on';
import { inTurn } from '../draft/write-turn';
import { loadSettings } from './load-settings';
import { markAsOn } from './mark-as-on';
import type { Settings } from './seal-without-pane';

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
  // it was said to be on, and has no recipient yet; where that cannot be told it goes on
  const isWaiting = await isToBeOn().catch(() => false);
  if (isWaiting) await setToBeOn(false);
  if (isWaiting || switchState(marks) !== 'off') {
    await inTurn(() => clearDraft(isCurrent)).finally(tellOtherFrames);
    return showText(texts().off).catch(() => undefined);
  }
  const words = noticeWords(displayLanguage());
  const loaded = await settingsOrWhyNot();
  if (typeof loaded === 'string') {
    if (!(await inTurn(() => holdUnsealed(createDraftId(), isCurrent)).finally(tellOtherFrames)))
      throw new Error('nothing could be written');
    return showNotice(0, words, loaded);
  }
  const marked = await inTurn(async () =>
    // the pane may have been faster: its choices stay
    switchState(await readMarks()) === 'on' ? 'on' : markAsOn(isCurrent),
  ).finally(tellOtherFrames);
  if (marked === 'held') return showNotice(0, words, texts().held);
  await showNotice(0, words, texts().on).catch(() => undefined); // it is on all the same
  try {
    const sealed = await seal(loaded, isCurrent);
    if (sealed && 'recipients' in sealed && sealed.recipients)
      await showNotice(sealed.missing, words).catch(() => undefined);
  } catch {
    const isHeld = await inTurn(() => holdUnsealed(createDraftId(), isCurrent, true));
    if (isHeld) await showFailure(words).catch(() => undefined);
  }
}

/** Late: an open pane does it, and a mail that goes off again needs none of it. */
async function seal(settings: Settings, isCurrent: () => boolean) {
  const { sealWithoutPane } = await import('./seal-without-pane');
  return sealWithoutPane(settings, isCurrent);
}

/** Or why secure mail cannot be switched on here, in words. */
async function settingsOrWhyNot(): Promise<Settings | string> {
  const loaded = await loadSettings();
  if (loaded.ok) return loaded.configuration.gatewayKeys.length > 0 ? loaded : texts().noGatewayKey;
  return loaded.problem === 'wrong' ? texts().configurationWrong : texts().configurationUnreachable;
}
