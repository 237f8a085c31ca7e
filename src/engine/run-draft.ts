/** Carries out what `step.ts` decides about one draft, over Outlook and the directory, and tells it what came of that. */
import { UNAVAILABLE, absenceOf } from '../directory/types';
import type { Directory } from '../directory/types';
import type { SealKeys } from '../draft/save-draft';
import type { DraftEvent, DraftState, Effect } from './draft-state';
import type { DraftPort } from './outlook-draft';
import { failedAnswer } from './records';
import { step } from './step';
import { isOver } from './step-write';

export interface World {
  draft: DraftPort;
  directory: Directory;
  /** What is the mailbox's, or this frame's. */
  mailbox: {
    readMailboxKeys(): readonly string[];
    /** Made and kept now. @throws MailboxMemoryFull */
    createMailboxKey(): Promise<string>;
    /** Whether this frame shows choices that are not on that draft: the gate holds it meanwhile. */
    setUnsaved(draftId: string, to: boolean): void;
    tellSwitched(): void;
  };
}

/** Whoever shows the draft. */
export interface Audience {
  changed(state: DraftState): void;
  /** What is not part of the state: it stands beside what the organization and the mailbox have to say. */
  said(what: Extract<Effect, { do: 'say' | 'unsay' | 'show-recipient' | 'directory-is-back' }>): void;
}

export interface DraftRun {
  state(): DraftState;
  dispatch(event: DraftEvent): void;
  /** @throws when the draft could not be read; nothing was written then */
  open(): Promise<void>;
  /** Once that is so. */
  until(isSo: (state: DraftState) => boolean): Promise<void>;
  /** Once what was asked for until now is written, or could not be. @returns whether it is on the draft */
  written(): Promise<boolean>;
}

