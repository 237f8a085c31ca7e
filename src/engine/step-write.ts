/**
 * Puts on the draft what is shown: on or off, one write at a time, always of the newest state. "On" is shown only once the draft
 * says so, sealed or held, so that the gate at Send never lets go as normal mail what the pane calls secure.
 */
import { MailboxMemoryFull } from '../directory/types';
import type { UsedChoice } from '../directory/types';
import { DraftChanged, HeadersNotKept, SealTooLong, SwitchedOff } from '../draft/save-errors';
import { KeyUnusable } from '../seal/crypto/key-unusable';
import type { DraftProblem } from './draft-problems';
import type { DraftEvent, DraftNotice, DraftState, ToRemember } from './draft-state';
import { countMissing, toSave, usedChoices } from './rows';
import { meetNeeds } from './service-needs';
import { refresh } from './step-rows';
import { set } from './stepping';
import type { Step } from './stepping';

/** Problems that end with the next write that succeeds, or once there is nothing to write. */
const OF_A_WRITE = ['not-saved', 'headers-not-kept', 'gateway-key-unusable', 'too-much-for-one-mail'] as const;

/** What happens while writing. */
type WriteEvent = Extract<
  DraftEvent,
  { is: 'prepared' | 'saved' | 'cleared' | 'write-failed' | 'marked-as-on' | 'notified' | 'remembered' }
>;

export function handleWriting(at: Step, event: WriteEvent): void {
  switch (event.is) {
    case 'prepared':
      return save(at, event);
    case 'saved':
    case 'cleared':
      return succeeded(at);
    case 'write-failed':
      return failed(at, event.error, event.isCurrent);
    case 'marked-as-on':
      return markedAsOn(at, event.isOn);
    case 'notified':
      return notified(at, event.ok);
    case 'remembered':
      return remembered(at, event);
  }
}

/** Nothing is being written, and nothing waits to be. */
export const isSettled = ({ write, due, tried }: DraftState): boolean => write.is === 'idle' && due <= tried;

/** That revision has been written, or could not be. A write that is under way may be of it, and of what came after. */
export const isOver = ({ write, tried, ended, stage }: DraftState, revision: number): boolean =>
  stage === 'left' || (write.is === 'idle' ? tried : ended) >= revision;

/** What is shown is not on the draft yet; `request` follows. */
export function touch(at: Step): void {
  const { revision, wanted, onDraft } = at.state;
  set(at, { revision: revision + 1, ...((wanted || onDraft) && { saving: 'saving' }) });
}

/**
 * Writes what is shown, if secure mail is on.
 * @param isOfPerson somebody has just decided it: until it is on the draft, the gate does not let go what was there before
 */
export function request(at: Step, isOfPerson = false): void {
  touch(at);
  const { wanted, onDraft, draftId, revision } = at.state;
  if (isOfPerson && (wanted || onDraft)) at.effects.push({ do: 'mark-as-unsaved', draftId, to: true });
  set(at, { due: revision });
  startWrite(at);
}

/** Rows follow, and what is shown is written. */
export function refreshAndWrite(at: Step): void {
  if (refresh(at) && at.state.stage === 'ready') request(at);
}

export function switchTo(at: Step, on: boolean): void {
  const { stage, wanted, canSwitchOn } = at.state;
  if (stage !== 'ready') return;
  if (!on) set(at, { undo: undefined });
  if (on !== wanted && (!on || canSwitchOn)) {
    set(at, { wanted: on, isUnmarked: false });
    request(at);
    set(at, { switching: { on, revision: at.state.revision } });
  }
  if (on) meetNeeds(at);
}

/** Does again what failed last. */
export function retry(at: Step): void {
  const { failedSwitch, wanted } = at.state;
  // a switch that failed half-way may stand all the same: then it is the rest that is written
  if (failedSwitch === undefined || failedSwitch === wanted) request(at);
  else switchTo(at, failedSwitch);
}

/** Takes the draft as it was found: on or off, and which draft it is. */
export function adopt(at: Step, { draftId, isOn }: { draftId?: string; isOn: boolean }): void {
  const { state } = at;
  if (!isOn) remember(at, { draftId: state.draftId, used: [] });
  const id = draftId ?? state.draftId;
  at.effects.push({ do: 'mark-as-unsaved', draftId: id, to: false }); // what a pane before this one could not save is not shown
  at.effects.push({ do: 'unsay', problems: OF_A_WRITE });
  set(at, {
    draftId: id,
    wanted: isOn,
    onDraft: isOn,
    failedSwitch: undefined,
    saving: 'nothing-to-save',
    notice: { ...at.state.notice, shown: undefined },
    ...(!isOn && { undo: undefined }),
  });
}

