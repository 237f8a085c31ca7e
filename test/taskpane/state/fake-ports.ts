/** The store's ports as plain objects: one or more drafts, a directory, a memory. What is asked of them can be held up or refused. */
import type { LoadedConfiguration } from '../../../src/engine/load-configuration';
import type { ConfigurationMistake } from '../../../src/configuration/mistakes';
import { createMailboxDirectory } from '../../../src/directory/mailbox-directory';
import { DirectoryUnavailable, MailboxMemoryFull } from '../../../src/directory/types';
import type { Directory, RememberResult, SaveContactResult, UsedChoice } from '../../../src/directory/types';
import type { RestoredDraft } from '../../../src/draft/restore-draft';
import { DraftChanged, SwitchedOff } from '../../../src/draft/save-errors';
import type { DraftToSave } from '../../../src/draft/save-draft';
import { createPaneStore } from '../../../src/taskpane/state/pane-store';
import type { DraftNotice } from '../../../src/engine/draft-state';
import type { DraftPort } from '../../../src/engine/outlook-draft';
import type { PanePorts } from '../../../src/taskpane/state/outlook-ports';
import type { PaneProblem, PaneState } from '../../../src/taskpane/state/types';
import type { MailText } from '../../../src/verification/access-code-rules';
import type { EmailAddress } from '../../../src/verification/brands';
import { withoutOwn } from '../../../src/directory/forgotten-record';
import { emptyRecord } from '../../../src/verification/records';
import type { Recipient, RecipientRecord } from '../../../src/verification/types';
import { createTestMemory } from '../../directory/memory';
import { address, makeConfiguration } from '../fake-pane-store';

export const person = (email: string, change: Partial<Recipient> = {}): Recipient => ({
  address: address(email),
  typedAddress: email,
  spellings: [address(email)],
  displayName: '',
  fields: ['to'],
  kind: 'person',
  ...change,
});

/** A call that waits until it is told how to end. */
export interface Held {
  succeed(): void;
  fail(error?: unknown): void;
}

/** For calls that are to be held up: `next()` is the oldest that waits. */
export function createBarrier() {
  const waiting: Held[] = [];
  return {
    on: false,
    get waiting() {
      return waiting.length;
    },
    next(): Held {
      const held = waiting.shift();
      if (!held) throw new Error('nothing waits');
      return held;
    },
    async pass(): Promise<void> {
      if (!this.on) return;
      await new Promise<void>((resolve, reject) =>
        waiting.push({ succeed: resolve, fail: (error = new Error('refused')) => reject(error) }),
      );
    },
  };
}

export type FakeDraft = ReturnType<typeof createFakeDraft>;

