/** One draft in the pane: reads it, follows its recipients, resolves, saves. A session ends when the pane shows another draft. */
import type { StoreApi } from 'zustand/vanilla';
import type { Configuration } from '../../configuration/types';
import type { MailboxDirectory } from '../../directory/mailbox-directory';
import { choiceOf, restoredChoice, restoredLanguage } from '../../draft/restore-draft';
import type { RestoredDraft } from '../../draft/restore-draft';
import { DraftChanged, HeadersNotKept } from '../../draft/save-errors';
import { SealTooLong } from '../../draft/seal-headers';
import type { EmailAddress, LanguageTag } from '../../verification/brands';
import type { Choice, Recipient } from '../../verification/types';
import { noChoices } from './choices';
import type { DraftPort, PanePorts } from './ports';
import { withoutProblems, withProblem } from './problems';
import type { Records } from './records';
import { countMissing, keepUnchanged, makeRows, toSave, usedChoices } from './rows';
import { createSaveQueue } from './save-queue';
import type { PaneActions, PaneProblem, PaneState } from './types';

export interface SessionContext {
  ports: PanePorts;
  draft: DraftPort;
  configuration: Configuration;
  directory: MailboxDirectory;
  records: Records;
  store: StoreApi<PaneState>;
}

export interface DraftSession extends Pick<PaneActions, 'setSecure' | 'choose' | 'undo' | 'saveContact' | 'makeRoom'> {
  start(): Promise<void>;
  /** Reads recipients and the directory anew, and saves again what could not be saved. */
  refresh(): Promise<void>;
  /** Looks whether secure mail was switched elsewhere, and for whom the pane was asked for. */
  lookAgain(): Promise<void>;
  stop(): Promise<void>;
}