export function startWrite(at: Step): void {
  const { alone } = at.state;
  if (alone && alone.is !== 'sealing') return;
  const {
    write,
    due,
    tried,
    revision: upTo,
    wanted,
    onDraft,
    stage,
    configuration,
    hasRead,
    recipients,
    marks,
  } = at.state;
  if (write.is === 'waiting' && hasRead) set(at, { write: { is: 'idle' } });
  else if (write.is !== 'idle' || due <= tried) return;
  else set(at, { ended: tried });
  set(at, { tried: upTo });
  if (stage === 'left' || (!wanted && !onDraft)) return;
  if (!wanted) {
    set(at, { write: { is: 'clearing', upTo } });
    at.effects.push({ do: 'clear' });
    return;
  }
  // a draft that was secured before its organization lost the key: it stays as it is, or goes off
  if (configuration.gatewayKeys.length === 0) {
    nothingUnsaved(at, upTo);
    return set(at, { saving: 'nothing-to-save' });
  }
  // what was sealed before is not replaced by less while the directory is asked for the first time
  if (onDraft && !hasRead) return set(at, { write: { is: 'waiting', upTo } });
  set(at, { write: { is: 'preparing', upTo } });
  if (onDraft && !recipients) return failed(at, new Error('the recipients were never read'), true);
  if (!marks?.unreadable.includes('header')) return prepare(at);
  set(at, { write: { is: 'reading-marks', upTo } });
  at.effects.push({ do: 'read-marks', for: 'write' });
}

export function prepare(at: Step): void {
  set(at, { write: { is: 'preparing', upTo: upToOf(at.state) } });
  at.effects.push({ do: 'prepare' });
}

const upToOf = ({ write, tried }: DraftState): number => (write.is === 'idle' ? tried : write.upTo);

function save(at: Step, { sender }: Extract<DraftEvent, { is: 'prepared' }>): void {
  const { rows, choices, draftId, configuration, onDraft } = at.state;
  set(at, { write: { is: 'saving', upTo: upToOf(at.state), rows, sender } });
  const draft = toSave({ draftId, sender }, rows, choices, configuration.defaultNotificationLanguage);
  at.effects.push({ do: 'save', draft, wasOn: onDraft });
}

/** Unless something was asked for since. */
function nothingUnsaved(at: Step, upTo: number): void {
  if (at.state.revision === upTo) at.effects.push({ do: 'mark-as-unsaved', draftId: at.state.draftId, to: false });
}

function succeeded(at: Step): void {
  const { write, draftId, choices } = at.state;
  if (write.is !== 'saving' && write.is !== 'clearing') return;
  const { upTo } = write;
  const on = write.is === 'saving';
  const rows = write.is === 'saving' ? write.rows : [];
  set(at, {
    write: { is: 'idle' },
    onDraft: on,
    ...(write.is === 'saving' && { writtenFor: write.sender.spelling }),
  });
  nothingUnsaved(at, upTo);
  if (at.state.stage === 'left') return;
  const { keyHasRoom, revision, switching, wanted } = at.state;
  at.effects.push({ do: 'unsay', problems: [...OF_A_WRITE, ...(keyHasRoom ? [] : ['memory-full' as const])] });
  set(at, {
    written: upTo,
    failedSwitch: undefined,
    keyHasRoom: true,
    ...(revision === upTo && !on && { saving: 'nothing-to-save' }),
  });
  if (switching && upTo >= switching.revision) {
    set(at, { switching: undefined });
    if (wanted === switching.on) at.effects.push({ do: 'tell-switched' });
  }
  notify(at, on ? countMissing(rows) : 'off');
  // the pane, and this with it, may be gone right after Send: what says "saved" is remembered, too
  remember(at, { draftId, used: usedChoices(rows, choices), ...(on && { upTo }) });
  startWrite(at);
}

export function failed(at: Step, error: unknown, isCurrent: boolean): void {
  const { write, stage, revision, onDraft, wanted, draftId } = at.state;
  if (write.is === 'idle') return;
  const { upTo } = write;
  const on = write.is !== 'clearing';
  set(at, { write: { is: 'idle' } });
  if (error instanceof DraftChanged || stage === 'left' || !isCurrent) return startWrite(at);
  if (error instanceof SwitchedOff) adopt(at, { isOn: false });
  else if (revision === upTo) {
    // what a person wants secure does not fall back to normal mail: it is marked, and held until it is sealed or they switch it off
    if (on && !onDraft) {
      set(at, { write: { is: 'holding', upTo, error } });
      at.effects.push({ do: 'mark-as-on', draftId });
      return;
    }
    const isSwitching = on !== onDraft;
    giveUp(at, error, on, isSwitching, wanted);
  }
  startWrite(at);
}

