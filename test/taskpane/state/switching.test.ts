import { HeadersNotKept, SealTooLong } from '../../../src/draft/save-errors';
import { KeyUnusable } from '../../../src/seal/crypto/key-unusable';
import { address, makeConfiguration, phoneNumber } from '../fake-pane-store';
import { createFakeDirectory, createFakeDraft, createPane, person, settle } from './fake-ports';

const ANNA = 'anna@praktijk.example';
const BO = 'bo@lind.example';
const SMS = { method: 'sms-new', phoneNumber: phoneNumber('+31612345678') } as const;

const pane = () => createPane({ draft: createFakeDraft([person(BO)]) });

describe('switching secure mail on', () => {
  it('writes nothing on a draft before a person switches', async () => {
    const { draft, directory } = await pane().start();
    expect([draft.saved, draft.cleared, draft.notices, [...directory.held]]).toEqual([[], 0, [], []]);
  });

  it('marks the draft and tells the other frames', async () => {
    const { draft, outside, state } = await (await pane().start()).switchOn();
    expect(state).toMatchObject({ secure: true, saving: 'saved' });
    expect(draft.last).toMatchObject({ missing: [{ address: BO }] });
    expect(draft.notices).toEqual([1]);
    expect(outside.told).toBe(1);
  });

  it('is called saved only once what the directory has said meanwhile is on the draft, too', async () => {
    const directory = createFakeDirectory({ [BO]: { hasAccount: true } });
    const opened = createPane({ draft: createFakeDraft([person(BO)]), directory });
    let follow = () => undefined as void;
    opened.draft.port.followRecipients = () => new Promise<void>((resolve) => (follow = resolve));
    directory.looking.on = true;
    await (await opened.start()).switchOn();
    expect(opened.state.saving).toBe('saved');

    directory.looking.next().succeed();
    await settle();
    expect(opened.chosen(BO)).toMatchObject({ choice: { method: 'account' } });
    expect(opened.draft.last!.instructions.recipients).toEqual([]);
    expect(opened.state.saving).toBe('saving');

    follow();
    await settle();
    expect(opened.draft.last!.instructions.recipients).toMatchObject([{ address: BO, method: 'account' }]);
    expect(opened.state.saving).toBe('saved');
  });

  it('is held up by no notification that Outlook never answers, and neither is what follows', async () => {
    const opened = await pane().start();
    opened.draft.port.notify = () => new Promise(() => undefined);
    await opened.switchOn();
    opened.store.actions.choose(address(BO), SMS);
    await settle();
    expect(opened.draft.last!.instructions.recipients).toMatchObject([{ address: BO, ...SMS }]);
    opened.draft.isOn = false; // from the ribbon
    void opened.outside.look();
    await settle();
    expect(opened.state.secure).toBe(false);
  });

  it('is written again, whole, where another frame took half of it away and failed', async () => {
    const opened = await (await pane().start()).switchOn();
    const { length } = opened.draft.saved;
    const restored = await opened.draft.port.restore([]);
    opened.draft.restored = { ...restored, secure: 'unclear' };
    void opened.outside.look();
    await settle();
    expect(opened.draft.saved).toHaveLength(length + 1);
    expect(opened.state).toMatchObject({ secure: true, saving: 'saved' });
  });

  it.each([
    ['was added', [person(BO), person(ANNA)]],
    ['has left', []],
  ])('seals anew for a recipient who %s, though Outlook told nobody', async (_how, recipients) => {
    const opened = await (await pane().start()).switchOn();
    opened.draft.recipients = recipients;
    await opened.outside.look();
    expect(opened.draft.last!.missing.map((one) => one.address)).toEqual(recipients.map((one) => one.address));
    expect(opened.state.rows).toHaveLength(recipients.length);
    const { length } = opened.draft.saved;
    await opened.outside.look();
    expect(opened.draft.saved).toHaveLength(length);
  });

  it('sees that the ribbon switched it off also while Outlook does not say who the recipients are', async () => {
    const opened = await (await pane().start()).switchOn();
    opened.draft.port.readRecipients = () => new Promise(() => undefined);
    void opened.outside.look();
    await settle();
    opened.draft.isOn = false;
    void opened.outside.look();
    await settle();
    expect(opened.state.secure).toBe(false);
  });

  it('shows who was added to normal mail, too, and writes nothing', async () => {
    const opened = await pane().start();
    opened.draft.recipients = [person(BO), person(ANNA)];
    await opened.outside.look();
    expect(opened.state.rows).toHaveLength(2);
    expect(opened.draft.saved).toHaveLength(0);
  });

  it('seals anew for another sender when From was changed', async () => {
    const opened = await (await pane().start()).switchOn();
    expect(opened.draft.last!.instructions.sender).toBe(opened.draft.sender);
    opened.draft.sender = address('team@own.example');
    void opened.outside.look();
    await settle();
    expect(opened.draft.last!.instructions.sender).toBe('team@own.example');
    const { length } = opened.draft.saved;
    void opened.outside.look();
    await settle();
    expect(opened.draft.saved).toHaveLength(length);
  });

  it('never says on while the draft, and so the gate, says off', async () => {
    const opened = await pane().start();
    opened.draft.saving.on = true;
    await opened.switchOn();
    expect(opened.state).toMatchObject({ secure: false, saving: 'saving' });
    opened.draft.saving.next().succeed();
    await settle();
    expect(opened.state).toMatchObject({ secure: true, saving: 'saved' });
  });

  it.each([
    ['is refused', new Error('refused'), 'not-saved'],
    ['fails after the mark was written', 'halfway', 'not-saved'],
    ['is not kept', new HeadersNotKept(), 'headers-not-kept'],
    ['needs more room than there is', new SealTooLong(640), 'too-much-for-one-mail'],
    ['can never be sealed', new KeyUnusable(), 'gateway-key-unusable'],
  ] as const)('is held, and never falls back to normal mail, when it %s', async (_how, failure, problem) => {
    const opened = await pane().start();
    opened.draft.failSaves.push(failure);
    await opened.switchOn();
    expect(opened.state).toMatchObject({ secure: true, saving: 'failed' });
    expect(opened.problems).toEqual([problem]);
    expect(opened.draft.isOn).toBe(true);
    expect(opened.draft.heldAs).toHaveLength(1);
    expect([...opened.outside.unsaved]).toEqual(opened.draft.heldAs);
    expect(opened.draft.notices).toEqual(['failed']);
  });

  it('that is held goes out as normal mail once a person switches it off, and nobody asks again', async () => {
    const opened = await pane().start();
    opened.draft.failSaves.push(new KeyUnusable());
    await opened.switchOn();
    opened.store.actions.setSecure(false);
    await settle();
    expect(opened.state).toMatchObject({ secure: false, saving: 'nothing-to-save', problems: [] });
    expect(opened.draft.isOn).toBe(false);
    expect([...opened.outside.unsaved]).toEqual([]);
    expect(opened.draft.notices).toEqual(['failed', 'off']);
  });

  it('goes back to off where nothing can be written on the draft, and says so above it', async () => {
    const opened = await pane().start();
    opened.draft.failSaves.push(new Error('refused'));
    opened.draft.canBeHeld = false;
    await opened.switchOn();
    expect(opened.state).toMatchObject({ secure: false, saving: 'failed' });
    expect(opened.problems).toEqual(['not-saved']);
    expect(opened.draft.notices).toEqual(['not-on']);
    expect(opened.outside.told).toBe(0);
    opened.store.actions.retry();
    await settle();
    expect(opened.state).toMatchObject({ secure: true, saving: 'saved', problems: [] });
    expect(opened.draft.notices).toEqual(['not-on', 1]);
  });

  it('says above the mail that it is not secured when a later change cannot be sealed', async () => {
    const opened = await (await pane().start()).switchOn();
    opened.draft.failSaves.push(new KeyUnusable());
    opened.store.actions.choose(address(BO), SMS);
    await settle();
    expect(opened.state).toMatchObject({ secure: true, saving: 'failed' });
    expect(opened.draft.heldAs).toEqual([]);
    expect(opened.draft.notices).toEqual([1, 'failed']);
  });

  it('says that the mailbox is full when there is no room for its own key, and is on once there is', async () => {
    const opened = await pane().start();
    opened.outside.keyHasRoom = false;
    await opened.switchOn();
    expect(opened.state).toMatchObject({ secure: true, saving: 'failed' });
    expect(opened.problems).toEqual(['memory-full']);
    opened.outside.keyHasRoom = true;
    opened.store.actions.makeRoom();
    await settle();
    expect(opened.state).toMatchObject({ secure: true, saving: 'saved', problems: [] });
  });

  it('says nothing of a full mailbox any more when the key found room without making any', async () => {
    const opened = await pane().start();
    opened.outside.keyHasRoom = false;
    await opened.switchOn();
    opened.outside.keyHasRoom = true;
    opened.store.actions.retry();
    await settle();
    expect(opened.problems).toEqual([]);
  });

  it('says on when it failed half-way and nothing more can be written', async () => {
    const opened = await pane().start();
    opened.draft.failSaves.push('halfway');
    opened.draft.canBeHeld = false;
    await opened.switchOn();
    expect(opened.draft.isOn).toBe(true);
    expect(opened.state).toMatchObject({ secure: true, saving: 'failed' });
  });

  it('that stands half-way is finished by Try again', async () => {
    const opened = await pane().start();
    opened.draft.failSaves.push('halfway');
    await opened.switchOn();
    opened.store.actions.retry();
    await settle();
    expect(opened.state).toMatchObject({ secure: true, saving: 'saved', problems: [] });
  });

  it('that failed is tried again by Try again', async () => {
    const opened = await pane().start();
    opened.draft.failSaves.push(new Error('refused'));
    await opened.switchOn();
    opened.store.actions.retry();
    await settle();
    expect(opened.state).toMatchObject({ secure: true, saving: 'saved', problems: [] });
    expect(opened.draft.isOn).toBe(true);
  });

  it('takes along what was chosen before', async () => {
    const opened = await pane().start();
    opened.store.actions.choose(person(BO).address, SMS);
    await settle();
    expect(opened.draft.saved).toEqual([]);
    await opened.switchOn();
    expect(opened.draft.last?.instructions.recipients).toEqual([expect.objectContaining({ ...SMS, own: true })]);
  });

  it('is impossible without a gateway key, and says why', async () => {
    const configuration = { ...makeConfiguration(), gatewayKeys: [] };
    const opened = await createPane({ configuration: { ok: true, configuration } }).start();
    expect(opened.state.canSwitchOn).toBe(false);
    await opened.switchOn();
    expect(opened.problems).toEqual(['no-gateway-key']);
    expect(opened.draft.saved).toEqual([]);
  });

  it('is no action before the draft has been read', async () => {
    const opened = pane();
    opened.draft.restoring.on = true;
    await opened.start();
    await opened.switchOn();
    expect(opened.draft.saved).toEqual([]);
  });
});

