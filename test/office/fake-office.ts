/**
 * The part of the `Office` global that the add-in uses, over plain drafts. As strict as Outlook may be: every call on an item
 * acts on the draft that is shown when the call is made, whichever item object it is made on.
 */
import type { RecipientFieldName } from '../../src/office/recipients';
import { createFakeItem } from './fake-item';
import type { Call } from './fake-item';

export interface FakeDraft {
  headers: Record<string, string>;
  properties: Record<string, unknown>;
  recipients: Record<RecipientFieldName, { emailAddress: string; displayName: string; recipientType?: string }[]>;
  /** Of ours, by the client that keeps them: none sees another's. The ones above are of the client that shows it. */
  headersOf: Map<string, Record<string, string>>;
  /** Gone when the draft is closed. */
  sessionData: Record<string, string>;
  /** What the opener of the pane left for it. */
  openedFor?: string;
  notices: Map<string, { message: string }>;
  /** From. */
  sender: string;
  composeType: 'newMail' | 'reply' | 'forward';
  /** It has an id. */
  saved: boolean;
  /** Of its sensitivity label; empty for none. */
  label: string;
}

export interface FakeLabel {
  id: string;
  name: string;
  children: FakeLabel[] | null;
}

/**
 * What becomes of a call: an error with a code, no answer ever, an exception, an answer after the add-in's own time limit, a
 * second answer, or whatever the test does first. Late and twice: what was asked for is done once, at once.
 */
export type Fault = 'fails' | 'never' | 'throws' | 'late' | 'twice' | number | (() => void);

/** A little more than the add-in waits for an answer. */
const LATE_MS = 16_000;

/** Makes a client of it: what Office.js calls classic Outlook is `PC`. */
export function setPlatform({ Office }: FakeFrame, platform: 'PC' | 'OfficeOnline' | 'Mac'): void {
  (Office as { context: { platform?: string } }).context.platform = platform;
}

/** One frame of the add-in: a page with an `Office` of its own. */
export interface FakeFrame {
  /** To be made the global `Office`. */
  Office: Record<string, unknown>;
  /** The frame's own copy, taken when it was opened. */
  settings: Map<string, unknown>;
  /** What it associated by name. */
  functions: Map<string, (event: unknown) => unknown>;
  /** By name of the event. Those of the item are gone when another draft is shown. */
  itemHandlers: Map<string, () => void>;
  mailboxHandlers: Map<string, () => void>;
}

export interface FakeOffice extends FakeFrame {
  draft: FakeDraft;
  /** Shows another draft, as a pinned pane meets it; `undefined` for none. */
  show(draft: FakeDraft | undefined): void;
  /** By name of the call, e.g. `internetHeaders.setAsync`; stands until it is deleted. */
  faults: Map<string, Fault>;
  /** Names of the calls, in order. */
  calls: string[];
  /** Given: answers wait here until the test gives them. */
  waiting?: { name: string; answer(): void }[];
  /** Sensitivity labels of this person; none at first, as where they are not enabled. */
  labels: FakeLabel[];
  /** Header writes that Outlook reports as done and does not keep. */
  loses: Set<string>;
  /** Another frame on the same draft and mailbox. */
  openFrame(): FakeFrame;
  /** Its page is gone: no call of it is done, or answered, any more. */
  closeFrame(frame: FakeFrame): void;
  /** Roaming settings as the mailbox has them. */
  readonly stored: ReadonlyMap<string, unknown>;
}

export const SENDER = 'Sender@Own.example';

export const createDraft = (change: Partial<FakeDraft> = {}): FakeDraft => ({
  headers: {},
  headersOf: new Map(),
  properties: {},
  recipients: { to: [], cc: [], bcc: [] },
  sessionData: {},
  notices: new Map(),
  sender: SENDER,
  composeType: 'newMail',
  saved: false,
  label: '',
  ...change,
});

/** No header of it says anything: there is none, or `0` in its place. */
export const isSilent = ({ headers }: FakeDraft): boolean => Object.values(headers).every((value) => value === '0');

export const to = (...addresses: string[]): FakeDraft['recipients'] => ({
  to: addresses.map((emailAddress) => ({ emailAddress, displayName: '' })),
  cc: [],
  bcc: [],
});

