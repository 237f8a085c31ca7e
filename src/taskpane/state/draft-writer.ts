/**
 * Puts on the draft what the pane shows: on or off, one write at a time, always of the newest state. The pane says "on" only
 * once the draft does, sealed or held, so that the gate at Send never lets go as normal mail what the pane calls secure.
 */
import type { StoreApi } from 'zustand/vanilla';
import type { Configuration } from '../../configuration/types';
import type { MailboxDirectory } from '../../directory/mailbox-directory';
import type { RestoredDraft } from '../../draft/restore-draft';
import { DraftChanged, HeadersNotKept, SealTooLong, SwitchedOff } from '../../draft/save-errors';
import { KeyUnusable } from '../../seal/crypto/key-unusable';
import { MailboxMemoryFull } from '../../directory/types';
import type { AddressSpelling } from '../../verification/brands';
import type { DraftChoices } from '../../engine/draft-choices';
import { createMemory } from './memory';
import type { DraftNotice, DraftPort, PanePorts } from './ports';
import { withoutProblems, withProblem } from './problems';
import { countMissing, toSave, usedChoices } from '../../engine/rows';
import { createSaveQueue } from './save-queue';
import type { PaneProblem, PaneState, RecipientRow } from './types';

export interface WriterContext {
  ports: PanePorts;
  draft: DraftPort;
  /** As it is by then. */
  configuration(): Configuration;
  directory: MailboxDirectory;
  store: StoreApi<PaneState>;
  choices: DraftChoices;
  /** Called before each write of choices. @throws while what stands on the draft is not known well enough to be replaced */
  mayReplace(isOn: boolean): Promise<void>;
}

export type AdoptedDraft = Pick<RestoredDraft, 'draftId'> & { isOn: boolean };

export interface DraftWriter {
  switchTo(on: boolean): Promise<void>;
  /** Says that what is shown is not on the draft yet; `request` follows. */
  touch(): void;
  /**
   * Writes what is shown, if secure mail is on.
   * @param isOfPerson somebody has just decided it: until it is on the draft, the gate does not let go what was there before
   * @returns whether that is on the draft now
   */
  request(isOfPerson?: boolean): Promise<boolean>;
  /** Does again what failed last. */
  retry(): Promise<void>;
  /** Takes the draft as it was found: on or off, and which draft it is. */
  adopt(restored: AdoptedDraft): void;
  /** From of the mail when it was last written; undefined before. */
  writtenFor(): AddressSpelling | undefined;
  /** Secure mail is on, or is being switched on. */
  isWanted(): boolean;
  /** Counts what was asked for, to find out whether something was meanwhile. */
  asked(): number;
  /** Waits until nothing is being written. */
  settled(): Promise<void>;
  stop(): Promise<void>;
}

/** Problems that end with the next write that succeeds, or once there is nothing to write. */
const OF_A_WRITE = ['not-saved', 'headers-not-kept', 'gateway-key-unusable', 'too-much-for-one-mail'] as const;

/** Where headers cannot be read, only the note can say that secure mail is on. */
export const saysOn = ({ secure, unreadable }: Pick<RestoredDraft, 'secure' | 'unreadable'>): boolean =>
  secure === 'on' || (secure === 'unclear' && !unreadable.includes('header'));

