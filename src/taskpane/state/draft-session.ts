/** One draft in the pane: reads it, follows its recipients, resolves, saves. A session ends when the pane shows another draft. */
import type { StoreApi } from 'zustand/vanilla';
import type { Configuration } from '../../configuration/schema';
import type { MailboxDirectory } from '../../directory/mailbox-directory';
import type { DirectoryAbsence } from '../../directory/types';
import type { DraftRecipients } from '../../draft/recipients';
import type { RestoredDraft } from '../../draft/restore-draft';
import type { EmailAddress } from '../../verification/brands';
import type { Choice, Recipient, RecipientRecord } from '../../verification/types';
import { followDirectory, noChoices } from '../../engine/draft-choices';
import { policyFor } from '../../engine/outlook-directory';
import type { Records } from '../../engine/records';
import { takeOver } from '../../engine/restored-choices';
import { keepUnchanged, makeRows } from '../../engine/rows';
import { createDraftWriter, saysOn } from './draft-writer';
import type { DraftPort, PanePorts } from './ports';
import { isAbsence, withAbsence, withoutProblems, withProblem } from './problems';
import type { ServiceSession } from './service-session';
import type { PaneActions, PaneProblem, PaneState } from './types';

const MAXIMUM_LOOKS = 5;

export interface SessionContext {
  ports: PanePorts;
  draft: DraftPort;
  configuration: Configuration;
  directory: MailboxDirectory;
  records: Records;
  store: StoreApi<PaneState>;
  /** The directory answers after it was away. */
  directoryIsBack(): void;
}

export interface DraftSession extends Pick<
  PaneActions,
  'setSecure' | 'choose' | 'chooseForSeveral' | 'undo' | 'saveContact' | 'forget' | 'readCodes' | 'readMail'
> {
  /** @throws when the draft could not be read; nothing was written then, and the session takes no actions */
  start(): Promise<void>;
  /** Reads recipients and the directory anew, and does again what could not be saved. */
  refresh(): Promise<void>;
  /** Writes what is shown once more, after there is room in the memory. */
  saveAgain(): Promise<unknown>;
  /** Another frame learned or forgot something: rows follow. */
  memoryChanged(): Promise<void>;
  /** Administrators have set something else: rows follow. */
  configure(configuration: Configuration): Promise<void>;
  /** Looks whether secure mail was switched elsewhere, who are recipients now, whether From is another, and for whom the pane was asked for. */
  lookAgain(): Promise<void>;
  stop(): Promise<void>;
}

/** Of some recipients; `undefined` is no choice of their own. */
type OwnChoices = ReadonlyMap<EmailAddress, Choice | undefined>;