/** A draft as Outlook keeps it; `port` is how the pane sees it while it is shown. */
export function createFakeDraft(recipients: Recipient[] = [], stored: Partial<RestoredDraft> = {}) {
  const draft = {
    recipients: recipients as Recipient[] | 'unreadable',
    withoutAddress: [] as string[],
    text: { subject: '', body: '' } as MailText | 'unreadable',
    sender: address('sam@own.example'),
    isShown: true,
    headersSupported: true,
    /** What the marks on it say. */
    isOn: stored.secure === 'on',
    saved: [] as DraftToSave[],
    cleared: 0,
    notices: [] as DraftNotice[],
    openedFor: undefined as EmailAddress | undefined,
    restored: undefined as RestoredDraft | undefined,
    saving: createBarrier(),
    clearing: createBarrier(),
    restoring: createBarrier(),
    reading: createBarrier(),
    /** Errors for the next saves and clears, one each; `halfway` fails after the mark was written. */
    failSaves: [] as (Error | 'halfway')[],
    failClears: [] as Error[],
    /** False where nothing can be written on it, not even that it is wanted secure. */
    canBeHeld: true,
    heldAs: [] as string[],
    recipientsChanged: () => undefined as void,
    get last() {
      return this.saved.at(-1);
    },
    port: {} as DraftPort,
  };
  const check = () => {
    if (!draft.isShown) throw new DraftChanged();
  };
  draft.port = {
    isCurrent: () => draft.isShown,
    headersSupported: () => draft.headersSupported,
    readSender: async () => ({ address: draft.sender, spelling: draft.sender }),
    async restore() {
      const isOn = draft.isOn;
      await draft.restoring.pass();
      return (
        draft.restored ?? {
          draftId: stored.draftId,
          instructions: new Map(),
          stateOf: () => undefined,
          unreadable: [],
          ...stored,
          secure: isOn ? (stored.secure ?? 'on') : stored.secure === 'unclear' ? 'unclear' : 'off',
        }
      );
    },
    async save(toSave, _keys, wasOn) {
      check();
      await draft.saving.pass();
      check();
      const failure = draft.failSaves.shift();
      if (failure instanceof Error) throw failure;
      if (wasOn && !draft.isOn && stored.secure !== 'unclear') throw new SwitchedOff();
      draft.isOn = true;
      if (failure) throw new Error('the note was refused');
      draft.saved.push(toSave);
    },
    async clear() {
      check();
      await draft.clearing.pass();
      check();
      const failure = draft.failClears.shift();
      if (failure) throw failure;
      draft.isOn = false;
      draft.cleared++;
    },
    async hold(draftId) {
      check();
      if (!draft.canBeHeld) return draft.isOn;
      draft.heldAs.push(draftId);
      return (draft.isOn = true);
    },
    async readRecipients() {
      if (draft.recipients === 'unreadable') throw new Error('unreadable');
      return { recipients: draft.recipients, withoutAddress: draft.withoutAddress };
    },
    async readText() {
      await draft.reading.pass();
      if (draft.text === 'unreadable') throw new Error('unreadable');
      return draft.text;
    },
    async notify(missing) {
      draft.notices.push(missing); // above whichever draft is shown
    },
    async followRecipients(changed) {
      draft.recipientsChanged = changed;
    },
    openedFor: async () => draft.openedFor,
    isToBeOn: async () => false,
    nothingToBeOn: async () => undefined,
    followOpener: async () => undefined,
    followLabel: undefined,
  };
  return draft;
}

export function createFakeDirectory(known: Record<string, Partial<RecipientRecord>> = {}) {
  const ok: RememberResult = { ok: true };
  const directory = {
    known,
    /** `away`: the organization's part; anything else is thrown as it is. */
    trouble: undefined as 'away' | Error | undefined,
    lookups: [] as EmailAddress[][],
    looking: createBarrier(),
    held: new Map<string, readonly UsedChoice[]>(),
    answers: { hold: ok, confirm: ok, forget: ok, undo: ok } as Record<string, RememberResult>,
    contactAnswer: ok as SaveContactResult,
    /** What was known when the card was saved. */
    shown: [] as unknown[],
    confirmed: [] as string[],
    contacts: new Map<EmailAddress, string | undefined>(),
    madeRoom: 0,
    forgotten: [] as unknown[],
    unreadable: false,
    port: {} as Directory,
  };
  directory.port = {
    ...createMailboxDirectory(createTestMemory(), { now: () => '2026-11-24' }),
    async lookup(addresses) {
      directory.lookups.push([...addresses]);
      await directory.looking.pass();
      const { trouble } = directory;
      if (trouble instanceof Error) throw trouble;
      const records = new Map(
        addresses.map((each) => [each, { ...emptyRecord(each), ...(trouble ? {} : directory.known[each]) }]),
      );
      if (trouble) throw new DirectoryUnavailable('away', { records });
      return records;
    },
    async keepForDraft(draftId, used) {
      if (directory.answers['hold']!.ok) directory.held.set(draftId, used);
      return directory.answers['hold']!;
    },
    async confirmSent(ids) {
      directory.confirmed.push(...ids);
      return directory.answers['confirm']!;
    },
    async saveContact(of, card) {
      directory.shown.push(card.shown);
      if (directory.contactAnswer.ok) directory.contacts.set(of, card.notificationLanguage);
      return directory.contactAnswer;
    },
    async forget(of, item) {
      directory.forgotten.push({ of, item });
      const answer = directory.answers['forget']!;
      if (!answer.ok) return answer;
      const before = directory.known[of] ?? {};
      directory.known[of] = withoutOwn({ ...emptyRecord(of), ...before }, item);
      return {
        ok: true,
        async undo() {
          if (directory.answers['undo']!.ok) directory.known[of] = before;
          return directory.answers['undo']!;
        },
      };
    },
    pendingDrafts: () => [...directory.held.keys()],
    isUnreadable: () => directory.unreadable,
    async makeRoom() {
      directory.madeRoom++;
      return ok;
    },
  };
  return directory;
}

