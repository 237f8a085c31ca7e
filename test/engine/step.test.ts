/** What follows from what: a row for each fault of timing that was ever found here. */
import { SwitchedOff } from '../../src/draft/save-errors';
import { MailboxMemoryFull } from '../../src/directory/types';
import type { Configuration } from '../../src/configuration/schema';
import { askingLabel, isShownOn } from '../../src/engine/draft-view';
import { isOver } from '../../src/engine/step-write';
import { accessCode, makeConfiguration, phoneNumber } from '../taskpane/fake-pane-store';
import { ANNA, BO, SENDER, Simulation, marks, person, start } from './simulation';

const SMS = { method: 'sms-new', phoneNumber: phoneNumber('+31612345678') } as const;
const OTHER = phoneNumber('+31687654321');
const CODE = { method: 'organization-code-new', accessCode: accessCode('tulp-77-maan') } as const;
const from = { address: SENDER, spelling: SENDER };
const chosen = (choice: typeof SMS | typeof CODE) =>
  ({ is: 'chosen', choices: new Map([[ANNA, choice]]), together: false }) as const;
const asked = (simulation: Simulation) => simulation.pending.map((effect) => effect.do);
const refused = { is: 'write-failed', error: new Error('refused'), isCurrent: true } as const;

/** A draft that is open, with nothing under way. */
function open({ isOn = false } = {}): Simulation {
  const simulation = new Simulation();
  simulation.isOn = isOn;
  simulation.dispatch({ is: 'opened' });
  simulation.settle();
  return simulation;
}

/** Up to what is asked for then. */
function until(simulation: Simulation, effect: string): void {
  while (simulation.pending.length > 0 && asked(simulation)[0] !== effect) simulation.end(0, 'well');
}

test('what is chosen while the switch is being written counts as unsaved', () => {
  const simulation = open();
  simulation.dispatch({ is: 'switched', on: true });
  simulation.dispatch(chosen(SMS));
  expect(simulation.unsaved).toBe(true);
  simulation.settle();
  expect(simulation.unsaved).toBe(false);
});

test('what is chosen while a write is under way is written after it, once', () => {
  const simulation = open({ isOn: true });
  simulation.dispatch(chosen(SMS));
  until(simulation, 'save');
  simulation.dispatch({ is: 'chosen', choices: new Map([[BO, SMS]]), together: false });
  simulation.dispatch({ is: 'chosen', choices: new Map([[BO, { ...SMS, phoneNumber: OTHER }]]), together: false });
  simulation.settle();
  expect(simulation.saves.map(({ people }) => people)).toEqual([0, 1, 2]);
});

test('a draft that was sealed is not sealed with less while the directory is asked for the first time', () => {
  const simulation = new Simulation();
  simulation.isOn = true;
  simulation.dispatch({ is: 'opened' });
  simulation.end(0, 'well'); // recipients
  simulation.end(0, 'well'); // the draft, before the directory
  simulation.dispatch(chosen(SMS));
  expect(simulation.state.write.is).toBe('waiting');
  expect(asked(simulation)).not.toContain('prepare');
  simulation.settle();
  expect(simulation.saves.length).toBeGreaterThan(0);
});

test('a header that cannot be read is read again before it is replaced', () => {
  const simulation = new Simulation();
  simulation.isOn = true;
  simulation.dispatch({ is: 'opened' });
  until(simulation, 'read-draft');
  simulation.dispatch({
    is: 'draft-read',
    marks: marks({ secure: 'on', unreadable: ['header'] }),
    openedFor: undefined,
  });
  simulation.pending = simulation.pending.filter((effect) => effect.do !== 'read-draft');
  simulation.settle();
  simulation.dispatch(chosen(SMS));
  expect(asked(simulation)).toEqual(['read-marks']);
  simulation.end(0, 'badly');
  expect(simulation.state.saving).toBe('failed');
});