export function runDraft(start: DraftState, { draft, mailbox, directory }: World, audience: Audience): DraftRun {
  let state = start;
  const waiting = new Set<() => void>();
  let opened: { resolve(): void; reject(error: unknown): void } | undefined;

  function dispatch(event: DraftEvent): void {
    const { state: next, effects } = step(state, event);
    const isOther = next !== state;
    state = next;
    if (state.stage === 'left') opened?.resolve();
    if (isOther) audience.changed(state);
    for (const effect of effects) carryOut(effect);
    for (const look of waiting) look();
  }

  /** What Outlook answers of another draft than this one is dropped. */
  const isHere = () => state.stage !== 'left' && draft.isCurrent();

  const writeFailed = (error: unknown) => dispatch({ is: 'write-failed', error, isCurrent: draft.isCurrent() });

  async function keys(): Promise<SealKeys> {
    const mailboxKey = mailbox.readMailboxKeys()[0] ?? (await mailbox.createMailboxKey());
    return { gatewayKeys: state.configuration.gatewayKeys, mailboxKey };
  }

  /** Async, as a mailbox that does not answer throws at once. */
  const restore = async () => draft.restore(mailbox.readMailboxKeys());

  async function readDraft(): Promise<void> {
    const marks = await restore();
    const openedFor = await draft.openedFor().catch(() => undefined);
    if (isHere()) dispatch({ is: 'draft-read', marks, openedFor });
  }

  async function takeCodeBack({ address, before, version }: Extract<Effect, { do: 'take-code-back' }>) {
    if (!before) return directory.forget(address, { kind: 'code', scope: 'organization' });
    const { accessCode, hint } = before;
    // one that was never read cannot be put back
    return accessCode ? directory.shareCode(address, { accessCode, ...(hint && { hint }) }, version) : UNAVAILABLE;
  }

  function carryOut(effect: Effect): void {
    switch (effect.do) {
      case 'read-recipients':
        return void draft.readRecipients().then(
          (found) => (isHere() ? dispatch({ is: 'recipients-read', found }) : dropped()),
          () => (isHere() ? dispatch({ is: 'recipients-unreadable', isCurrent: true }) : dropped()),
        );
      case 'look-up':
        return void directory
          .lookup(effect.addresses)
          .then((records) => ({ records }), failedAnswer)
          .then((answer) => dispatch({ is: 'looked-up', lookup: effect.lookup, answer }));
      case 'read-draft':
        return void readDraft().then(opened?.resolve, opened?.reject);
      case 'follow-recipients':
        return void draft
          .followRecipients(() => dispatch({ is: 'recipients-changed' }))
          .catch(() => undefined)
          .then(() => dispatch({ is: 'following' }));
      case 'read-opened-for':
        return void draft
          .openedFor()
          .catch(() => undefined)
          .then((address) => dispatch({ is: 'opened-for', look: effect.look, address }));
      case 'read-marks':
        return void restore().then(
          (marks) => dispatch({ is: 'marks-read', for: effect.for, marks: isHere() ? marks : undefined }),
          (error: unknown) =>
            effect.for === 'write'
              ? writeFailed(error)
              : dispatch({ is: 'marks-read', for: effect.for, marks: undefined }),
        );
      case 'read-sender':
        return void draft
          .readSender()
          .catch(() => undefined)
          .then((sender) => dispatch({ is: 'sender-read', look: effect.look, sender }));
      case 'prepare':
        return void keys()
          .then(() => draft.readSender())
          .then((sender) => dispatch({ is: 'prepared', sender }), writeFailed);
      case 'save':
        return void keys()
          .then((known) => draft.save(effect.draft, known, effect.wasOn))
          .then(() => dispatch({ is: 'saved' }), writeFailed);
      case 'clear':
        return void draft.clear().then(() => dispatch({ is: 'cleared' }), writeFailed);
      case 'mark-as-on':
        return void draft
          .hold(effect.draftId)
          .catch(() => false)
          .then((isOn) => dispatch({ is: 'marked-as-on', isOn }));
      case 'mark-as-unsaved':
        return mailbox.setUnsaved(effect.draftId, effect.to);
      case 'tell-switched':
        return mailbox.tellSwitched();
      case 'notify':
        if (!isHere()) return dispatch({ is: 'notified', ok: false });
        return void draft.notify(effect.what).then(
          () => dispatch({ is: 'notified', ok: true }),
          () => dispatch({ is: 'notified', ok: false }),
        );
      case 'remember':
        return void directory
          .keepForDraft(effect.draftId, effect.used)
          .then((result) => dispatch({ is: 'remembered', result, isUnreadable: directory.isUnreadable() }));
      case 'read-codes':
        return void directory.readCodes(effect.addresses).then(
          (found) => dispatch({ is: 'codes-read', addresses: effect.addresses, found }),
          (error: unknown) => dispatch({ is: 'codes-read', addresses: effect.addresses, found: absenceOf(error) }),
        );
      case 'find-transport':
        // not found out now: the next draft asks again
        return void directory.lookUpTransport(effect.domains).then(
          (found) => dispatch({ is: 'transport-found', found }),
          () => dispatch({ is: 'transport-found', found: new Map() }),
        );
      case 'share-code': {
        const { address, before, choice } = effect;
        const { accessCode, accessCodeHint: hint } = choice;
        return void directory
          .shareCode(address, { accessCode: accessCode!, ...(hint && { hint }) }, before?.version)
          .then((result) => {
            const on = new Date().toISOString().slice(0, 10);
            dispatch({ is: 'code-shared', address, choice, before, result, on });
          });
      }
      case 'take-code-back': {
        const { address, known, before } = effect;
        return void takeCodeBack(effect).then((result) =>
          dispatch({ is: 'code-taken-back', address, known, before, result }),
        );
      }
      case 'say':
      case 'unsay':
      case 'show-recipient':
      case 'directory-is-back':
        if (state.stage !== 'left') audience.said(effect);
    }
  }

  const dropped = () => dispatch({ is: 'recipients-unreadable', isCurrent: false });

  async function until(isSo: (now: DraftState) => boolean): Promise<void> {
    if (isSo(state)) return;
    await new Promise<void>((resolve) => {
      const look = () => {
        if (!isSo(state)) return;
        waiting.delete(look);
        resolve();
      };
      waiting.add(look);
    });
  }

  return {
    state: () => state,
    dispatch,
    until,
    open: () =>
      new Promise((resolve, reject) => {
        opened = { resolve, reject };
        dispatch({ is: 'opened' });
      }),
    async written() {
      const { revision } = state;
      await until((now) => isOver(now, revision));
      return state.written >= revision;
    },
  };
}