/** @param soon how a call's answer comes: as a microtask, or as the test has it */
export function createFakeOffice(
  draft: FakeDraft = createDraft(),
  soon: (answer: () => void) => void = (answer) => void Promise.resolve().then(answer),
): FakeOffice {
  const faults: FakeOffice['faults'] = new Map();
  const calls: string[] = [];
  const loses = new Set<string>();
  /** As the administrators have published them to this person. */
  const labels: FakeLabel[] = [];
  let shown: FakeDraft | undefined = draft;
  /** Of the mailbox: each frame has a copy, and saves it whole. */
  let stored = new Map<string, unknown>();
  const frames = new Map<FakeFrame, { call: Call; mailbox: { item: unknown } }>();

  const callOf =
    (frame: () => FakeFrame): Call =>
    (name, done, act) => {
      if (!frames.has(frame())) return;
      calls.push(name);
      const fault = faults.get(name);
      if (typeof fault === 'function') fault();
      if (fault === 'throws') throw new Error('Office.js refuses');
      if (fault === 'never') return;
      const answer = (): Parameters<typeof done>[0] => {
        if (fault === 'fails') return { status: 'failed', error: { code: 5001 } };
        if (typeof fault === 'number') return { status: 'failed', error: { code: fault } };
        if (!shown) return { status: 'failed', error: { code: 9999 } };
        try {
          return { status: 'succeeded', value: act(shown) };
        } catch (code) {
          return { status: 'failed', error: { code: code as number } };
        }
      };
      const result = answer();
      const reply = () => frames.has(frame()) && done(result);
      if (office.waiting) office.waiting.push({ name, answer: reply });
      else if (fault === 'late') setTimeout(reply, LATE_MS);
      else soon(reply);
      if (fault === 'twice') soon(reply);
    };

  function openFrame(): FakeFrame {
    const call = callOf(() => frame);
    const settings = new Map(stored);
    const functions: FakeFrame['functions'] = new Map();
    const [itemHandlers, mailboxHandlers] = [new Map<string, () => void>(), new Map<string, () => void>()];
    const mailbox = {
      item: undefined as unknown,
      userProfile: { emailAddress: SENDER },
      addHandlerAsync: (type: string, handler: () => void, done: Parameters<Call>[1]) => {
        mailboxHandlers.set(type, handler);
        soon(() => done({ status: 'succeeded' }));
      },
    };
    const frame: FakeFrame = {
      Office: {
        context: {
          mailbox,
          roamingSettings: {
            get: (name: string) => settings.get(name),
            set: (name: string, value: unknown) => void settings.set(name, value),
            remove: (name: string) => void settings.delete(name),
            saveAsync: (done: Parameters<Call>[1]) =>
              call('roamingSettings.saveAsync', done, () => void (stored = new Map(settings))),
          },
          requirements: { isSetSupported: () => true },
          sensitivityLabelsCatalog: {
            getIsEnabledAsync: (done: Parameters<Call>[1]) =>
              call('sensitivityLabelsCatalog.getIsEnabledAsync', done, () => labels.length > 0),
            getAsync: (done: Parameters<Call>[1]) => call('sensitivityLabelsCatalog.getAsync', done, () => labels),
          },
        },
        actions: { associate: (name: string, run: (event: unknown) => unknown) => functions.set(name, run) },
        EventType: {
          RecipientsChanged: 'olkRecipientsChanged',
          ItemChanged: 'olkItemSelectedChanged',
          InitializationContextChanged: 'olkInitializationContextChanged',
          OfficeThemeChanged: 'officeThemeChanged',
          SensitivityLabelChanged: 'olkSensitivityLabelChanged',
        },
        CoercionType: { Text: 'text' },
      },
      settings,
      functions,
      itemHandlers,
      mailboxHandlers,
    };
    mailbox.item = shown && createFakeItem(call, loses, itemHandlers);
    frames.set(frame, { call, mailbox });
    return frame;
  }

  const first = openFrame();
  const office: FakeOffice = {
    ...first,
    get draft() {
      return shown!;
    },
    get stored() {
      return stored;
    },
    show(draft) {
      shown = draft;
      for (const [{ itemHandlers }, { call, mailbox }] of frames) {
        itemHandlers.clear();
        mailbox.item = draft && createFakeItem(call, loses, itemHandlers);
      }
    },
    faults,
    calls,
    labels,
    loses,
    openFrame,
    closeFrame: (frame) => void frames.delete(frame),
  };
  return office;
}