function markedAsOn(at: Step, isOn: boolean): void {
  const { write, wanted } = at.state;
  if (write.is !== 'holding') return;
  const { error } = write;
  set(at, { write: { is: 'idle' }, onDraft: isOn });
  giveUp(at, error, true, true, wanted);
  startWrite(at);
}

/** The switch says what the draft does. Only where nothing can be written on it the switch goes back, and the notification says so. */
function giveUp(at: Step, error: unknown, on: boolean, isSwitching: boolean, wanted: boolean): void {
  const { onDraft, draftId } = at.state;
  if (isSwitching) set(at, { failedSwitch: on, switching: undefined, ...(wanted === on && { wanted: onDraft }) });
  if (on) {
    at.effects.push({ do: 'mark-as-unsaved', draftId, to: onDraft });
    notify(at, onDraft ? 'failed' : 'not-on');
  }
  set(at, { saving: 'failed', keyHasRoom: !(error instanceof MailboxMemoryFull) });
  at.effects.push({ do: 'say', problem: problemOf(error, on) });
}

function problemOf(error: unknown, on: boolean): DraftProblem {
  if (error instanceof MailboxMemoryFull) return { problem: 'memory-full', action: 'make-room' };
  if (error instanceof KeyUnusable) return { problem: 'gateway-key-unusable' };
  if (error instanceof SealTooLong) return { problem: 'too-much-for-one-mail', fits: error.fits };
  if (on && error instanceof HeadersNotKept) return { problem: 'headers-not-kept', action: 'retry' };
  return { problem: 'not-saved', action: 'retry' };
}

// ---- the notification above the draft

function notify(at: Step, wanted: DraftNotice): void {
  set(at, { notice: { ...at.state.notice, wanted, isDue: true } });
  showNotice(at);
}

function showNotice(at: Step): void {
  const { notice, stage } = at.state;
  if (notice.isUnderWay || !notice.isDue) return;
  set(at, { notice: { ...notice, isDue: false } });
  if (notice.wanted === notice.shown || stage === 'left') return;
  set(at, { notice: { ...notice, isDue: false, shown: notice.wanted, isUnderWay: true } });
  at.effects.push({ do: 'notify', what: notice.wanted });
}

/** One that cannot be shown changes nothing, and is tried again with the next. */
function notified(at: Step, ok: boolean): void {
  const { notice } = at.state;
  set(at, { notice: { ...notice, isUnderWay: false, ...(!ok && { shown: undefined }) } });
  showNotice(at);
}

// ---- what the mailbox keeps until the mail is sent

/** One after another, each compared with what the one before has left. Without `used` it lets go of what was kept. */
function remember(at: Step, what: ToRemember): void {
  set(at, { memory: { ...at.state.memory, waiting: [...at.state.memory.waiting, what] } });
  rememberNext(at);
}

function rememberNext(at: Step): void {
  for (;;) {
    const { memory } = at.state;
    const [next] = memory.waiting;
    if (!next || memory.isUnderWay) return;
    const { draftId, used } = next;
    if (!isKept(memory, next)) {
      set(at, { memory: { ...memory, isUnderWay: true } });
      at.effects.push({ do: 'remember', draftId: used.length > 0 ? draftId : memory.keptFor, used });
      return;
    }
    done(at);
  }
}

const isKept = (
  { kept, keptFor }: DraftState['memory'],
  { draftId, used }: { draftId: string; used: readonly UsedChoice[] },
) => JSON.stringify(used) === kept && (draftId === keptFor || used.length === 0);

function done(at: Step): void {
  const { memory, revision } = at.state;
  const [last, ...waiting] = memory.waiting;
  set(at, { memory: { ...memory, waiting, isUnderWay: false } });
  if (last?.upTo !== undefined && last.upTo === revision) set(at, { saving: 'saved' });
}

function remembered(at: Step, { result, isUnreadable }: Extract<DraftEvent, { is: 'remembered' }>): void {
  const { memory } = at.state;
  const [last] = memory.waiting;
  if (result.ok && last) {
    set(at, { memory: { ...memory, kept: JSON.stringify(last.used), keptFor: last.draftId } });
    const solved = ['memory-full', 'memory-unavailable'] as const;
    at.effects.push({ do: 'unsay', problems: isUnreadable ? solved : [...solved, 'memory-unreadable'] });
  } else if (!result.ok) {
    const unavailable: DraftProblem = isUnreadable
      ? { problem: 'memory-unreadable' }
      : { problem: 'memory-unavailable', action: 'retry' };
    const problem: DraftProblem =
      result.problem === 'full' ? { problem: 'memory-full', action: 'make-room' } : unavailable;
    at.effects.push({ do: 'say', problem });
  }
  done(at);
  rememberNext(at);
}
