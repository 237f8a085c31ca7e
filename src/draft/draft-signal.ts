/**
 * Words between the frames of the add-in, by the id of a draft and nothing else: that one was switched on or off, as Outlook has
 * no event for it, and that the pane which shows it should put on it what it shows. Where they cannot be told, which is no error,
 * the pane looks again when it gets the focus.
 */
import { createDraftId } from '../seal/crypto/random';

const CHANNEL = 'secure-mail-draft';
const SWITCHED = 'switched';
const LOOK = 'look ';
const LOOKED = 'looked ';
/** Of the gate's four seconds there must be some left to read the draft once more. */
const PATIENCE_MS = 2_000;

interface Signals {
  tell(message: string): void;
  hear(heard: (message: string) => void): void;
  close(): void;
}

function openSignals(): Signals | undefined {
  return throughChannel() ?? throughStorage();
}

function throughChannel(): Signals | undefined {
  try {
    const channel = new BroadcastChannel(CHANNEL);
    return {
      tell: (message) => channel.postMessage(message),
      hear: (heard) => void (channel.onmessage = ({ data }) => typeof data === 'string' && heard(data)),
      close: () => channel.close(),
    };
  } catch {
    return undefined;
  }
}

/** Outlook on Mac: pages without channels that share the storage, and hear of its changes. What comes twice is another change. */
function throughStorage(): Signals | undefined {
  if (typeof window === 'undefined') return undefined;
  let listener: ((event: StorageEvent) => void) | undefined;
  return {
    tell(message) {
      try {
        localStorage.setItem(CHANNEL, `${message}\n${createDraftId()}`);
      } catch {
        // forbidden, or full
      }
    },
    hear(heard) {
      listener = ({ key, newValue }) => {
        const [message] = newValue?.split('\n') ?? [];
        if (key === CHANNEL && message) heard(message);
      };
      window.addEventListener('storage', listener);
    },
    close: () => listener && window.removeEventListener('storage', listener),
  };
}

export function tellOtherFrames(): void {
  const signals = openSignals();
  signals?.tell(SWITCHED);
  signals?.close();
}

/**
 * Has the pane that shows this draft read its recipients anew and write what it shows.
 * @returns false where no pane said in time that it has
 */
export async function askPane(draftId: string): Promise<boolean> {
  const signals = openSignals();
  if (!signals) return false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const answered = await new Promise<boolean>((resolve) => {
    signals.hear((message) => {
      if (message === LOOKED + draftId) resolve(true);
    });
    timer = setTimeout(() => resolve(false), PATIENCE_MS);
    signals.tell(LOOK + draftId);
  });
  clearTimeout(timer);
  signals.close();
  return answered;
}

/**
 * @param look reads the draft anew and writes what is shown
 * @param shows whether this frame shows that draft
 */
export function followOtherFrames(look: () => Promise<void>, shows: (draftId: string) => boolean): () => void {
  const signals = openSignals();
  if (!signals) return () => undefined;
  signals.hear((message) => {
    if (message === SWITCHED) return void look();
    if (!message.startsWith(LOOK) || !shows(message.slice(LOOK.length))) return;
    void look().then(() => signals.tell(LOOKED + message.slice(LOOK.length)));
  });
  return () => signals.close();
}