describe('switching secure mail off', () => {
  it('leaves nothing on the draft, and nothing of it waits in the memory', async () => {
    const opened = await (await pane().start()).switchOn();
    opened.store.actions.choose(person(BO).address, SMS);
    await settle();
    expect([...opened.directory.held.values()]).toEqual([[expect.objectContaining(SMS)]]);
    opened.store.actions.setSecure(false);
    await settle();
    expect(opened.draft).toMatchObject({ isOn: false, cleared: 1 });
    expect(opened.draft.notices.at(-1)).toBe('off');
    expect(opened.state).toMatchObject({ secure: false, saving: 'nothing-to-save', undo: undefined });
    expect([...opened.directory.held.values()]).toEqual([[]]);
    expect(opened.outside.told).toBe(2);
  });

  it('that fails goes back to on, as the draft is; Try again switches off', async () => {
    const opened = await (await pane().start()).switchOn();
    opened.draft.failClears.push(new Error('refused'));
    opened.store.actions.setSecure(false);
    await settle();
    expect(opened.state).toMatchObject({ secure: true, saving: 'failed' });
    expect(opened.problems).toEqual(['not-saved']);
    opened.store.actions.retry();
    await settle();
    expect(opened.state).toMatchObject({ secure: false, saving: 'nothing-to-save', problems: [] });
    expect(opened.draft.isOn).toBe(false);
  });

  it('works on a draft whose organization has lost its gateway key, which is otherwise left as it is', async () => {
    const configuration = { ...makeConfiguration(), gatewayKeys: [] };
    const opened = await createPane({
      configuration: { ok: true, configuration },
      draft: createFakeDraft([person(BO)], { secure: 'on', draftId: 'draft-1' }),
    }).start();
    expect(opened.state).toMatchObject({ secure: true, saving: 'nothing-to-save' });
    expect(opened.draft.saved).toEqual([]);
    opened.store.actions.setSecure(false);
    await settle();
    expect(opened.state.secure).toBe(false);
    expect(opened.draft.isOn).toBe(false);
  });
});

