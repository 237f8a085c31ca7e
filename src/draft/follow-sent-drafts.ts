import { SENT_DRAFTS_KEY } from './sent-drafts';

/** Calls back when the gate has let a draft go while this frame is open. */
export function followSentDrafts(changed: () => void): void {
  window.addEventListener('storage', (event) => {
    if (event.key === SENT_DRAFTS_KEY) changed();
  });
}
