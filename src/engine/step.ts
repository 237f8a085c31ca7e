/**
 * One draft as a table: what happened, and what follows from it. Pure: `run-draft.ts` carries the effects out and tells what came
 * of them. Writing is in `step-write.ts`, what a directory service adds in `step-service.ts`.
 */
import { saysOn } from '../draft/restore-draft';
import type { EmailAddress } from '../verification/brands';
import type { Choice } from '../verification/types';
import { followingDirectory, withOwn } from './draft-choices';
import type { OwnChoices } from './draft-choices';
import type { AfterReading, DraftEvent, DraftState, Effect, Look, LookupReason } from './draft-state';
import { isShownOn } from './draft-view';
import { MAXIMUM_LOOKUPS, amend, answered, outdated } from './records';
import type { RecipientRow } from './rows';
import { sealIfKnown, takeOver } from './step-alone';
import { switchOnByLabel, takeLabel } from './step-label';
import { refresh } from './step-rows';
import {
  codeShared,
  codeTakenBack,
  codesRead,
  readUnread,
  serviceIsBack,
  share,
  takeBack,
  transportFound,
  wantCodes,
} from './step-service';
import * as writing from './step-write';
import { lookUp, sayWhetherAway, set, startLookup } from './stepping';
import type { Step } from './stepping';

export function step(state: DraftState, event: DraftEvent): { state: DraftState; effects: readonly Effect[] } {
  const at: Step = { state, effects: [] };
  handle(at, event);
  looksAfterWrite(at);
  return at;
}

const MAXIMUM_LOOKS = 5;

function handle(at: Step, event: DraftEvent): void {
  const { state } = at;
  switch (event.is) {
    case 'opened':
      if (!state.alone) return readRecipients(at);
      at.effects.push({ do: 'read-draft' });
      return;
    case 'recipients-changed':
      if (state.stage !== 'ready') return;
      writing.touch(at);
      return readRecipients(at, { then: 'write' });
    case 'recipients-read':
      return recipientsRead(at, event);
    case 'recipients-unreadable':
      if (event.isCurrent)
        at.effects.push({ do: 'say', problem: { problem: 'recipients-unreadable', action: 'retry' } });
      // where nobody sees that, nothing is sealed for those of before
      if (state.alone) return set(at, event.isCurrent ? { reading: 'not', afterReading: [] } : { stage: 'left' });
      listed(at); // what was read before stays on screen; the gate reads for itself
      return readingEnded(at);
    case 'looked-up':
      return lookedUp(at, event);
    case 'draft-read':
      if (!state.alone) return draftRead(at, event);
      if (takeOver(at, event.marks)) readRecipients(at);
      return;
    case 'following':
      // who was added before Outlook began to tell; what could not be read is not replaced without need
      if (isReadable(state)) writing.touch(at);
      return readRecipients(at, ...(isReadable(state) ? [{ then: 'write' } as const] : []));
    case 'look':
      return look(at);
    case 'opened-for':
      return openedFor(at, event);
    case 'marks-read':
      return marksRead(at, event);
    case 'sender-read':
      return senderRead(at, event);
    case 'switched':
      return writing.switchTo(at, event.on);
    case 'chosen':
      return choose(at, event.choices, event.together);
    case 'undone':
      return undo(at);
    case 'changed': {
      const { known, choices } = event;
      if (known) set(at, { records: amend(state.records, known.address, known.change) });
      if (choices) set(at, { choices: choices(at.state.choices) });
      refresh(at);
      return writing.request(at, true);
    }
    case 'to-write':
      refresh(at);
      return writing.request(at, event.isOfPerson);
    case 'retry':
      if (state.isAway) set(at, { records: outdated(state.records) });
      set(at, { codeProblems: new Map() });
      return readRecipients(at, { then: 'retry' });
    case 'write-again':
      return writing.retry(at);
    case 'configured':
      set(at, { configuration: event.configuration });
      return writing.refreshAndWrite(at);
    case 'outdated':
      return set(at, { records: outdated(state.records) });
    case 'memory-changed':
      return memoryChanged(at);
    case 'prepared':
    case 'saved':
    case 'cleared':
    case 'write-failed':
    case 'marked-as-on':
    case 'notified':
    case 'remembered':
      return writing.handleWriting(at, event);
    case 'codes-wanted':
      return wantCodes(at, event.address);
    case 'codes-read':
      codesRead(at, event);
      return sealIfKnown(at);
    case 'transport-found':
      return transportFound(at, event);
    case 'code-shared':
      return codeShared(at, event);
    case 'code-taken-back':
      return codeTakenBack(at, event);
    case 'seal':
      set(at, { alone: { is: 'to-seal', isLast: event.isLast } });
      at.effects.push({ do: 'read-marks', for: 'seal' });
      return;
    case 'left':
      set(at, { stage: 'left' });
  }
}

