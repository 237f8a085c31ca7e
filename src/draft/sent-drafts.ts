/**
 * Which drafts have been let go by the send gate: it tells the pane's memory, now or next time, that what was typed on them is
 * to be remembered. Kept in the add-in's local storage, because roaming settings saved by the gate would undo what the pane
 * saved (each frame has its own copy). It holds random draft ids only. Where there is no local storage nothing is kept.
 */
const KEY = 'secure-mail.sent-drafts';
const MAXIMUM = 100;

const storage = (): Storage | undefined => {
  try {
    return typeof localStorage === 'undefined' ? undefined : localStorage;
  } catch {
    return undefined; // a browser that forbids storage throws on access
  }
};

export function readSentDrafts(): string[] {
  try {
    const found: unknown = JSON.parse(storage()?.getItem(KEY) ?? '[]');
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
    storage()?.setItem(KEY, JSON.stringify(draftIds));
  } catch {
    // full or forbidden: the memory then learns nothing from this mail, and the mail still goes
  }
}

/** Calls back when the gate has let a draft go while this frame is open. */
export function followSentDrafts(changed: () => void): () => void {
  const listener = (event: StorageEvent) => {
    if (event.key === KEY) changed();
  };
  window.addEventListener('storage', listener);
  return () => window.removeEventListener('storage', listener);
}
