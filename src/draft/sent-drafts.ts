/**
 * Which drafts have been let go by the send gate: it tells the pane's memory, now or next time, that what was typed on them is
 * to be remembered. Kept in the add-in's local storage, because roaming settings saved by the gate would undo what the pane
 * saved (each frame has its own copy). It holds random draft ids only, of every mailbox that this browser opens. Classic Outlook's
 * script has no local storage: nothing is kept there.
 */
export const SENT_DRAFTS_KEY = 'secure-mail.sent-drafts';
const MAXIMUM = 100;

export function readSentDrafts(): string[] {
  try {
    // a browser that forbids storage throws on access; other engines have none
    const found: unknown =
      typeof localStorage === 'undefined' ? [] : JSON.parse(localStorage.getItem(SENT_DRAFTS_KEY) || '[]');
    return Array.isArray(found) ? found.filter((id): id is string => typeof id === 'string') : [];
  } catch {
    return [];
  }
}

/** Never throws: remembering must not hold a mail back. */
export function markAsSent(draftId: string): void {
  write([...readSentDrafts(), draftId].slice(-MAXIMUM));
}

/** Takes ids out that the memory has dealt with. */
export function forgetSentDrafts(draftIds: readonly string[]): void {
  write(readSentDrafts().filter((id) => draftIds.indexOf(id) < 0));
}

function write(draftIds: string[]): void {
  try {
    localStorage.setItem(SENT_DRAFTS_KEY, JSON.stringify(draftIds));
  } catch {
    // full, forbidden or not there: the memory then learns nothing from this mail, and the mail still goes
  }
}
