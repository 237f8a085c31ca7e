/** The same as `unsaved-drafts.ts` for classic Outlook, whose gate has no storage: it shares session data alone. */
import { hasSessionData, readSessionData, writeSessionData } from '../office/session-data';
import { UNSAVED_SESSION } from './session-names';

/** Never rejects: what cannot be told is as if there were nothing, and the gate goes by the draft alone. */
export const isUnsavedInSession = (draftId: string): Promise<boolean> =>
  readSessionData(UNSAVED_SESSION).then(
    (unsaved) => unsaved === draftId,
    () => false,
  );

let last = Promise.resolve();

/** One after the other, as the last one counts. Never throws. */
export function setUnsavedInSession(draftId: string, to: boolean): void {
  last = last
    .then(async () => {
      // by now another draft may be shown, with choices of its own
      if (hasSessionData() && (to || (await isUnsavedInSession(draftId))))
        await writeSessionData(UNSAVED_SESSION, to ? draftId : '');
    })
    .catch(() => undefined);
}
