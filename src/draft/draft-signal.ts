/**
 * Words between the frames of the add-in, by the id of a draft and nothing else: that one was switched on or off, as Outlook has
 * no event for it, and that the pane which shows it should put on it what it shows. A browser without such channels, or one that
 * forbids them, is no error: the pane looks again when it gets the focus.
 */
const CHANNEL = 'secure-mail-draft';
const SWITCHED = 'switched';
const LOOK = 'look ';
const LOOKED = 'looked ';
/** Of the gate's four seconds there must be some left to read the draft once more. */
const PATIENCE_MS = 2_000;

function openChannel(): BroadcastChannel | undefined {
  try {
    return new BroadcastChannel(CHANNEL);
  } catch {
    return undefined;
  }
}

export function tellOtherFrames(): void {
  const channel = openChannel();
  channel?.postMessage(SWITCHED);
  channel?.close();
}

/**
 * Has the pane that shows this draft read its recipients anew and write what it shows.
 * @returns false where no pane said in time that it has
 */
export async function askPane(draftId: string): Promise<boolean> {
  const channel = openChannel();
  if (!channel) return false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const answered = await new Promise<boolean>((resolve) => {
    channel.onmessage = ({ data }) => {
      if (data === LOOKED + draftId) resolve(true);
    };
    timer = setTimeout(() => resolve(false), PATIENCE_MS);
    channel.postMessage(LOOK + draftId);
  });
  clearTimeout(timer);
  channel.close();
  return answered;
}

/**
 * @param look reads the draft anew and writes what is shown
 * @param shows whether this frame shows that draft
 */
export function followOtherFrames(look: () => Promise<void>, shows: (draftId: string) => boolean): () => void {
  const channel = openChannel();
  if (!channel) return () => undefined;
  channel.onmessage = ({ data }: MessageEvent<unknown>) => {
    if (data === SWITCHED) return void look();
    if (typeof data !== 'string' || !data.startsWith(LOOK) || !shows(data.slice(LOOK.length))) return;
    void look().then(() => channel.postMessage(LOOKED + data.slice(LOOK.length)));
  };
  return () => channel.close();
}