export function createDraftSession({
  ports,
  draft,
  configuration,
  directory,
  records,
  store,
}: SessionContext): DraftSession {
  const choices = noChoices();
  const queue = createSaveQueue(save);
  let recipients: Recipient[] = [];
  let draftId = ports.createDraftId();
  let before: { address: EmailAddress; choice: Choice | undefined } | undefined;
  let held = '';
  let notified: number | 'off' = 'off';
  let openedFor: EmailAddress | undefined;
  let reading: Promise<void> | undefined;
  let readAgain = false;
  let stopped = false;

  const set = (change: Partial<PaneState>) => {
    if (!stopped) store.setState(change);
  };
  const problem = (found: PaneProblem) => set({ problems: withProblem(store.getState().problems, found) });
  const solved = (...kinds: PaneProblem['problem'][]) =>
    set({ problems: withoutProblems(store.getState().problems, ...kinds) });

  const policy = {
    ...configuration.policy,
    // an organization that names no domain has at least the one of this mailbox
    ownDomains: configuration.policy.ownDomains.length
      ? configuration.policy.ownDomains
      : [ports.ownDomain()].filter(Boolean),
  };

  function show(): void {
    set({ rows: keepUnchanged(store.getState().rows, makeRows(recipients, records, choices, policy)) });
  }

  async function readRecipients(): Promise<void> {
    try {
      recipients = await draft.readRecipients();
      solved('recipients-unreadable');
    } catch {
      if (!draft.isCurrent()) return;
      problem({ problem: 'recipients-unreadable', action: 'retry' });
      return; // what was read before stays on screen; the gate reads for itself
    }
    show();
    const complete = await records.ensure(recipients.map(({ address }) => address));
    if (complete) solved('directory-away');
    else problem({ problem: 'directory-away', action: 'retry' });
    show();
  }

  /** Changes that come while one is being read are read once more after it. */
  function followRecipients(): Promise<void> {
    readAgain = true;
    return (reading ??= (async () => {
      while (readAgain && !stopped) {
        readAgain = false;
        await readRecipients();
      }
    })().finally(() => (reading = undefined)));
  }

  async function recipientsChanged(): Promise<void> {
    await followRecipients();
    if (store.getState().secure) await queue.request();
  }

  function takeOver(restored: RestoredDraft): void {
    if (restored.draftId) draftId = restored.draftId;
    if (restored.unreadable.length > 0) problem({ problem: 'draft-unreadable', parts: restored.unreadable });
    for (const { address } of recipients) {
      const own = restored.secure === 'on' ? restoredChoice(restored, address) : undefined;
      const instruction = restored.instructions.get(address);
      if (own) choices.own.set(address, own);
      // chosen by itself earlier, and not to be found out now: what is on the draft stays
      else if (instruction && records.isPartial(address)) choices.own.set(address, choiceOf(instruction));
      const language = restoredLanguage(restored, address);
      if (language) choices.languages.set(address, language);
    }
  }

  async function save(): Promise<void> {
    const state = store.getState();
    if (stopped || !state.secure) return;
    set({ saving: 'saving' });
    try {
      const mailboxKey = ports.readMailboxKey() ?? (await ports.createMailboxKey());
      const { rows } = store.getState();
      await draft.save(toSave(draftId, rows), { gatewayKeys: configuration.gatewayKeys, mailboxKey });
      solved('not-saved', 'headers-not-kept', 'too-much-for-one-mail');
      set({ saving: 'saved' });
      await Promise.all([hold(), notify(countMissing(rows))]);
    } catch (error) {
      if (error instanceof DraftChanged || stopped) return;
      set({ saving: 'failed' });
      if (error instanceof SealTooLong) problem({ problem: 'too-much-for-one-mail' });
      else if (error instanceof HeadersNotKept) problem({ problem: 'headers-not-kept', action: 'retry' });
      else problem({ problem: 'not-saved', action: 'retry' });
    }
  }

  /** Keeps what was typed until the mail is sent. */
  async function hold(): Promise<void> {
    const used = usedChoices(store.getState().rows);
    const now = JSON.stringify(used);
    if (now === held || (held === '' && used.length === 0)) return;
    const result = await directory.holdForDraft(draftId, used);
    if (result.ok) {
      held = now;
      solved('memory-full', 'memory-unreadable');
    } else tellMemory(result.problem);
  }

  function tellMemory(reason: 'full' | 'unavailable'): void {
    if (reason === 'full') problem({ problem: 'memory-full', action: 'make-room' });
    else if (directory.problem()) problem({ problem: 'memory-unreadable' });
    else problem({ problem: 'not-saved', action: 'retry' });
  }

  async function notify(missing: number | 'off'): Promise<void> {
    if (missing === notified) return;
    notified = missing;
    await draft.notify(missing).catch(() => undefined); // a notification that cannot be shown changes nothing
  }

  async function setSecure(on: boolean): Promise<void> {
    const { secure, canSwitchOn } = store.getState();
    if (on === secure || (on && !canSwitchOn)) return;
    set({ secure: on });
    if (on) {
      await queue.request();
      // the switch never says "on" for a draft that does not
      if (store.getState().saving === 'failed') set({ secure: false });
      else ports.tellSwitched();
      return;
    }
    set({ saving: 'saving' });
    try {
      await draft.clear();
      solved('not-saved', 'headers-not-kept', 'too-much-for-one-mail');
      set({ saving: 'nothing-to-save', undo: undefined });
      ports.tellSwitched();
      await notify('off');
    } catch (error) {
      if (error instanceof DraftChanged || stopped) return;
      set({ secure: true, saving: 'failed' });
      problem({ problem: 'not-saved', action: 'retry' });
    }
  }

  function choose(address: EmailAddress, choice: Choice): void {
    const recipient = recipients.find((one) => one.address === address);
    if (!recipient) return;
    before = { address, choice: choices.own.get(address) };
    choices.own.set(address, choice);
    set({ undo: { address, displayName: recipient.displayName || recipient.typedAddress } });
    show();
    void queue.request();
  }

  return {
    setSecure: (on) => void setSecure(on),
    choose,
    undo() {
      if (!before) return;
      if (before.choice) choices.own.set(before.address, before.choice);
      else choices.own.delete(before.address);
      before = undefined;
      set({ undo: undefined });
      show();
      void queue.request();
    },
    async saveContact(address: EmailAddress, card: { notificationLanguage: LanguageTag | undefined }) {
      const remembered = await directory.saveContact(address, card);
      choices.languages.set(address, card.notificationLanguage);
      show();
      if (store.getState().secure) {
        await queue.request();
        if (store.getState().saving === 'failed') return { ok: false, problem: 'not-saved' };
      }
      return remembered;
    },
    makeRoom: () =>
      void directory.makeRoom(20).then((result) => {
        if (!result.ok) return;
        solved('memory-full');
        return store.getState().secure ? queue.request() : undefined;
      }),
    async start() {
      await followRecipients();
      const restored = await draft.restore(ports.readMailboxKey());
      takeOver(restored);
      const secure = restored.secure !== 'off' && store.getState().canSwitchOn;
      openedFor = await draft.openedFor().catch(() => undefined);
      set({ phase: 'ready', secure, show: openedFor });
      show();
      await draft.followRecipients(() => void recipientsChanged());
      await recipientsChanged(); // who was added before Outlook began to tell
    },
    async refresh() {
      if (store.getState().problems.some((one) => one.problem === 'directory-away')) records.forget();
      await recipientsChanged();
    },
    async lookAgain() {
      const asked = await draft.openedFor().catch(() => undefined);
      if (asked && asked !== openedFor) set({ show: asked });
      openedFor = asked;
      if (store.getState().saving === 'saving') return;
      const restored = await draft.restore(ports.readMailboxKey());
      const on = restored.secure !== 'off';
      if (on === store.getState().secure || stopped) return;
      if (on && restored.draftId) draftId = restored.draftId;
      set({ secure: on && store.getState().canSwitchOn, saving: 'nothing-to-save' });
      notified = 'off';
      await recipientsChanged();
    },
    async stop() {
      stopped = true;
      await queue.stop();
    },
  };
}
