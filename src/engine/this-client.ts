/**
 * What this client of the mailbox keeps for itself, in the local storage of its browser: each client
 * of Outlook saves its copy of the roaming settings whole, so another one may undo what was saved
 * here (office-js issue 5080). Here is only whether there is anything; the rest loads late.
 */
import { within } from '../timing/within';

/** Followed by a name of the mailbox (`saved-copy.ts`). */
export const SAVED_COPY = 'secure-mail.saved-copy.';
/** `held-keys.ts` */
export const HELD_KEYS = 'secure-mail.held-keys';
/** What is not united in this time is at the next start. */
const PATIENCE_MS = 2_000;

/**
 * Unites the mailbox's settings, as this frame has them, with what this client saved last. Call it
 * at the start of a frame, before the settings are used. Never rejects.
 */
export async function uniteWithThisClient(): Promise<void> {
  if (!hasSomething()) return;
  const uniting = import('./unite-settings').then(({ uniteSettings }) => uniteSettings());
  await within(PATIENCE_MS, uniting, () => undefined).catch(() => undefined);
}

/** A browser that forbids storage throws on access; other engines have none. */
function hasSomething(): boolean {
  try {
    return Object.keys(localStorage).some((name) => name.startsWith(SAVED_COPY) || name === HELD_KEYS);
  } catch {
    return false;
  }
}
