/**
 * Launch events while a mail is being written. Each may come late, twice or never; each reads the draft and leaves it as it
 * should be.
 */
import { isUnmarked, readMarks, switchState } from '../draft/marks';
import type { Marks } from '../draft/marks';
import { startIfDue, startSecure } from './start-secure';
import { DRAFT_PROPERTY } from '../seal/format/note';
import { writeProperty } from '../office/custom-properties';
import { noticeWords } from '../locales/commands';
import { displayLanguage } from '../office/display-language';
import { isSaved } from '../office/item';
import { readRecipients } from '../office/recipients';
import { isToBeOn } from '../draft/to-be-on';
import { showFailure, showNotice } from '../draft/notice';
import type { GateDecision } from './gate';
import { readAndDecide, readGatePolicy } from './read-and-decide';
import { pageHelp } from './page-help';

const MAXIMUM_READINGS = 4;

/**
 * Any mail that is opened for writing. A saved draft says again that secure mail is on. A new one starts
 * without choices, also a forward to which classic Outlook hands on the properties of its parent, and is
 * switched on where policy or its label says so: once it has a recipient, as an untouched mail is
 * nobody's draft.
 */
export const onMessageCompose = (event: Office.MailboxEvent): Promise<void> =>
  complete(event, async () => {
    const marks = await readMarks();
    const state = switchState(marks);
    if (state !== 'on' && (!(await isSaved()) || (await isToNobody(marks)))) {
      if (state === 'unclear') await writeProperty(DRAFT_PROPERTY, undefined);
      await startSecure();
      await startIfDue(); // by its label
      if (readGatePolicy().on && (await isToBeOn())) return showNotice(0, noticeWords(displayLanguage()));
    }
    await keepNotice(0);
  });

/** Also for another From or another label: what is sealed may have to be sealed anew. */
export const onMessageRecipientsChanged = (event: Office.MailboxEvent): Promise<void> =>
  complete(event, () => startIfDue().then(() => keepNotice()));

/** Saved while it waited for its first recipient: as good as new. */
const isToNobody = async (marks: Marks): Promise<boolean> =>
  readGatePolicy().on && isUnmarked(marks) && (await readRecipients()).length === 0;

/** Whatever goes wrong: the notice is a courtesy, and the gate at Send decides on its own reading. */
function complete(event: Office.MailboxEvent, work: () => Promise<void>): Promise<void> {
  const done = () => event.completed();
  return work().then(done, done);
}

/**
 * Has the draft sealed anew where that can be done, and shows how many recipients lack a method; reads again if the pane has
 * written meanwhile.
 * @param unknown what counts where nobody knows; absent: what the notice says then stays
 */
async function keepNotice(unknown?: number): Promise<void> {
  let shown: number | undefined;
  let page = pageHelp();
  for (let readings = 0; readings < MAXIMUM_READINGS; readings++) {
    const marks = await readMarks();
    if (switchState(marks) !== 'on') return;
    const decision = await readAndDecide(marks);
    if (!decision.allowed && page) {
      await page.seal();
      page = undefined; // once
      continue;
    }
    const words = noticeWords(displayLanguage());
    if (!decision.allowed && decision.reason.why === 'failed') return showFailure(words);
    const missing = missingIn(decision, unknown);
    if (missing === undefined || missing === shown) return;
    await showNotice(missing, words);
    shown = missing;
  }
}

/** @param unknown the answer where nobody knows: it could not be read, or the pane has not looked yet */
function missingIn(decision: GateDecision, unknown?: number): number | undefined {
  if (decision.allowed) return 0;
  const { reason } = decision;
  return reason.why === 'missing' ? reason.people.length : unknown;
}
