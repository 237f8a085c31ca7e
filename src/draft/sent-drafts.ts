/**
 * Which drafts have been let go by the send gate: it tells the pane's memory, now or next time, that what was typed on them is
 * to be remembered. Not in roaming settings: saved by the gate they would undo what the pane saved, as each frame has its own copy.
 * Where it cannot be kept the memory learns nothing from that mail, and the mail still goes.
 */
import { draftList } from './draft-list';

export const SENT_DRAFTS_KEY = 'secure-mail.sent-drafts';

const sent = draftList(SENT_DRAFTS_KEY);

export const readSentDrafts = sent.read;

/** Never throws: remembering must not hold a mail back. */
export const markAsSent = sent.add;

/** Takes ids out that the memory has dealt with. */
export const forgetSentDrafts = sent.remove;