test('a switch that fails is held as wanted, and shown as what the draft says', () => {
  const simulation = open();
  simulation.dispatch({ is: 'switched', on: true });
  until(simulation, 'prepare');
  simulation.end(0, 'badly');
  expect(isShownOn(simulation.state)).toBe(false);
  expect(asked(simulation)).toContain('mark-as-on');
  simulation.settle();
  expect(simulation.state).toMatchObject({ wanted: true, onDraft: true, saving: 'failed' });
});

test('a write that fails does not switch back what was switched meanwhile', () => {
  const simulation = open();
  simulation.dispatch({ is: 'switched', on: true });
  simulation.dispatch({ is: 'switched', on: false });
  until(simulation, 'prepare');
  simulation.end(0, 'badly');
  simulation.settle();
  expect(simulation.state).toMatchObject({ wanted: false, onDraft: false });
});

test('a draft that the ribbon has switched off meanwhile stays off', () => {
  const simulation = open({ isOn: true });
  simulation.dispatch(chosen(SMS));
  until(simulation, 'save');
  simulation.pending = [];
  simulation.isOn = false;
  simulation.dispatch({ is: 'write-failed', error: new SwitchedOff(), isCurrent: true });
  simulation.settle();
  expect(simulation.state).toMatchObject({ wanted: false, onDraft: false, saving: 'nothing-to-save' });
});

test('a mailbox without room for its key is said until a write succeeds', () => {
  const simulation = open({ isOn: true });
  simulation.dispatch(chosen(SMS));
  simulation.pending = [];
  const said = simulation.dispatch({ ...refused, error: new MailboxMemoryFull() });
  expect(said).toContainEqual({ do: 'say', problem: { problem: 'memory-full', action: 'make-room' } });
  simulation.dispatch({ is: 'write-again' });
  until(simulation, 'save');
  expect(simulation.state.keyHasRoom).toBe(false);
  simulation.end(0, 'well');
  expect(simulation.state.keyHasRoom).toBe(true);
});

test('an answer to a look that was asked before something was switched here is one of before', () => {
  const simulation = open();
  simulation.dispatch({ is: 'look' });
  simulation.end(0, 'well'); // for whom
  const [look] = simulation.state.looks.keys();
  simulation.pending = [];
  simulation.dispatch({ is: 'switched', on: true });
  until(simulation, 'save');
  simulation.dispatch({ is: 'marks-read', for: look!, marks: marks({ secure: 'off' }) });
  simulation.settle();
  expect(simulation.state).toMatchObject({ wanted: true, onDraft: true });
  expect(simulation.state.looks.size).toBe(0);
});

test('a look that waits for recipients does not keep the next one from seeing the switch', () => {
  const simulation = open({ isOn: true });
  simulation.dispatch({ is: 'look' });
  until(simulation, 'read-recipients');
  const held = simulation.pending;
  simulation.pending = [];
  simulation.isOn = false;
  simulation.dispatch({ is: 'look' });
  simulation.settle();
  expect(isShownOn(simulation.state)).toBe(false);
  simulation.pending = held;
  simulation.settle();
  expect(simulation.state.looks.size).toBe(0);
});

test('who was added without an event is sealed for with the next look', () => {
  const simulation = open({ isOn: true });
  const { length } = simulation.saves;
  simulation.recipients = [person(ANNA), person(BO), person(SENDER)];
  simulation.dispatch({ is: 'look' });
  simulation.settle();
  expect(simulation.saves).toHaveLength(length + 1);
  simulation.dispatch({ is: 'look' });
  simulation.settle();
  expect(simulation.saves).toHaveLength(length + 1);
});

test('another From is written for, though Outlook tells of it by no event', () => {
  const simulation = open({ isOn: true });
  simulation.dispatch({ is: 'look' });
  until(simulation, 'read-sender');
  const [look] = simulation.state.looks.keys();
  simulation.pending = [];
  simulation.dispatch({ is: 'sender-read', look: look!, sender: { address: BO, spelling: BO } });
  expect(asked(simulation)).toEqual(['prepare']);
});