export function createDraftWriter(context: WriterContext): DraftWriter {
  const { ports, draft, store, choices } = context;
  const queue = createSaveQueue(write);
  const memory = createMemory(context);
  // beside the writes: a notification that is never answered must not hold them up
  const notices = createSaveQueue(showNotice);
  let draftId = ports.createDraftId();
  /** What the person asked for last, and what the draft says. */
  let wanted = false;
  let onDraft = false;
  let asked = 0;
  let written = 0;
  let failedSwitch: boolean | undefined;
  /** What the notification should say, and says. */
  let notice: DraftNotice = 'off';
  let notified: DraftNotice | undefined;
  /** False after the mailbox had no room for its own key, without which nothing can be sealed. */
  let keyHasRoom = true;
  let writtenFor: AddressSpelling | undefined;
  let stopped = false;

  const set = (change: Partial<PaneState>) => {
    if (!stopped) store.setState(change);
  };
  const problem = (found: PaneProblem) => set({ problems: withProblem(store.getState().problems, found) });

  async function write(): Promise<void> {
    const upTo = asked;
    const on = wanted;
    if (stopped || (!on && !onDraft)) return;
    // a draft that was secured before its organization lost the key: it stays as it is, or goes off
    if (on && context.configuration().gatewayKeys.length === 0) {
      nothingUnsaved(upTo);
      return set({ saving: 'nothing-to-save' });
    }
    let rows: readonly RecipientRow[] = [];
    try {
      if (on) rows = await writeChoices();
      else await clear();
      nothingUnsaved(upTo);
      if (stopped) return;
      written = upTo;
      failedSwitch = undefined;
      const problems = withoutProblems(
        store.getState().problems,
        ...OF_A_WRITE,
        ...(keyHasRoom ? [] : ['memory-full' as const]),
      );
      keyHasRoom = true;
      const isNewest = asked === upTo;
      set({
        problems,
        ...(on === wanted && { secure: on }),
        ...(isNewest && !on && { saving: 'nothing-to-save' }),
      });
    } catch (error) {
      if (error instanceof DraftChanged || stopped || !draft.isCurrent()) return;
      if (error instanceof SwitchedOff) adopt({ isOn: false });
      else if (asked === upTo) await giveUp(on, error);
      return;
    }
    notice = on ? countMissing(rows) : 'off';
    void notices.request();
    // the pane, and this with it, may be gone right after Send: what says "saved" is remembered, too
    void memory.keep(draftId, usedChoices(rows, choices)).then(() => on && asked === upTo && set({ saving: 'saved' }));
  }

  /** Unless something was asked for since. */
  function nothingUnsaved(upTo: number): void {
    if (asked === upTo) ports.setUnsaved(draftId, false);
  }

  /** @returns the rows that were written */
  async function writeChoices(): Promise<readonly RecipientRow[]> {
    await context.mayReplace(onDraft);
    const { gatewayKeys, defaultNotificationLanguage } = context.configuration();
    const mailboxKey = ports.readMailboxKey() ?? (await ports.createMailboxKey());
    const sender = await draft.readSender();
    const { rows } = store.getState();
    const toWrite = toSave({ draftId, sender }, rows, choices, defaultNotificationLanguage);
    await draft.save(toWrite, { gatewayKeys, mailboxKey }, onDraft);
    onDraft = true;
    writtenFor = sender.spelling;
    return rows;
  }

  async function clear(): Promise<void> {
    await draft.clear();
    onDraft = false;
  }

  /**
   * The switch says what the draft does. What a person wants secure does not fall back to normal mail: it is marked, and held until it is
   * sealed or they switch it off. Only where nothing can be written on it the switch goes back, and the notification says so.
   */
  async function giveUp(on: boolean, error: unknown): Promise<void> {
    const switching = on !== onDraft;
    if (on && switching) onDraft = await draft.hold(draftId).catch(() => false);
    if (switching) {
      failedSwitch = on;
      if (wanted === on) wanted = onDraft;
    }
    if (on) {
      ports.setUnsaved(draftId, onDraft);
      notice = onDraft ? 'failed' : 'not-on';
      void notices.request();
    }
    set({ secure: onDraft, saving: 'failed' });
    keyHasRoom = !(error instanceof MailboxMemoryFull);
    if (!keyHasRoom) problem({ problem: 'memory-full', action: 'make-room' });
    else if (error instanceof KeyUnusable) problem({ problem: 'gateway-key-unusable' });
    else if (error instanceof SealTooLong) problem({ problem: 'too-much-for-one-mail', fits: error.fits });
    else if (on && error instanceof HeadersNotKept) problem({ problem: 'headers-not-kept', action: 'retry' });
    else problem({ problem: 'not-saved', action: 'retry' });
  }

  async function showNotice(): Promise<void> {
    if (notice === notified || stopped || !draft.isCurrent()) return;
    notified = notice;
    // a notification that cannot be shown changes nothing, and is tried again
    await draft.notify(notice).catch(() => (notified = undefined));
  }

  function adopt({ draftId: found, isOn }: AdoptedDraft): void {
    if (!isOn) void memory.keep(draftId, []);
    if (found) draftId = found;
    ports.setUnsaved(draftId, false); // what a pane before this one could not save is not shown
    wanted = onDraft = isOn;
    failedSwitch = notified = undefined;
    const { problems } = store.getState();
    set({ secure: isOn, saving: 'nothing-to-save', problems: withoutProblems(problems, ...OF_A_WRITE) });
    if (!isOn) set({ undo: undefined });
  }

  function touch(): void {
    asked++;
    if (wanted || onDraft) set({ saving: 'saving' });
  }

  async function request(isOfPerson = false): Promise<boolean> {
    touch();
    if (isOfPerson && (wanted || onDraft)) ports.setUnsaved(draftId, true);
    const mine = asked;
    await queue.request();
    return written >= mine;
  }

  async function switchTo(on: boolean): Promise<void> {
    if (on === wanted || (on && !store.getState().canSwitchOn)) return;
    wanted = on;
    if (!on) set({ secure: false, undo: undefined });
    if ((await request()) && wanted === on) ports.tellSwitched();
  }

  return {
    switchTo,
    touch,
    request,
    // a switch that failed half-way may stand all the same: then it is the rest that is written
    retry: async () =>
      void (await (failedSwitch === undefined || failedSwitch === wanted ? request() : switchTo(failedSwitch))),
    adopt,
    writtenFor: () => writtenFor,
    isWanted: () => wanted,
    asked: () => asked,
    settled: queue.settled,
    stop: async () => {
      stopped = true;
      memory.stop();
      await queue.stop();
    },
  };
}
