/**
 * The engine alone, without any Office: what it asks for is under way until the test says how it ends. Knows what the draft
 * would say by then.
 */
import { newDraft } from '../../src/engine/draft-state';
import type { DraftEvent, DraftState, Effect } from '../../src/engine/draft-state';
import { NO_RECORDS } from '../../src/engine/records';
import { step } from '../../src/engine/step';
import type { DraftLabel, RestoredDraft } from '../../src/draft/restore-draft';
import { emptyRecord } from '../../src/verification/records';
import type { Recipient, RecipientRecord } from '../../src/verification/types';
import { address, makeConfiguration } from '../taskpane/fake-pane-store';

export const ANNA = address('anna@praktijk.example');
export const BO = address('bo@lind.example');
export const SENDER = address('sam@own.example');

export const person = (of: typeof ANNA): Recipient => ({
  address: of,
  typedAddress: of,
  spellings: [of],
  displayName: '',
  fields: ['to'],
  kind: 'person',
});

export const marks = (change: Partial<RestoredDraft> = {}): RestoredDraft => ({
  secure: 'off',
  instructions: new Map(),
  stateOf: () => undefined,
  unreadable: [],
  ...change,
});

export const start = (change: Partial<DraftState> = {}): DraftState => ({
  ...newDraft({
    configuration: makeConfiguration(),
    ownDomain: 'own.example',
    hasService: true,
    canSwitchOn: true,
    draftId: 'draft-of-a-test',
    records: NO_RECORDS,
  }),
  ...change,
});

/** Those that end with an event. The others are done when they are asked for. */
export type Pending = Exclude<
  Effect,
  { do: 'mark-as-unsaved' | 'tell-switched' | 'say' | 'unsay' | 'show-recipient' | 'directory-is-back' }
>;
const AT_ONCE: readonly Effect['do'][] = [
  'mark-as-unsaved',
  'tell-switched',
  'say',
  'unsay',
  'show-recipient',
  'directory-is-back',
];
const isPending = (effect: Effect): effect is Pending => !AT_ONCE.includes(effect.do);

export type Outcome = 'well' | 'badly';

/** What stands in the world: who the mail is to, what is known of them, and what the draft says. */
export class Simulation {
  state: DraftState;
  pending: Pending[] = [];
  recipients: Recipient[] = [person(ANNA), person(BO)];
  known = new Map<string, Partial<RecipientRecord>>();
  isOn = false;
  /** Nobody has switched it yet. */
  isUnmarked = false;
  label?: DraftLabel;
  /** Of each save, in order. */
  saves: { upTo: number; people: number }[] = [];
  unsaved = false;
  transitions = new Set<string>();

  constructor(state = start()) {
    this.state = state;
    this.isOn = state.onDraft;
  }

  dispatch(event: DraftEvent): readonly Effect[] {
    const before = this.state;
    const { state, effects } = step(before, event);
    this.state = state;
    if (before.write.is !== state.write.is)
      this.transitions.add(`${before.write.is} --> ${state.write.is}: ${event.is}`);
    for (const effect of effects) {
      if (effect.do === 'mark-as-unsaved') this.unsaved = effect.to;
      if (effect.do === 'save' && state.write.is === 'saving')
        this.saves.push({ upTo: state.write.upTo, people: effect.draft.instructions.recipients.length });
      if (isPending(effect)) this.pending.push(effect);
    }
    return effects;
  }

  /** One of what is under way ends. */
  end(at: number, outcome: Outcome): void {
    const [effect] = this.pending.splice(at, 1);
    const event = effect && this.eventOf(effect, outcome);
    if (event) this.dispatch(event);
  }

  /** All of it ends well, and what follows from that. @throws where that never comes to an end */
  settle(): void {
    for (let ends = 0; this.pending.length > 0; ends++) {
      if (ends > 1_000) throw new Error(`never settles: ${this.pending.map((effect) => effect.do).join()}`);
      this.end(0, 'well');
    }
  }

  private eventOf(effect: Pending, outcome: Outcome): DraftEvent | undefined {
    const well = outcome === 'well';
    const read = () =>
      marks({
        secure: this.isOn ? 'on' : 'off',
        unreadable: well ? [] : ['header'],
        isUnmarked: this.isUnmarked && !this.isOn,
        ...(this.label && { label: this.label }),
      });
    switch (effect.do) {
      case 'read-recipients':
        if (!well) return { is: 'recipients-unreadable', isCurrent: true };
        return { is: 'recipients-read', found: { recipients: this.recipients, withoutAddress: [] } };
      case 'look-up': {
        const records = new Map(
          effect.addresses.map((one) => [one, { ...emptyRecord(one), ...(well ? this.known.get(one) : {}) }]),
        );
        return { is: 'looked-up', lookup: effect.lookup, answer: { records, ...(!well && { absence: 'away' }) } };
      }
      case 'read-draft':
        return { is: 'draft-read', marks: read(), openedFor: undefined };
      case 'follow-recipients':
        return { is: 'following' };
      case 'read-opened-for':
        return { is: 'opened-for', look: effect.look, address: undefined };
      case 'read-marks':
        return { is: 'marks-read', for: effect.for, marks: read() };
      case 'read-sender':
        return {
          is: 'sender-read',
          look: effect.look,
          sender: well ? { address: SENDER, spelling: SENDER } : undefined,
        };
      case 'prepare':
        if (!well) return this.failed();
        return { is: 'prepared', sender: { address: SENDER, spelling: SENDER } };
      case 'save':
        if (!well) return this.failed();
        this.isOn = true;
        return { is: 'saved' };
      case 'clear':
        if (!well) return this.failed();
        this.isOn = false;
        return { is: 'cleared' };
      case 'mark-as-on':
        if (well) this.isOn = true;
        return { is: 'marked-as-on', isOn: this.isOn };
      case 'notify':
        return { is: 'notified', ok: well };
      case 'remember':
        return {
          is: 'remembered',
          result: well ? { ok: true } : { ok: false, problem: 'unavailable' },
          isUnreadable: false,
        };
      case 'read-codes':
        return { is: 'codes-read', addresses: effect.addresses, found: well ? new Map() : 'away' };
      case 'find-transport':
        return { is: 'transport-found', found: new Map() };
      case 'share-code': {
        const { address: of, before, choice } = effect;
        const result = well ? ({ ok: true, version: '1' } as const) : ({ ok: false, problem: 'away' } as const);
        return { is: 'code-shared', address: of, choice, before, result, on: '2026-11-30' };
      }
      case 'take-code-back': {
        const { address: of, known, before } = effect;
        const result = well ? ({ ok: true } as const) : ({ ok: false, problem: 'unavailable' } as const);
        return { is: 'code-taken-back', address: of, known, before, result };
      }
    }
  }

  private failed(): DraftEvent {
    return { is: 'write-failed', error: new Error('refused'), isCurrent: true };
  }
}