export interface Setting {
  draft?: FakeDraft;
  directory?: ReturnType<typeof createFakeDirectory>;
  configuration?: LoadedConfiguration<ConfigurationMistake>;
  sent?: string[];
}

/** A pane over these; nothing is started yet. */
export function createPane({
  draft = createFakeDraft(),
  directory = createFakeDirectory(),
  configuration = { ok: true, configuration: makeConfiguration() },
  sent = [],
}: Setting = {}) {
  const outside = {
    draft: draft as FakeDraft | undefined,
    configuration,
    sent,
    told: 0,
    unsaved: new Set<string>(),
    /** Whether the mailbox has room for its own key. */
    keyHasRoom: true,
    itemChanged: () => undefined as void,
    look: async () => undefined as void,
    memoryChanged: () => undefined as void,
    sentChanged: () => undefined as void,
  };
  const ports: PanePorts = {
    openDraft() {
      if (!outside.draft) throw new Error('no item');
      return outside.draft.port;
    },
    loadConfiguration: async () => outside.configuration,
    ownDomain: () => 'kliniek.example',
    directoryFor: () => directory.port,
    readMailboxKeys: () => [],
    async createMailboxKey() {
      if (!outside.keyHasRoom) throw new MailboxMemoryFull();
      return 'k'.repeat(43);
    },
    setUnsaved: (draftId, to) => void (to ? outside.unsaved.add(draftId) : outside.unsaved.delete(draftId)),
    sentDrafts: {
      read: () => outside.sent,
      forget: (ids) => void (outside.sent = outside.sent.filter((id) => !ids.includes(id))),
      follow: (changed) => void (outside.sentChanged = changed),
    },
    followLooks: (look) => void (outside.look = look),
    tellSwitched: () => void outside.told++,
    followMemory: (changed) => void (outside.memoryChanged = changed),
    followItem: async (changed) => void (outside.itemChanged = changed),
  };
  const store = createPaneStore(ports);
  /** Every state that was shown. */
  const shown: PaneState[] = [];
  store.subscribe(() => shown.push(store.getState()));
  return {
    store,
    ports,
    draft,
    directory,
    outside,
    shown,
    get state() {
      return store.getState();
    },
    get problems(): PaneProblem['problem'][] {
      return store.getState().problems.map(({ problem }) => problem);
    },
    row: (email: string) => store.getState().rows.find(({ recipient }) => recipient.address === address(email)),
    chosen(email: string) {
      const verification = this.row(email)?.verification;
      return verification && verification.state !== 'not-needed' ? verification.chosen : undefined;
    },
    async start() {
      void store.start(); // may wait for something that the test holds up
      await settle();
      return this;
    },
    async switchOn() {
      store.actions.setSecure(true);
      await settle();
      return this;
    },
    /** Outlook shows another draft, or none. */
    async show(next: FakeDraft | undefined) {
      if (outside.draft) outside.draft.isShown = false;
      outside.draft = next;
      if (next) next.isShown = true;
      outside.itemChanged();
      await settle();
    },
    /** Outlook tells that the recipients are others now. */
    async setRecipients(recipients: Recipient[] | 'unreadable') {
      draft.recipients = recipients;
      draft.recipientsChanged();
      await settle();
    },
  };
}

/** Lets everything go on that waits for nothing but its turn. */
export const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
