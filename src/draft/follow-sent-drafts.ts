import { SENT_DRAFTS_KEY } from './sent-drafts';

/** Calls back when the gate has let a draft go while this frame is open. */
export function followSentDrafts(changed: () => void): () => void {
  const listener = (event: StorageEvent) => {
    if (event.key === SENT_DRAFTS_KEY) changed();
  };
  window.addEventListener('storage', listener);
  return () => window.removeEventListener('storage', listener);
}