/** @returns whether what stands on the draft is known well enough to be replaced */
const isReadable = ({ marks }: DraftState) => marks !== undefined && !marks.unreadable.includes('header');

// ---- recipients and what is known of them

/** Changes that come while they are being read are read once more after it. */
function readRecipients(at: Step, ...after: AfterReading[]): void {
  const { reading, afterReading, stage } = at.state;
  if (stage === 'left') return;
  set(at, { afterReading: [...afterReading, ...after], reading: reading === 'not' ? 'now' : 'now-and-again' });
  if (reading === 'not') at.effects.push({ do: 'read-recipients' });
}

function recipientsRead(at: Step, { found }: Extract<DraftEvent, { is: 'recipients-read' }>): void {
  if (at.state.stage === 'left') return;
  const { recipients, withoutAddress: names } = found;
  set(at, { recipients });
  at.effects.push({ do: 'unsay', problems: ['recipients-unreadable'] });
  at.effects.push(
    names.length > 0
      ? { do: 'say', problem: { problem: 'recipients-without-address', names } }
      : { do: 'unsay', problems: ['recipients-without-address'] },
  );
  const { undo: last } = at.state;
  if (last) keepUndo(at, withRecipients(at.state, last.choices), last.together);
  refresh(at);
  switchOnByLabel(at);
  listed(at);
  const isAsked = lookUp(
    at,
    recipients.map(({ address }) => address),
    { for: 'recipients' },
  );
  if (!isAsked) recipientsLookedUp(at, true);
}

/** The first time that they are on screen, or cannot be: the directory may take its time. */
function listed(at: Step): void {
  const { stage, marks } = at.state;
  if (stage === 'opening' && !marks) at.effects.push({ do: 'read-draft' });
}

function lookedUp(at: Step, { lookup: id, answer }: Extract<DraftEvent, { is: 'looked-up' }>): void {
  const lookup = at.state.lookups.get(id);
  if (!lookup) return;
  const lookups = new Map(at.state.lookups);
  lookups.delete(id);
  const { records, again } = answered(at.state.records, lookup.asked, answer);
  set(at, { lookups, records });
  const isComplete = lookup.isComplete && answer.absence === undefined;
  if (again.length > 0 && lookup.round < MAXIMUM_LOOKUPS) {
    return startLookup(at, again, lookup, { round: lookup.round + 1, isComplete });
  }
  switch (lookup.for) {
    case 'recipients':
      return recipientsLookedUp(at, isComplete);
    case 'memory':
      return memoryLookedUp(at, lookup.languages);
    case 'codes':
      return readUnread(at, lookup.address);
    case 'shared-code':
      return writing.refreshAndWrite(at);
  }
}

function recipientsLookedUp(at: Step, isComplete: boolean): void {
  const { isAway: wasAway, records, stage } = at.state;
  sayWhetherAway(at, isComplete ? undefined : records.absence);
  refresh(at);
  if (isComplete && wasAway && stage !== 'left') {
    serviceIsBack(at);
    at.effects.push({ do: 'directory-is-back' });
  }
  readingEnded(at);
}

function readingEnded(at: Step): void {
  if (at.state.reading === 'now-and-again' && at.state.stage !== 'left') {
    set(at, { reading: 'now' });
    at.effects.push({ do: 'read-recipients' });
    return;
  }
  const { afterReading, hasRead } = at.state;
  set(at, { reading: 'not', hasRead: true, afterReading: [] });
  if (!hasRead && at.state.stage === 'ready' && !at.state.alone) firstRead(at);
  for (const after of afterReading) {
    if (after.then === 'write') writing.request(at);
    else if (after.then === 'seal') sealIfKnown(at);
    else if (after.then === 'retry') writing.retry(at);
    else if (after.then === 'compare') compare(at, after);
    else endLook(at, after.look, at.state.revision);
  }
  writing.startWrite(at);
}

/** Once it is known what they can have, there is a menu to go to. */
function firstRead(at: Step): void {
  // switched on meanwhile: what the directory has said is written once Outlook tells of recipients
  if (isReadable(at.state)) writing.touch(at);
  at.effects.push({ do: 'show-recipient', address: at.state.openedFor });
  if (!at.state.marks?.isOfOtherClient) return;
  const names = at.state.rows.filter(hasLostValue).map(({ recipient: one }) => one.displayName || one.typedAddress);
  at.effects.push({ do: 'say', problem: { problem: 'begun-elsewhere', names } });
}