test('recipients that cannot be read are not nobody', () => {
  const simulation = open({ isOn: true });
  simulation.dispatch({ is: 'recipients-changed' });
  simulation.end(0, 'badly');
  expect(simulation.state.rows).toHaveLength(2);
});

test('a code that is undone before it was shared is taken back once it is', () => {
  const simulation = open({ isOn: true });
  simulation.dispatch(chosen(CODE));
  simulation.dispatch({ is: 'undone' });
  expect(asked(simulation)).not.toContain('take-code-back');
  const [share] = simulation.pending.splice(
    simulation.pending.findIndex((effect) => effect.do === 'share-code'),
    1,
  );
  expect(share).toMatchObject({ address: ANNA });
  const result = { ok: true, version: '1' } as const;
  simulation.dispatch({ is: 'code-shared', address: ANNA, choice: CODE, before: undefined, result, on: '2026-11-30' });
  expect(asked(simulation)).toContain('take-code-back');
  simulation.settle();
  expect(simulation.state.records.known.get(ANNA)?.codes).toEqual([]);
});

test('nothing is written on a draft that the pane has left', () => {
  const simulation = open({ isOn: true });
  simulation.dispatch({ is: 'left' });
  simulation.dispatch(chosen(SMS));
  simulation.dispatch({ is: 'switched', on: false });
  expect(simulation.pending).toEqual([]);
});

test('without a person a draft that is off, or cannot be read, is left as it is', () => {
  for (const found of [marks(), marks({ secure: 'on', unreadable: ['seal'] })]) {
    const simulation = new Simulation();
    simulation.state = { ...simulation.state, alone: { is: 'looking-up' } };
    simulation.dispatch({ is: 'opened' });
    simulation.pending = [];
    simulation.dispatch({ is: 'draft-read', marks: found, openedFor: undefined });
    expect(simulation.state.stage).toBe('left');
    expect(simulation.pending).toEqual([]);
  }
});

test('without a person a draft is sealed only once it is our turn, and read anew for that', () => {
  const simulation = new Simulation();
  simulation.state = { ...simulation.state, alone: { is: 'looking-up' } };
  simulation.isOn = true;
  simulation.dispatch({ is: 'opened' });
  simulation.settle();
  expect(simulation.saves).toEqual([]);
  simulation.dispatch({ is: 'seal', isLast: false });
  expect(asked(simulation)).toEqual(['read-marks']);
  simulation.settle();
  expect(simulation.saves).toHaveLength(1);
  expect(from).toEqual({ address: SENDER, spelling: SENDER });
});

test('a write that is of more than was asked for is waited for', () => {
  const simulation = open({ isOn: true });
  simulation.dispatch(chosen(SMS));
  until(simulation, 'save');
  simulation.dispatch({ is: 'chosen', choices: new Map([[BO, SMS]]), together: false });
  const { revision } = simulation.state;
  simulation.dispatch({ is: 'recipients-changed' });
  simulation.end(0, 'well');
  expect(simulation.state.write).toEqual({ is: 'preparing', upTo: revision + 1 });
  expect(isOver(simulation.state, revision)).toBe(false);
  simulation.settle();
  expect(isOver(simulation.state, revision)).toBe(true);
});

test('a look that waits for a write goes on when that fails for what could not be read', () => {
  const simulation = new Simulation();
  simulation.isOn = true;
  simulation.dispatch({ is: 'opened' });
  until(simulation, 'read-draft');
  simulation.pending.shift();
  simulation.dispatch({
    is: 'draft-read',
    marks: marks({ secure: 'on', unreadable: ['header'] }),
    openedFor: undefined,
  });
  simulation.settle();
  simulation.state = { ...simulation.state, wanted: true, onDraft: true };
  for (const isFirst of [true, false]) {
    simulation.dispatch(chosen(SMS));
    if (!isFirst) simulation.dispatch({ is: 'look' });
    simulation.end(0, 'badly'); // the marks: it says so above the draft the first time
    simulation.settle();
  }
  expect(simulation.state.looks.size).toBe(0);
});

