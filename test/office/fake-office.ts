/**
 * The part of the `Office` global that the add-in uses, over plain drafts. As strict as Outlook may be: every call on an item
 * acts on the draft that is shown when the call is made, whichever item object it is made on.
 */
import type { RecipientFieldName } from '../../src/office/recipients';

export interface FakeDraft {
  headers: Record<string, string>;
  properties: Record<string, unknown>;
  recipients: Record<RecipientFieldName, { emailAddress: string; displayName: string; recipientType?: string }[]>;
  notices: Map<string, { message: string }>;
  /** From. */
  sender: string;
  /** It has an id. */
  saved: boolean;
}

/** What becomes of a call: an error with a code, no answer ever, an exception, or whatever the test does first. */
export type Fault = 'fails' | 'never' | 'throws' | number | (() => void);

export interface FakeOffice {
  /** To be made the global `Office`. */
  Office: Record<string, unknown>;
  draft: FakeDraft;
  /** Shows another draft, as a pinned pane meets it; `undefined` for none. */
  show(draft: FakeDraft | undefined): void;
  /** By name of the call, e.g. `internetHeaders.setAsync`; stands until it is deleted. */
  faults: Map<string, Fault>;
  /** Names of the calls, in order. */
  calls: string[];
  settings: Map<string, unknown>;
  functions: Map<string, (event: unknown) => unknown>;
  /** Given: answers wait here until the test gives them. */
  waiting?: { name: string; answer(): void }[];
  /** Header writes that Outlook reports as done and does not keep. */
  loses: Set<string>;
}

export const SENDER = 'Sender@Own.example';

export const createDraft = (change: Partial<FakeDraft> = {}): FakeDraft => ({
  headers: {},
  properties: {},
  recipients: { to: [], cc: [], bcc: [] },
  notices: new Map(),
  sender: SENDER,
  saved: false,
  ...change,
});

export const to = (...addresses: string[]): FakeDraft['recipients'] => ({
  to: addresses.map((emailAddress) => ({ emailAddress, displayName: '' })),
  cc: [],
  bcc: [],
});

/** Names of headers compare without case. */
function removeHeader(headers: Record<string, string>, name: string): void {
  for (const found of Object.keys(headers)) if (found.toLowerCase() === name.toLowerCase()) delete headers[found];
}

type Done = (result: { status: string; value?: unknown; error?: { code: number } }) => void;

export function createFakeOffice(first: FakeDraft = createDraft()): FakeOffice {
  const faults: FakeOffice['faults'] = new Map();
  const calls: string[] = [];
  const settings = new Map<string, unknown>();
  const functions: FakeOffice['functions'] = new Map();
  const loses = new Set<string>();
  let shown: FakeDraft | undefined = first;

  /** `act` throws a number to fail with that code. */
  function call(name: string, done: Done, act: (draft: FakeDraft) => unknown): void {
    calls.push(name);
    const fault = faults.get(name);
    if (typeof fault === 'function') fault();
    if (fault === 'throws') throw new Error('Office.js refuses');
    if (fault === 'never') return;
    const answer = (): Parameters<Done>[0] => {
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
    if (office.waiting) office.waiting.push({ name, answer: () => done(result) });
    else void Promise.resolve().then(() => done(result));
  }

  const field = (name: RecipientFieldName) => ({
    getAsync: (done: Done) => call(`${name}.getAsync`, done, (draft) => [...draft.recipients[name]]),
  });
  const createItem = () => ({
    to: field('to'),
    cc: field('cc'),
    bcc: field('bcc'),
    from: {
      getAsync: (done: Done) =>
        call('from.getAsync', done, ({ sender }) => ({ emailAddress: sender, displayName: '' })),
    },
    internetHeaders: {
      getAsync: (names: string[], done: Done) =>
        call('internetHeaders.getAsync', done, ({ headers }) =>
          Object.fromEntries(Object.entries(headers).filter(([name]) => names.includes(name.toLowerCase()))),
        ),
      setAsync: (values: Record<string, string>, done: Done) =>
        call('internetHeaders.setAsync', done, ({ headers }) => {
          for (const [name, value] of Object.entries(values)) {
            if (loses.has(name)) continue;
            removeHeader(headers, name);
            headers[name] = value;
          }
        }),
      removeAsync: (names: string[], done: Done) =>
        call('internetHeaders.removeAsync', done, ({ headers }) =>
          names.forEach((name) => removeHeader(headers, name)),
        ),
    },
    loadCustomPropertiesAsync: (done: Done) =>
      call('loadCustomPropertiesAsync', done, ({ properties }) => {
        const copy = { ...properties };
        return {
          get: (name: string) => copy[name] ?? null,
          set: (name: string, value: unknown) => void (copy[name] = value),
          remove: (name: string) => void delete copy[name],
          saveAsync: (saved: Done) => call('customProperties.saveAsync', saved, (draft) => (draft.properties = copy)),
        };
      }),
    notificationMessages: {
      replaceAsync: (key: string, details: { message: string }, done: Done) =>
        call('notificationMessages.replaceAsync', done, (draft) => {
          if (!draft.notices.has(key)) throw 9024;
          draft.notices.set(key, details);
        }),
      addAsync: (key: string, details: { message: string }, done: Done) =>
        call('notificationMessages.addAsync', done, (draft) => draft.notices.set(key, details)),
      removeAsync: (key: string, done: Done) =>
        call('notificationMessages.removeAsync', done, (draft) => {
          if (!draft.notices.delete(key)) throw 9024;
        }),
    },
    getItemIdAsync: (done: Done) =>
      call('getItemIdAsync', done, (draft) => {
        if (!draft.saved) throw 9046;
        return 'id';
      }),
  });

  const mailbox: { item: unknown; userProfile: object } = {
    item: createItem(),
    userProfile: { emailAddress: SENDER },
  };
  const office: FakeOffice = {
    Office: {
      context: {
        mailbox,
        roamingSettings: {
          get: (name: string) => settings.get(name),
          set: (name: string, value: unknown) => void settings.set(name, value),
          remove: (name: string) => void settings.delete(name),
          saveAsync: (done: Done) => call('roamingSettings.saveAsync', done, () => undefined),
        },
        requirements: { isSetSupported: () => true },
      },
      actions: { associate: (name: string, run: (event: unknown) => unknown) => functions.set(name, run) },
    },
    get draft() {
      return shown!;
    },
    show(draft) {
      shown = draft;
      mailbox.item = draft && createItem();
    },
    faults,
    calls,
    settings,
    functions,
    loses,
  };
  return office;
}