describe('switching quickly', () => {
  it.each([
    ['on and off', [true, false], false],
    ['on, off and on', [true, false, true], true],
    ['on, off, on and off', [true, false, true, false], false],
  ])('%s ends as the last switch says, on the draft too', async (_what, switches, last) => {
    const opened = await pane().start();
    opened.draft.saving.on = opened.draft.clearing.on = true;
    for (const on of switches) {
      opened.store.actions.setSecure(on);
      await settle();
    }
    for (;;) {
      const barrier = [opened.draft.saving, opened.draft.clearing].find(({ waiting }) => waiting > 0);
      if (!barrier) break;
      // one at a time: a save and a clear never run side by side
      expect(opened.draft.saving.waiting + opened.draft.clearing.waiting).toBe(1);
      barrier.next().succeed();
      await settle();
    }
    expect(opened.draft.isOn).toBe(last);
    expect(opened.state).toMatchObject({ secure: last, saving: last ? 'saved' : 'nothing-to-save' });
  });
});

describe('a switch from elsewhere', () => {
  it('shows in the pane: on, with the choices saved, and off again', async () => {
    const opened = await pane().start();
    opened.draft.isOn = true;
    void opened.outside.look();
    await settle();
    expect(opened.state).toMatchObject({ secure: true, saving: 'saved' });
    expect(opened.draft.saved).toHaveLength(1);
    opened.draft.isOn = false;
    void opened.outside.look();
    await settle();
    expect(opened.state).toMatchObject({ secure: false, saving: 'nothing-to-save' });
    expect(opened.draft.saved).toHaveLength(1);
  });

  it('is not believed from a reading that began before the switch here', async () => {
    const opened = await pane().start();
    opened.draft.restoring.on = true;
    void opened.outside.look();
    await settle();
    const reading = opened.draft.restoring.next();
    opened.draft.restoring.on = false;
    await opened.switchOn();
    reading.succeed();
    await settle();
    expect(opened.state).toMatchObject({ secure: true, saving: 'saved' });
    expect(opened.draft.isOn).toBe(true);
  });

  it('does not flip back a switch that is under way', async () => {
    const opened = await pane().start();
    opened.draft.saving.on = true;
    await opened.switchOn();
    void opened.outside.look();
    await settle();
    opened.draft.saving.next().succeed();
    await settle();
    expect(opened.state).toMatchObject({ secure: true, saving: 'saved' });
    expect(opened.shown.slice(opened.shown.findIndex(({ secure }) => secure)).every(({ secure }) => secure)).toBe(true);
  });

  it('is looked for again after a save that was under way', async () => {
    const opened = await (await pane().start()).switchOn();
    opened.draft.saving.on = true;
    opened.store.actions.choose(person(BO).address, SMS);
    await settle();
    void opened.outside.look();
    opened.draft.saving.next().succeed();
    opened.draft.saving.on = false;
    await Promise.resolve();
    opened.draft.isOn = false; // the ribbon, right after the save
    await settle();
    expect(opened.state.secure).toBe(opened.draft.isOn);
  });

  it.each([[false], [true]])('does not switch by a reading that failed, from %p', async (on) => {
    const opened = await pane().start();
    if (on) await opened.switchOn();
    opened.draft.restored = {
      secure: 'unclear',
      instructions: new Map(),
      stateOf: () => undefined,
      unreadable: ['header'],
    };
    void opened.outside.look();
    await settle();
    expect(opened.state.secure).toBe(on);
    expect(opened.draft.isOn).toBe(on);
  });

  it('that cannot be read is told by the write that follows: off stays off, and the pane says so', async () => {
    const opened = await (await pane().start()).switchOn();
    opened.draft.restored = {
      secure: 'unclear',
      instructions: new Map(),
      stateOf: () => undefined,
      unreadable: ['header'],
    };
    opened.draft.isOn = false;
    void opened.outside.look();
    await settle();
    expect(opened.state).toMatchObject({ secure: false, saving: 'nothing-to-save', problems: [] });
    expect(opened.draft.isOn).toBe(false);
  });

  it('is not undone by a choice that was made before anybody told the pane', async () => {
    const opened = await (await pane().start()).switchOn();
    opened.draft.isOn = false;
    opened.store.actions.choose(person(BO).address, SMS);
    await settle();
    expect(opened.draft.isOn).toBe(false);
    expect(opened.state).toMatchObject({ secure: false, saving: 'nothing-to-save', undo: undefined });
    await opened.switchOn();
    expect(opened.draft.last?.instructions.recipients).toEqual([expect.objectContaining({ ...SMS, own: true })]);
  });

  it('gives the memory the id under which the gate will tell that it was sent', async () => {
    const opened = await (await pane().start()).switchOn();
    opened.store.actions.choose(person(BO).address, SMS);
    await settle();
    opened.draft.isOn = false;
    void opened.outside.look();
    await settle();
    opened.draft.isOn = true;
    opened.draft.restored = {
      secure: 'on',
      draftId: 'from-ribbon',
      instructions: new Map(),
      stateOf: () => undefined,
      unreadable: [],
    };
    void opened.outside.look();
    await settle();
    expect(opened.draft.last?.instructions.draftId).toBe('from-ribbon');
    expect(opened.directory.held.get('from-ribbon')).toEqual([expect.objectContaining(SMS)]);
    expect([...opened.directory.held].filter(([, used]) => used.length > 0)).toHaveLength(1);
  });
});