/** Anna's code is the organization's, and has yet to be read. */
function withUnreadCode(): Simulation {
  const simulation = new Simulation();
  simulation.isOn = true;
  const code = { scope: 'organization', setHere: true, setOn: '2026-11-01', version: '1' } as const;
  simulation.known.set(ANNA, { codes: [code] });
  return simulation;
}
const take = (simulation: Simulation, effect: string) => simulation.pending.findIndex((one) => one.do === effect);

test('codes that cannot be read are asked for once for each time that a person asks', () => {
  const simulation = withUnreadCode();
  simulation.dispatch({ is: 'opened' });
  while (take(simulation, 'read-codes') < 0) simulation.end(0, 'well');
  simulation.end(take(simulation, 'read-codes'), 'badly');
  simulation.settle();
  expect(simulation.state.codeProblems.has(ANNA)).toBe(true);
  simulation.dispatch({ is: 'codes-wanted', address: ANNA });
  simulation.end(take(simulation, 'read-codes'), 'badly'); // before who she is was answered
  simulation.end(take(simulation, 'look-up'), 'well');
  expect(asked(simulation)).not.toContain('look-up');
});

test('an answer to a code that was shared is of that code, though another was typed since', () => {
  const simulation = open({ isOn: true });
  const other = { ...CODE, accessCode: accessCode('roos-55-zon') };
  simulation.dispatch(chosen(CODE));
  simulation.dispatch(chosen(other));
  const answer = { is: 'code-shared', address: ANNA, before: undefined, on: '2026-11-30' } as const;
  simulation.dispatch({ ...answer, choice: CODE, result: { ok: true, version: '1' } });
  expect(simulation.state.records.known.get(ANNA)?.codes).toMatchObject([{ accessCode: CODE.accessCode }]);
  expect(simulation.state.sharing.get(ANNA)).toMatchObject({ is: 'under-way', choice: other });
  simulation.dispatch({ ...answer, choice: other, result: { ok: false, problem: 'changed' } });
  expect(asked(simulation)).toContain('look-up');
});

/** Nobody sees it; all is looked up. */
function alone(simulation: Simulation): Simulation {
  simulation.state = { ...simulation.state, alone: { is: 'looking-up' } };
  simulation.isOn = true;
  simulation.dispatch({ is: 'opened' });
  return simulation;
}

test('without a person nothing is sealed for recipients of before', () => {
  const simulation = alone(new Simulation());
  simulation.settle();
  simulation.dispatch({ is: 'seal', isLast: true });
  until(simulation, 'read-recipients');
  simulation.end(0, 'badly');
  expect(asked(simulation)).toEqual([]);
});

test('without a person a code that could not be read is tried once more before sealing', () => {
  const simulation = alone(withUnreadCode());
  while (take(simulation, 'read-codes') < 0) simulation.end(0, 'well');
  simulation.end(take(simulation, 'read-codes'), 'badly');
  simulation.settle();
  simulation.dispatch({ is: 'seal', isLast: true });
  simulation.end(0, 'well'); // the marks
  expect(asked(simulation)).toContain('read-codes');
});