const hasLostValue = ({ verification }: RecipientRow): boolean =>
  verification?.state === 'missing' && verification.withdrawn?.reason.why === 'value-missing';

function memoryChanged(at: Step): void {
  const { records, recipients, stage } = at.state;
  set(at, { records: outdated(records) }); // also of a draft that is still being opened: its next lookup asks anew
  if (stage !== 'ready' || !recipients) return;
  const addresses = recipients.map(({ address }) => address);
  const languages = new Map(addresses.map((one) => [one, records.known.get(one)?.notificationLanguage]));
  lookUp(at, addresses, { for: 'memory', languages });
}

function memoryLookedUp(at: Step, languages: Extract<LookupReason, { for: 'memory' }>['languages']): void {
  const { records, choices } = at.state;
  const changed = [...languages].filter(([one, before]) => records.known.get(one)?.notificationLanguage !== before);
  set(at, { choices: changed.reduce((all, [address]) => followingDirectory(all, address), choices) });
  writing.refreshAndWrite(at);
}

// ---- what stands on the draft

function draftRead(at: Step, { marks, openedFor: address }: Extract<DraftEvent, { is: 'draft-read' }>): void {
  takeMarks(at, marks);
  set(at, { stage: 'ready', openedFor: address });
  writing.adopt(at, { draftId: marks.draftId, isOn: saysOn(marks) });
  refresh(at);
  switchOnByLabel(at);
  if (at.state.hasRead) firstRead(at);
  // an Outlook that does not tell: the pane looks when it gets the focus, and the gate looks for itself
  at.effects.push({ do: 'follow-recipients' });
}

function takeMarks(at: Step, marks: NonNullable<DraftState['marks']>): void {
  set(at, { marks, choices: { ...at.state.choices, restoredFor: new Set() } });
  takeLabel(at, marks);
  const { isOfOtherClient } = marks;
  const isLost = marks.secure === 'unclear' && !marks.unreadable.includes('header') && !isOfOtherClient;
  const parts = isLost ? [...marks.unreadable, 'header' as const] : marks.unreadable;
  at.effects.push(
    parts.length > 0
      ? { do: 'say', problem: { problem: 'draft-unreadable', parts } }
      : { do: 'unsay', problems: ['draft-unreadable'] },
  );
}

function marksRead(at: Step, { for: reason, marks }: Extract<DraftEvent, { is: 'marks-read' }>): void {
  if (reason === 'write') marksReadToWrite(at, marks);
  else if (reason !== 'seal') marksReadToLook(at, reason, marks);
  else if (takeOver(at, marks)) readRecipients(at, { then: 'seal' });
}

function marksReadToWrite(at: Step, marks: DraftState['marks']): void {
  if (marks) takeMarks(at, marks);
  if (marks) refresh(at);
  if (isReadable(at.state)) return writing.prepare(at);
  writing.failed(at, new Error('the draft cannot be read'), marks !== undefined);
}

// ---- looking again

const setLook = (at: Step, id: number, look: Look | undefined): void => {
  const looks = new Map(at.state.looks);
  if (look) looks.set(id, look);
  else looks.delete(id);
  set(at, { looks });
};

/** Several may be under way: one that waits for recipients does not keep the next from seeing the switch. */
function look(at: Step): void {
  const { stage, nextId } = at.state;
  if (stage !== 'ready') return;
  set(at, { nextId: nextId + 1 });
  setLook(at, nextId, { is: 'asking-for-whom' });
  at.effects.push({ do: 'read-opened-for', look: nextId });
}

function openedFor(at: Step, { look: id, address }: Extract<DraftEvent, { is: 'opened-for' }>): void {
  if (address && address !== at.state.openedFor) at.effects.push({ do: 'show-recipient', address });
  set(at, { openedFor: address });
  setLook(at, id, { is: 'waiting', times: 0 });
}

/** Those that wait until nothing is being written go on. */
function looksAfterWrite(at: Step): void {
  for (const [id, look] of at.state.looks) {
    if (look.is === 'waiting' && writing.isSettled(at.state)) {
      setLook(at, id, { is: 'reading-marks', times: look.times + 1, asked: at.state.revision });
      at.effects.push({ do: 'read-marks', for: id });
    }
    if (look.is === 'writing' && writing.isOver(at.state, look.revision)) setLook(at, id, undefined);
  }
}

