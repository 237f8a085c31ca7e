/** A word between the frames of the add-in that the draft was switched on or off, as Outlook has no event for it. */
const CHANNEL = 'secure-mail-draft';

/** A frame without channels to others is no error: the pane reads again when it gets the focus. */
export function tellOtherFrames(): void {
  if (typeof BroadcastChannel === 'undefined') return;
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage('switched');
  channel.close();
}

export function followOtherFrames(switched: () => void): () => void {
  if (typeof BroadcastChannel === 'undefined') return () => undefined;
  const channel = new BroadcastChannel(CHANNEL);
  channel.onmessage = () => switched();
  return () => channel.close();
}