describe('a sensitivity label', () => {
  const [ID, OTHER_ID] = ['1a19d03a-48bc-4359-8038-5b5f6d5847c3', '2b19d03a-48bc-4359-8038-5b5f6d5847c3'] as const;
  const EMAIL = {
    is: 'chosen',
    choices: new Map([[ANNA, { method: 'verification-email' as const }]]),
    together: false,
  } as const;
  const opening = (labels: Configuration['labels'], part: Partial<Simulation>): Simulation => {
    const simulation = new Simulation(start({ configuration: { ...makeConfiguration(), labels } }));
    Object.assign(simulation, part);
    simulation.dispatch({ is: 'opened' });
    simulation.settle();
    return simulation;
  };
  const look = (simulation: Simulation) => {
    simulation.dispatch({ is: 'look' });
    simulation.settle();
  };

  it.each([
    ['switches secure mail on where nobody has switched it', 'on', true, true],
    ['does the same where it is required', 'required', true, true],
    ['switches nothing on that somebody switched off', 'on', false, false],
    ['switches nothing on where it only suggests', 'suggest', true, false],
  ] as const)('%s', (_what, secureMail, isUnmarked, isOn) => {
    const simulation = opening({ [ID]: { secureMail } }, { isUnmarked, label: { id: ID } });
    expect(isShownOn(simulation.state)).toBe(isOn);
    expect(askingLabel(simulation.state)).toEqual({});
  });

  it('that comes later switches it on at the next look, and says its name', () => {
    const simulation = opening({ [ID]: { secureMail: 'on' } }, { isUnmarked: true });
    expect(isShownOn(simulation.state)).toBe(false);
    simulation.label = { id: ID, name: 'Confidential' };
    look(simulation);
    expect(isShownOn(simulation.state)).toBe(true);
    expect(askingLabel(simulation.state)).toEqual({ name: 'Confidential' });
    expect(simulation.state.looks.size).toBe(0);
  });

  it('switches nothing on before the mail has a recipient', () => {
    const simulation = opening({ [ID]: { secureMail: 'on' } }, { isUnmarked: true, label: { id: ID }, recipients: [] });
    expect(simulation.saves).toEqual([]);
    simulation.recipients = [person(ANNA)];
    simulation.dispatch({ is: 'recipients-changed' });
    simulation.settle();
    expect(isShownOn(simulation.state)).toBe(true);
  });

  it('does not switch on again what somebody has switched off here', () => {
    const simulation = opening({ [ID]: { secureMail: 'on' } }, { isUnmarked: true, label: { id: ID } });
    simulation.dispatch({ is: 'switched', on: false });
    simulation.isUnmarked = false;
    simulation.settle();
    simulation.dispatch({ is: 'recipients-changed' });
    simulation.settle();
    expect(isShownOn(simulation.state)).toBe(false);
  });

  it('of which nothing is asked asks nothing', () => {
    const simulation = opening({ [ID]: { secureMail: 'on' } }, { isUnmarked: true, label: { id: 'constructor' } });
    expect(askingLabel(simulation.state)).toBeUndefined();
    expect(isShownOn(simulation.state)).toBe(false);
  });

  it('that needs a stronger method has a weaker choice withdrawn, and that written', () => {
    const simulation = opening({ [ID]: { secureMail: 'on', weakestMethod: 'sms-new' } }, { isOn: true });
    simulation.dispatch(EMAIL);
    simulation.settle();
    expect(simulation.saves.at(-1)).toMatchObject({ people: 1 });
    simulation.label = { id: ID };
    look(simulation);
    expect(simulation.state.rows[0]!.verification).toMatchObject({
      state: 'missing',
      withdrawn: { reason: { why: 'too-weak-for-label' } },
    });
    expect(simulation.saves.at(-1)).toMatchObject({ people: 0 });
    expect(simulation.state.saving).toBe('saved');
  });

  it('gives the choice back when it makes way for another that allows it', () => {
    const simulation = opening(
      { [ID]: { secureMail: 'on', weakestMethod: 'sms-new' } },
      { isOn: true, label: { id: ID } },
    );
    simulation.dispatch(EMAIL);
    simulation.settle();
    simulation.label = { id: OTHER_ID };
    look(simulation);
    expect(simulation.saves.at(-1)).toMatchObject({ people: 1 });
  });

  it('that cannot be read at a look stays as it was read before', () => {
    const simulation = opening(
      { [ID]: { secureMail: 'on', weakestMethod: 'account' } },
      { isOn: true, label: { id: ID } },
    );
    simulation.label = undefined;
    look(simulation);
    expect(simulation.state.label).toEqual({ id: ID });
    expect(simulation.state.rows[0]!.verification).toMatchObject({
      unavailable: expect.arrayContaining([{ method: 'sms-new', reason: { why: 'too-weak-for-label' } }]),
    });
  });
});