function marksReadToLook(at: Step, id: number, marks: DraftState['marks']): void {
  const look = at.state.looks.get(id);
  if (look?.is !== 'reading-marks') return;
  if (!marks || at.state.stage === 'left') return setLook(at, id, undefined);
  if (look.asked !== at.state.revision) {
    // switched here meanwhile: the answer is one of before
    if (look.times >= MAXIMUM_LOOKS) return setLook(at, id, undefined);
    return setLook(at, id, { is: 'waiting', times: look.times });
  }
  const isShown = isShownOn(at.state);
  const isUnreadable = marks.unreadable.includes('header');
  // what cannot be read switches nothing
  const isOn = isUnreadable ? isShown : saysOn(marks);
  setLook(at, id, { is: 'reading-recipients' });
  const { rows } = at.state;
  if (takeLabel(at, marks)) refresh(at);
  if (isOn === isShown) {
    if (!isShown) switchOnByLabel(at);
    // half of it was taken away elsewhere, or cannot be read: what is shown as on is written again, whole, or says that it cannot be
    const isHalf = isOn && (marks.secure === 'unclear' || isUnreadable);
    return readRecipients(at, { then: 'compare', rows, isHalf, look: id });
  }
  if (!isOn) set(at, { undo: undefined });
  writing.adopt(at, { draftId: marks.draftId, isOn });
  writing.touch(at);
  readRecipients(at, { then: 'write' }, { then: 'end-look', look: id });
}

/**
 * Who became a recipient and who left, where Outlook raises no event; and another From, for which the pane has none. The gate
 * reads for itself, and holds the mail until it is sealed for them.
 */
function compare(at: Step, { rows, isHalf, look: id }: Extract<AfterReading, { then: 'compare' }>): void {
  const now = at.state.rows;
  const isOther = now.length !== rows.length || now.some((row, index) => row !== rows[index]);
  if (isHalf || isOther) {
    writing.request(at);
    return endLook(at, id, at.state.revision);
  }
  if (!isShownOn(at.state)) return setLook(at, id, undefined);
  setLook(at, id, { is: 'reading-sender' });
  at.effects.push({ do: 'read-sender', look: id });
}

function senderRead(at: Step, { look: id, sender }: Extract<DraftEvent, { is: 'sender-read' }>): void {
  const { writtenFor } = at.state;
  if (!sender || !writtenFor || sender.spelling === writtenFor) return setLook(at, id, undefined);
  writing.request(at);
  endLook(at, id, at.state.revision);
}

function endLook(at: Step, id: number, revision: number): void {
  setLook(at, id, writing.isOver(at.state, revision) ? undefined : { is: 'writing', revision });
}

// ---- what a person chooses

/** Of those who are on the draft. */
function withRecipients<Value>(
  { recipients }: DraftState,
  some: ReadonlyMap<EmailAddress, Value>,
): Map<EmailAddress, Value> {
  const present = new Set(recipients?.map(({ address }) => address));
  return new Map([...some].filter(([address]) => present.has(address)));
}

function keepUndo(at: Step, choices: OwnChoices, together: boolean): void {
  const isSomebodyThere = at.state.recipients?.some(({ address }) => choices.has(address));
  set(at, { undo: isSomebodyThere ? { choices, together } : undefined });
}

function changeOwn(at: Step, changes: OwnChoices): void {
  set(at, { choices: withOwn(at.state.choices, changes) });
  refresh(at);
  if (!at.state.rows.some(hasLostValue)) at.effects.push({ do: 'unsay', problems: ['begun-elsewhere'] });
  writing.request(at, true);
}

function choose(at: Step, wanted: ReadonlyMap<EmailAddress, Choice>, together: boolean): void {
  const changes = withRecipients(at.state, wanted);
  if (at.state.stage !== 'ready' || changes.size === 0) return;
  const { own } = at.state.choices;
  keepUndo(at, new Map([...changes.keys()].map((address) => [address, own.get(address)])), together);
  changeOwn(at, changes);
  share(at, changes);
}

function undo(at: Step): void {
  const { undo: last, choices } = at.state;
  if (!last) return;
  const undone = new Map<EmailAddress, Choice>();
  for (const [address, before] of last.choices) {
    const choice = choices.own.get(address);
    if (choice && choice !== before) undone.set(address, choice);
  }
  set(at, { undo: undefined });
  changeOwn(at, last.choices);
  takeBack(at, undone);
}