export function createDraftSession(context: SessionContext): DraftSession {
  const { ports, draft, directory, records, store } = context;
  let { configuration } = context;
  const choices = noChoices();
  const codeProblems = new Map<EmailAddress, DirectoryAbsence>();
  const writer = createDraftWriter({ ...context, configuration: () => configuration, choices, mayReplace });
  /** Undefined until they could be read: that is not the same as nobody. */
  let recipients: Recipient[] | undefined;
  let restored: RestoredDraft | undefined;
  let takenOver = new Set<EmailAddress>();
  /** What the last change can be taken back to. */
  let before: { choices: OwnChoices; together: boolean } | undefined;
  let openedFor: EmailAddress | undefined;
  let reading: Promise<void> | undefined;
  let firstReading: Promise<void> | undefined;
  /** Once the recipients are on screen, or cannot be: the directory may take its time. */
  let listed = () => {};
  const isListed = new Promise<void>((resolve) => (listed = resolve));
  let readAgain = false;
  let started = false;
  let stopped = false;

  const set = (change: Partial<PaneState>) => {
    if (!stopped) store.setState(change);
  };
  const problem = (found: PaneProblem) => set({ problems: withProblem(store.getState().problems, found) });
  const solved = (...kinds: PaneProblem['problem'][]) =>
    set({ problems: withoutProblems(store.getState().problems, ...kinds) });

  const policyNow = () => policyFor(configuration.policy, ports.ownDomain());

  /** Late: what a service adds comes after the rows are on screen. */
  const withService = directory.service && loadServiceSession(directory.service);
  function loadServiceSession(service: NonNullable<MailboxDirectory['service']>): Promise<ServiceSession | undefined> {
    return import('./service-session').then(
      ({ createServiceSession }) =>
        createServiceSession({
          service,
          directory,
          records,
          codeProblems,
          rows: () => store.getState().rows,
          isOn: () => !stopped && writer.isWanted(),
          usesTransport: () => configuration.policy.allowed['transport-security'],
          ownChoice: (address) => choices.own.get(address),
          changed() {
            if (stopped) return;
            if (show() && started) void writer.request();
          },
          away: (absence) => set({ problems: withAbsence(store.getState().problems, absence) }),
        }),
      () => undefined, // its chunk did not load: codes stay unread, and the gate holds the mail
    );
  }
  const askService = (use: (service: ServiceSession) => void) =>
    void withService?.then((service) => service && !stopped && use(service));

  /** @returns whether anything looks different now */
  function show(): boolean {
    if (!recipients) return false;
    if (restored) takeOver(restored, recipients, choices, takenOver);
    const before = store.getState().rows;
    const made = makeRows(recipients, records, choices, { ...configuration, policy: policyNow() }, codeProblems);
    const rows = keepUnchanged(before, made);
    set({ rows });
    askService((service) => service.follow());
    return rows.length !== before.length || rows.some((row, at) => row !== before[at]);
  }

  async function readRecipients(): Promise<void> {
    let found: DraftRecipients;
    try {
      found = await draft.readRecipients();
    } catch {
      if (draft.isCurrent()) problem({ problem: 'recipients-unreadable', action: 'retry' });
      return; // what was read before stays on screen; the gate reads for itself
    }
    if (stopped || !draft.isCurrent()) return; // these may be of another draft
    ({ recipients } = found);
    solved('recipients-unreadable');
    const names = found.withoutAddress;
    if (names.length > 0) problem({ problem: 'recipients-without-address', names });
    else solved('recipients-without-address');
    if (before) keepUndo(withRecipients(before.choices), before.together);
    show();
    listed();
    const complete = await records.ensure(recipients.map(({ address }) => address));
    const wasAway = store.getState().problems.some(isAbsence);
    set({ problems: withAbsence(store.getState().problems, complete ? undefined : records.absence()) });
    show();
    if (!complete || !wasAway || stopped) return;
    askService((service) => service.again());
    context.directoryIsBack();
  }

  /** Changes that come while one is being read are read once more after it. */
  function followRecipients(): Promise<void> {
    readAgain = true;
    return (reading ??= (async () => {
      while (readAgain && !stopped) {
        readAgain = false;
        await readRecipients();
      }
    })().finally(() => {
      reading = undefined;
      listed();
    }));
  }

  async function recipientsChanged(): Promise<void> {
    writer.touch();
    await followRecipients();
    await writer.request();
  }

  async function restore(): Promise<void> {
    const found = await draft.restore(ports.readMailboxKey());
    restored = found;
    takenOver = new Set();
    const lost = found.secure === 'unclear' && !found.unreadable.includes('header');
    const parts = lost ? [...found.unreadable, 'header' as const] : found.unreadable;
    if (parts.length > 0) problem({ problem: 'draft-unreadable', parts });
    else solved('draft-unreadable');
  }

  /** Before the first write: nothing that could not be read is replaced by what is not known. */
  async function mayReplace(isOn: boolean): Promise<void> {
    // what was sealed before is not replaced by less while the directory is asked for the first time
    if (isOn) await firstReading;
    if (isOn && !recipients) throw new Error('the recipients were never read');
    if (!restored?.unreadable.includes('header')) return;
    await restore();
    if (restored.unreadable.includes('header')) throw new Error('the draft cannot be read');
    show();
  }

  /**
   * Who became a recipient and who left, where Outlook raises no event; and another From, for which the pane has none. The gate
   * reads for itself, and holds the mail until it is sealed for them.
   */
  async function followUntold(isHalf: boolean): Promise<void> {
    const { rows } = store.getState();
    await followRecipients();
    const now = store.getState().rows;
    const isOther = now.length !== rows.length || now.some((row, at) => row !== rows[at]);
    if (isHalf || isOther) await writer.request();
    else if (store.getState().secure) await sealForSender();
  }

  async function sealForSender(): Promise<void> {
    const sender = await draft.readSender().catch(() => undefined);
    const writtenFor = writer.writtenFor();
    if (sender && writtenFor && sender.spelling !== writtenFor) await writer.request();
  }

  /** What is switched here meanwhile makes the answer one of before: then once more, after it. */
  async function lookInPeace(): Promise<RestoredDraft | undefined> {
    for (let looks = 0; looks < MAXIMUM_LOOKS; looks++) {
      await writer.settled();
      const asked = writer.asked();
      const found = await draft.restore(ports.readMailboxKey());
      if (stopped || !draft.isCurrent()) return undefined;
      if (writer.asked() === asked) return found;
    }
    return undefined;
  }

  /** Several may be under way: one that waits for recipients does not keep the next from seeing the switch. */
  async function look(): Promise<void> {
    if (!started) return;
    const asked = await draft.openedFor().catch(() => undefined);
    if (asked && asked !== openedFor) set({ show: asked });
    openedFor = asked;
    const found = await lookInPeace();
    if (!found) return;
    const isShown = store.getState().secure;
    // what cannot be read switches nothing
    const isOn = found.unreadable.includes('header') ? isShown : saysOn(found);
    if (isOn === isShown) {
      // half of it was taken away elsewhere, or cannot be read: what is shown as on is written again, whole, or says that it cannot be
      return followUntold(isOn && (found.secure === 'unclear' || found.unreadable.includes('header')));
    }
    if (!isOn) forgetUndo();
    writer.adopt({ draftId: found.draftId, isOn });
    await recipientsChanged();
  }

  /** Shows at once what was forgotten or put back; the directory is asked when it is asked for others. */
  function nowKnown(address: EmailAddress, change: (record: RecipientRecord) => RecipientRecord): void {
    records.amend(address, change);
    show();
    void writer.request(true);
  }

  function forgetUndo(): void {
    before = undefined;
    set({ undo: undefined });
  }

  function keepUndo(choices: OwnChoices, together: boolean): void {
    const first = recipients?.find(({ address }) => choices.has(address));
    if (!first) return forgetUndo();
    before = { choices, together };
    const { address, displayName, typedAddress } = first;
    const several = together && { several: choices.size };
    set({ undo: { address, displayName: displayName || typedAddress, ...several } });
  }

  /** Of those who are on the draft. */
  const withRecipients = <Value>(some: ReadonlyMap<EmailAddress, Value>): Map<EmailAddress, Value> => {
    const present = new Set(recipients?.map(({ address }) => address));
    return new Map([...some].filter(([address]) => present.has(address)));
  };

  function changeOwn(changes: OwnChoices): void {
    for (const [address, choice] of changes) {
      if (choice) choices.own.set(address, choice);
      else choices.own.delete(address);
    }
    show();
    void writer.request(true);
  }

  function choose(wanted: ReadonlyMap<EmailAddress, Choice>, together: boolean): void {
    const changes = withRecipients(wanted);
    if (!started || changes.size === 0) return;
    keepUndo(new Map([...changes.keys()].map((address) => [address, choices.own.get(address)])), together);
    changeOwn(changes);
    askService((service) => service.share(changes));
  }

  return {
    setSecure(on) {
      if (!started) return;
      if (!on) before = undefined;
      void writer.switchTo(on);
      if (on) askService((service) => service.follow());
    },
    readCodes: (address) => askService((service) => void service.readCodes(address)),
    choose: (address, choice) => choose(new Map([[address, choice]]), false),
    chooseForSeveral: (wanted) => choose(wanted, true),
    undo() {
      if (!before) return;
      const { choices: changes } = before;
      const undone = new Map(
        [...changes.keys()].flatMap((address) => {
          const choice = choices.own.get(address);
          return choice && choice !== changes.get(address) ? [[address, choice]] : [];
        }),
      );
      forgetUndo();
      changeOwn(changes);
      askService((service) => service.takeBack(undone));
    },
    async saveContact(address, card) {
      const loaded = await import(/* webpackChunkName: "card-content" */ './saved-card').catch(() => undefined); // late, as the card is
      if (!loaded) return { ok: false, problem: 'unavailable' };
      const save = async () => (show(), writer.request(true));
      const isSecure = () => store.getState().secure;
      return loaded.saveCard(address, card, { directory, records, choices, problem, isSecure, save });
    },
    async forget(address, item) {
      const loaded = await import('./forgotten').catch(() => undefined); // late: few people are ever forgotten
      if (!loaded) return { ok: false, problem: 'unavailable' };
      return loaded.forgetItem(address, item, { directory, records, choices, nowKnown, problem });
    },
    readMail: async () => {
      // late, as the field for a code is; in the chunk of that
      const loaded = await import(/* webpackChunkName: "access-code-input" */ './mail-text').catch(() => undefined);
      return loaded?.readMailText(draft);
    },
    async start() {
      firstReading = followRecipients();
      await isListed;
      await restore();
      openedFor = await draft.openedFor().catch(() => undefined);
      if (stopped || !draft.isCurrent()) return;
      started = true;
      writer.adopt({ draftId: restored!.draftId, isOn: saysOn(restored!) });
      show();
      set({ phase: 'ready' });
      const mayWrite = !restored!.unreadable.includes('header');
      void firstReading.then(() => {
        // switched on meanwhile: what the directory has said is written below
        if (mayWrite) writer.touch();
        // once it is known what they can have, there is a menu to go to
        set({ show: openedFor });
      });
      // an Outlook that does not tell: the pane looks when it gets the focus, and the gate looks for itself
      await draft.followRecipients(() => void recipientsChanged()).catch(() => undefined);
      // who was added before Outlook began to tell; what could not be read is not replaced without need
      if (mayWrite) await recipientsChanged();
      else await followRecipients();
    },
    async refresh() {
      if (store.getState().problems.some(isAbsence)) records.forget();
      codeProblems.clear();
      await followRecipients();
      await writer.retry();
    },
    saveAgain: writer.retry,
    async memoryChanged() {
      records.forget(); // also for a session that is still starting: its next lookup asks anew
      if (!started || !recipients) return;
      const addresses = recipients.map(({ address }) => address);
      const before = new Map(addresses.map((address) => [address, records.get(address)?.notificationLanguage]));
      await records.ensure(addresses);
      if (stopped || !draft.isCurrent()) return;
      for (const address of addresses)
        if (records.get(address)?.notificationLanguage !== before.get(address)) followDirectory(choices, address);
      if (show()) await writer.request();
    },
    async configure(next) {
      configuration = next;
      if (show() && started) await writer.request();
    },
    lookAgain: look,
    async stop() {
      stopped = true;
      await writer.stop();
    },
  };
}
