/** A pane store made by hand: real rules, no Outlook, no storage. What the views ask of it is recorded in `calls`. */
import { defaultConfiguration, type Configuration } from '../../src/configuration/schema';
import type { PaneActions, PaneState, PaneStore, RecipientRow, SaveOutcome } from '../../src/taskpane/state/types';
import type { ForgetResult, RememberResult } from '../../src/directory/types';
import { withOwnAgain, withoutOwn } from '../../src/directory/forgotten-record';
import type { MailText } from '../../src/verification/access-code-rules';
import type { AccessCode, EmailAddress, LanguageTag, PhoneNumber } from '../../src/verification/brands';
import { emptyRecord } from '../../src/verification/records';
import { withoutReplaced } from '../../src/verification/replaced-code';
import { resolve } from '../../src/verification/resolve';
import { type Choice, type Policy, type RecipientField, type RecipientRecord } from '../../src/verification/types';

export const address = (text: string) => text.toLowerCase() as EmailAddress;
export const phoneNumber = (text: string) => text as PhoneNumber;
export const accessCode = (text: string) => text as AccessCode;
export const language = (text: string) => text as LanguageTag;

export function makePolicy(changes: Partial<Policy> = {}): Policy {
  return {
    ...defaultConfiguration().policy,
    ownDomains: ['kliniek.example'],
    trustedDomains: ['lab.example'],
    transport: { accepted: ['nta-7516', 'dane'], automatic: ['nta-7516'], beforeAccount: false },
    ...changes,
  };
}

export function makeConfiguration(policy: Partial<Policy> = {}): Configuration {
  return {
    ...defaultConfiguration(),
    policy: makePolicy(policy),
    notificationLanguages: ['en', 'nl', 'de', 'fr', 'tr', 'uk'].map(language),
    defaultNotificationLanguage: language('nl'),
    gatewayKeys: [{ kty: 'EC' }],
  };
}

export interface Person {
  email: string;
  name?: string;
  fields?: RecipientField[];
  kind?: 'person' | 'list';
  record?: Partial<RecipientRecord>;
  ownChoice?: Choice;
  language?: string;
  /** The directory has not answered yet. */
  pending?: boolean;
}

export function makeRow(person: Person, policy: Policy = makePolicy()): RecipientRow {
  const { email, name = '', fields = ['to'], kind = 'person', ownChoice, pending } = person;
  const recipient = {
    address: address(email),
    typedAddress: email,
    spellings: [address(email)],
    displayName: name,
    fields,
    kind,
  };
  const notificationLanguage = person.language === undefined ? undefined : language(person.language);
  if (pending) return { recipient };
  const record = { ...emptyRecord(recipient.address), ...person.record };
  return { recipient, record, verification: resolve(recipient, record, policy, ownChoice), notificationLanguage };
}

type Recorded = keyof PaneActions | 'undoForget';

export interface FakeStore extends PaneStore {
  set(changes: Partial<PaneState>): void;
  calls: { action: Recorded; values: unknown[] }[];
  /** What the draft says; absent: Outlook does not tell. */
  mail: MailText | undefined;
  /** Reading the mail waits for it. */
  reading?: Promise<void>;
  /** What the next `saveContact` answers. */
  saveContactAnswer: SaveOutcome | Promise<SaveOutcome>;
  forgetAnswer: ForgetResult;
  undoAnswer: RememberResult;
}

/** Choosing and switching change the state as the real store would; everything else is only recorded. */
export function createFakeStore(changes: Partial<PaneState> = {}): FakeStore {
  const listeners = new Set<() => void>();
  let previous: RecipientRow[] = [];
  let state: PaneState = {
    phase: 'ready',
    problems: [],
    configuration: makeConfiguration(),
    secure: true,
    canSwitchOn: true,
    rows: [],
    saving: 'nothing-to-save',
    ...changes,
  };
  const set = (next: Partial<PaneState>) => {
    state = { ...state, ...next };
    for (const listener of listeners) listener();
  };
  const replaceRows = (rows: readonly RecipientRow[]) => {
    const byAddress = new Map(rows.map((row) => [row.recipient.address, row]));
    return state.rows.map((old) => byAddress.get(old.recipient.address) ?? old);
  };

  const store: FakeStore = {
    getState: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    set,
    calls: [],
    mail: { subject: '', body: '' },
    saveContactAnswer: { ok: true },
    forgetAnswer: { ok: true, undo: async () => ({ ok: true }) },
    undoAnswer: { ok: true },
    actions: {
      setSecure: (on) => {
        record('setSecure', on);
        set({ secure: on });
      },
      choose: (of, choice) => {
        record('choose', of, choice);
        choose(new Map([[of, choice]]), false);
      },
      chooseForSeveral: (choices) => {
        record('chooseForSeveral', choices);
        choose(choices, true);
      },
      undo: () => {
        record('undo');
        set({ rows: replaceRows(previous), undo: undefined });
      },
      saveContact: async (of, card) => {
        record('saveContact', of, card);
        const outcome = await store.saveContactAnswer;
        const row = state.rows.find(({ recipient }) => recipient.address === of);
        if (outcome.ok && row) set({ rows: replaceRows([{ ...row, ...card }]) });
        return outcome;
      },
      forget: async (of, item) => {
        record('forget', of, item);
        const row = state.rows.find(({ recipient }) => recipient.address === of);
        if (!store.forgetAnswer.ok || !row?.record) return store.forgetAnswer;
        showRecord(row, withoutOwn(row.record, item));
        return {
          ok: true,
          undo: async () => {
            record('undoForget', of, item);
            const now = state.rows.find(({ recipient }) => recipient.address === of)?.record;
            if (store.undoAnswer.ok && now) showRecord(row, withOwnAgain(now, item, row.record!));
            return store.undoAnswer;
          },
        };
      },
      readCodes: (of) => record('readCodes', of),
      readMail: async () => {
        await store.reading;
        return store.mail && { ...store.mail };
      },
      retry: () => record('retry'),
      makeRoom: () => record('makeRoom'),
      shown: () => {
        record('shown');
        set({ show: undefined });
      },
    },
  };
  function showRecord(row: RecipientRow, known: RecipientRecord) {
    const verification = resolve(row.recipient, known, state.configuration!.policy);
    set({ rows: replaceRows([{ ...row, record: known, verification }]) });
  }
  function choose(choices: ReadonlyMap<EmailAddress, Choice>, together: boolean) {
    const { configuration } = state;
    const rows = state.rows.filter(({ recipient, record }) => record && choices.has(recipient.address));
    if (!configuration || rows.length === 0) return;
    previous = rows;
    const { address: first, displayName } = rows[0]!.recipient;
    set({
      rows: replaceRows(
        rows.map((row) => {
          const choice = choices.get(row.recipient.address)!;
          const known = withoutReplaced(row.record!, choice);
          return { ...row, verification: resolve(row.recipient, known, configuration.policy, choice) };
        }),
      ),
      saving: 'saved',
      undo: { address: first, displayName, ...(together && { several: rows.length }) },
    });
  }
  function record(action: Recorded, ...values: unknown[]) {
    store.calls.push({ action, values });
  }
  return store;
}
