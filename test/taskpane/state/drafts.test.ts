import type { RestoredDraft } from '../../../src/draft/restore-draft';
import type { Instruction } from '../../../src/seal/format/instructions';
import { ORGANIZATION_DEFAULT } from '../../../src/verification/types';
import type { RecipientRecord } from '../../../src/verification/types';
import { accessCode, address, language, makeConfiguration, phoneNumber } from '../fake-pane-store';
import { createFakeDirectory, createFakeDraft, createPane, person, settle } from './fake-ports';

const [ANNA, BO, CILIA] = ['anna@lind.example', 'bo@lind.example', 'cilia@zorg.example'] as const;
const NUMBER = phoneNumber('+31612345678');
const SMS = { method: 'sms-new', phoneNumber: NUMBER } as const;
const CODE = { method: 'access-code-new', accessCode: accessCode('Vuurtoren 88!') } as const;

/** A draft that was secured before, with these in its seal. */
const secured = (
  instructions: Omit<Instruction, 'address'>[],
  change: Partial<RestoredDraft> = {},
  emails: string[] = [BO],
) =>
  createFakeDraft(
    emails.map((each) => person(each)),
    {
      secure: 'on',
      draftId: 'draft-1',
      instructions: new Map(
        instructions.map((each, at) => [address(emails[at]!), { ...each, address: address(emails[at]!) }]),
      ),
      ...change,
    },
  );

describe('a draft that is opened again', () => {
  it('has its own choices, codes and languages back', async () => {
    const draft = secured([{ ...CODE, own: true, notificationLanguage: language('de') }]);
    const opened = await createPane({ draft }).start();
    expect(opened.state).toMatchObject({ phase: 'ready', secure: true, saving: 'saved', problems: [] });
    expect(draft.last?.instructions).toMatchObject({
      draftId: 'draft-1',
      recipients: [{ address: BO, ...CODE, own: true, notificationLanguage: 'de' }],
    });
  });

  it.each<[string, Partial<RecipientRecord>, string]>([
    ['picked as such', { notificationLanguage: ORGANIZATION_DEFAULT }, ORGANIZATION_DEFAULT],
    ['known by its own name', {}, 'nl'],
    ['on this draft, and another one is known', { notificationLanguage: language('fr') }, 'nl'],
  ])('tells the default language that was %s', async (_how, record, expected) => {
    const draft = secured([{ ...CODE, own: true, notificationLanguage: language('nl') }]);
    const opened = await createPane({ draft, directory: createFakeDirectory({ [BO]: record }) }).start();
    expect(opened.row(BO)?.notificationLanguage).toBe(expected);
    expect(draft.last?.instructions.recipients[0]?.notificationLanguage).toBe('nl');
  });

  it('resolves anew what had been chosen by itself', async () => {
    const draft = secured([{ method: 'sms-known', phoneNumber: NUMBER, own: false }]);
    const directory = createFakeDirectory({ [BO]: { hasAccount: true } });
    await createPane({ draft, directory }).start();
    expect(draft.last?.instructions.recipients).toMatchObject([{ method: 'account', own: false }]);
  });

  it.each<[string, Omit<Instruction, 'address' | 'own'>]>([
    ['an account', { method: 'account' }],
    ['a known number', { method: 'sms-known', phoneNumber: NUMBER }],
    ['a saved code', { method: 'access-code-saved', accessCode: CODE.accessCode, accessCodeHint: 'the beach' }],
    ['a code of the organization', { method: 'organization-code-saved', accessCode: CODE.accessCode }],
    ['a safe transport', { method: 'transport-security' }],
  ])('keeps %s while the directory is away, its own or not', async (_what, choice) => {
    for (const own of [true, false]) {
      const draft = secured([{ ...choice, own }]);
      const directory = createFakeDirectory();
      directory.trouble = 'away';
      const opened = await createPane({ draft, directory }).start();
      expect(opened.problems).toEqual(['directory-away']);
      expect(draft.last).toMatchObject({ instructions: { recipients: [{ ...choice, own }] }, missing: [] });
    }
  });

  it('lets go of what it kept only for the directory’s absence once that is back', async () => {
    const draft = secured([{ method: 'sms-known', phoneNumber: NUMBER, own: false }]);
    const directory = createFakeDirectory({ [BO]: { hasAccount: true } });
    directory.trouble = 'away';
    const opened = await createPane({ draft, directory }).start();
    expect(opened.chosen(BO)?.choice.method).toBe('sms-known');
    directory.trouble = undefined;
    opened.store.actions.retry();
    await settle();
    expect(draft.last?.instructions.recipients).toMatchObject([{ method: 'account', own: false }]);
  });

  it.each([['seal' as const], ['properties' as const]])('says that its %s could not be read', async (part) => {
    const draft = secured([], { unreadable: [part] });
    const opened = await createPane({ draft }).start();
    expect(opened.state.problems).toEqual([{ problem: 'draft-unreadable', parts: [part] }]);
    expect(opened.state.secure).toBe(true);
  });

  it('with a note alone names the own choice whose value is lost, and puts nothing in its place', async () => {
    const draft = secured([], {
      unreadable: ['seal'],
      stateOf: (of) => (of === address(BO) ? { is: 'ready', method: 'sms-new', own: true } : undefined),
    });
    const directory = createFakeDirectory({ [BO]: { hasAccount: true } });
    const opened = await createPane({ draft, directory }).start();
    expect(opened.row(BO)?.verification).toMatchObject({
      state: 'missing',
      withdrawn: { choice: { method: 'sms-new' }, reason: { why: 'value-missing' } },
    });
  });

  it('puts nothing in the place of a choice that was lost, however often it is opened', async () => {
    const directory = createFakeDirectory({ [BO]: { hasAccount: true } });
    const draft = secured([], {
      stateOf: (of) => (of === address(BO) ? { is: 'missing', withdrawn: 'sms-new' } : undefined),
    });
    const opened = await createPane({ draft, directory }).start();
    expect(opened.row(BO)?.verification).toMatchObject({
      state: 'missing',
      withdrawn: { choice: { method: 'sms-new' } },
    });
    await opened.setRecipients([person(BO), person(CILIA)]);
    expect(opened.draft.last?.missing).toEqual([{ address: BO, withdrawn: 'sms-new' }, { address: CILIA }]);
  });

  it('is secured for those who have an address, and names who has none until they are gone', async () => {
    const opened = await createPane({ draft: createFakeDraft([person(BO)]) }).start();
    opened.draft.withoutAddress = ['Team North'];
    opened.draft.recipientsChanged();
    await settle();
    expect(opened.state.problems).toEqual([{ problem: 'recipients-without-address', names: ['Team North'] }]);
    await opened.switchOn();
    opened.store.actions.choose(address(BO), SMS);
    await settle();
    expect(opened.draft.last?.instructions.recipients).toMatchObject([{ address: BO, ...SMS }]);
    opened.draft.withoutAddress = [];
    opened.draft.recipientsChanged();
    await settle();
    expect(opened.problems).toEqual([]);
  });

  it('keeps its seal while the recipients cannot be read, and has its choices when they can', async () => {
    const draft = secured([{ ...CODE, own: true }]);
    draft.recipients = 'unreadable';
    const opened = await createPane({ draft }).start();
    expect(opened.problems).toContain('recipients-unreadable');
    expect(opened.state.secure).toBe(true);
    expect(draft.saved).toEqual([]);
    draft.recipients = [person(BO)];
    opened.store.actions.retry();
    await settle();
    expect(opened.state).toMatchObject({ saving: 'saved', problems: [] });
    expect(draft.last?.instructions.recipients).toMatchObject([{ ...CODE, own: true }]);
  });

  it('keeps its seal while the headers cannot be read, and reads them again before it writes', async () => {
    const draft = secured([{ ...CODE, own: true }], {}, [BO]);
    draft.recipients = [person(BO), person(CILIA)];
    const readable = await draft.port.restore([]);
    draft.restored = { ...readable, instructions: new Map(), unreadable: ['header'] };
    const opened = await createPane({ draft }).start();
    expect(opened.state).toMatchObject({
      secure: true,
      problems: [{ problem: 'draft-unreadable', parts: ['header'] }],
    });
    expect(draft.saved).toEqual([]);

    opened.store.actions.choose(address(CILIA), SMS);
    await settle();
    expect(draft.saved).toEqual([]);
    expect(opened.state.saving).toBe('failed');

    draft.restored = readable;
    opened.store.actions.retry();
    await settle();
    expect(draft.last?.instructions.recipients).toMatchObject([CODE, SMS]);
    expect(opened.problems).toEqual([]);
  });

  it.each<[string, (opened: ReturnType<typeof createPane>) => void]>([
    ['a part of the add-in does not load', ({ draft }) => (draft.port.restore = () => Promise.reject(new Error()))],
    [
      'the mailbox does not answer',
      ({ ports }) =>
        (ports.readMailboxKeys = () => {
          throw new Error('no settings');
        }),
    ],
  ])('says that it is not saved where it cannot be read again, as %s', async (_why, breakIt) => {
    const draft = secured([{ ...CODE, own: true }]);
    draft.restored = { ...(await draft.port.restore([])), unreadable: ['header'] };
    const opened = await createPane({ draft }).start();
    breakIt(opened);
    opened.store.actions.choose(address(BO), SMS);
    await settle();
    expect(draft.saved).toEqual([]);
    expect(opened.state.saving).toBe('failed');
    expect(opened.problems).toContain('not-saved');
  });

  it('that is read late does not undo what a person chose meanwhile', async () => {
    const draft = secured([{ ...CODE, own: true }]);
    const readable = await draft.port.restore([]);
    draft.restored = { ...readable, instructions: new Map(), unreadable: ['header'] };
    const opened = await createPane({ draft }).start();
    draft.restored = readable;
    opened.store.actions.choose(address(BO), SMS);
    await settle();
    expect(draft.last?.instructions.recipients).toMatchObject([SMS]);
  });

  it('has the choices of its seal back where only its mark is gone', async () => {
    const draft = secured([{ ...CODE, own: true }], { secure: 'unclear' });
    await createPane({ draft }).start();
    expect(draft.last?.instructions.recipients).toMatchObject([{ ...CODE, own: true }]);
  });

  it('takes no choices from a note alone whose mark is gone: it may have come with a forwarded mail', async () => {
    const draft = createFakeDraft([person(BO)], {
      secure: 'unclear',
      stateOf: () => ({ is: 'ready', method: 'account', own: true }),
    });
    const directory = createFakeDirectory({ [BO]: { hasAccount: true } });
    const opened = await createPane({ draft, directory }).start();
    expect(opened.chosen(BO)?.reason).toEqual({ rule: 'has-account' });
  });

  it('is not taken for on when nothing about it could be read', async () => {
    const draft = createFakeDraft([person(BO)], { secure: 'unclear', unreadable: ['header'] });
    const opened = await createPane({ draft }).start();
    expect(opened.state.secure).toBe(false);
    expect(draft.saved).toEqual([]);
  });

  it('has its mark mended where the header is gone and the note says on, and says so', async () => {
    const draft = createFakeDraft([person(BO)], { secure: 'unclear', draftId: 'draft-1' });
    const opened = await createPane({ draft }).start();
    expect(opened.state.problems).toEqual([{ problem: 'draft-unreadable', parts: ['header'] }]);
    expect(opened.state).toMatchObject({ secure: true, saving: 'saved' });
    expect(draft.isOn).toBe(true);
  });

  it('gives somebody who was taken off and is put on again their choice of the seal', async () => {
    const draft = secured(
      [
        { method: 'account', own: false },
        { ...CODE, own: true },
      ],
      {},
      [ANNA, BO],
    );
    draft.recipients = [person(ANNA)];
    const opened = await createPane({ draft }).start();
    await opened.setRecipients([person(ANNA), person(BO)]);
    expect(opened.chosen(BO)?.choice).toEqual(CODE);
  });
});

describe('a draft that cannot be opened', () => {
  it.each<[string, (opened: ReturnType<typeof createPane>) => () => void]>([
    [
      'reading it fails',
      ({ draft }) => {
        const { restore } = draft.port;
        draft.port.restore = () => Promise.reject(new Error('a part did not load'));
        return () => (draft.port.restore = restore);
      },
    ],
    [
      'the settings of the mailbox cannot be read',
      ({ ports }) => {
        const { readMailboxKeys } = ports;
        ports.readMailboxKeys = () => {
          throw new Error('no settings');
        };
        return () => (ports.readMailboxKeys = readMailboxKeys);
      },
    ],
  ])('because %s is not written, takes no switch, and is opened by Try again', async (_why, breakIt) => {
    const opened = createPane({ draft: secured([{ ...CODE, own: true }]) });
    const mend = breakIt(opened);
    await opened.start();
    expect(opened.state.phase).toBe('stopped');
    expect(opened.state.problems).toMatchObject([{ action: 'retry' }]);
    await opened.switchOn();
    void opened.outside.look();
    await settle();
    expect(opened.draft.saved).toEqual([]);
    mend();
    opened.store.actions.retry();
    await settle();
    expect(opened.state).toMatchObject({ phase: 'ready', secure: true, saving: 'saved', problems: [] });
    expect(opened.draft.last?.instructions.recipients).toMatchObject([CODE]);
  });

  it('goes on without the event that Outlook refuses', async () => {
    const draft = createFakeDraft([person(BO)]);
    draft.port.followRecipients = () => Promise.reject(new Error('no such event'));
    const opened = await (await createPane({ draft }).start()).switchOn();
    expect(opened.state).toMatchObject({ phase: 'ready', secure: true, saving: 'saved', problems: [] });
  });

  it.each<[string, Parameters<typeof createPane>[0], string]>([
    [
      'the settings cannot be reached',
      { configuration: { ok: false, problem: 'unreachable' } },
      'configuration-unreachable',
    ],
    [
      'the settings hold a mistake',
      { configuration: { ok: false, problem: 'wrong', mistakes: [{ path: 'a', message: 'b' }] } },
      'configuration-wrong',
    ],
  ])('because %s says so, and Try again starts over', async (_why, setting, problem) => {
    const opened = await createPane(setting).start();
    expect(opened.state).toMatchObject({ phase: 'stopped', problems: [{ problem }] });
    opened.outside.configuration = { ok: true, configuration: makeConfiguration() };
    opened.store.actions.retry();
    await settle();
    expect(opened.state).toMatchObject({ phase: 'ready', problems: [] });
  });

  it('because Outlook is too old says so', async () => {
    const draft = createFakeDraft();
    draft.headersSupported = false;
    const opened = await createPane({ draft }).start();
    expect(opened.state).toMatchObject({
      phase: 'stopped',
      canSwitchOn: false,
      problems: [{ problem: 'outlook-too-old' }],
    });
  });
});

describe('a pinned pane', () => {
  it('shows the next draft with choices of its own', async () => {
    const opened = await (await createPane({ draft: createFakeDraft([person(BO)]) }).start()).switchOn();
    opened.store.actions.choose(address(BO), SMS);
    await settle();
    const next = createFakeDraft([person(BO)]);
    await opened.show(next);
    expect(opened.state).toMatchObject({ phase: 'ready', secure: false, undo: undefined, saving: 'nothing-to-save' });
    await opened.switchOn();
    expect(next.last).toMatchObject({ missing: [{ address: BO }] });
    expect(next.last?.instructions.draftId).not.toBe(opened.draft.last?.instructions.draftId);
  });

  it('writes nothing on the next draft when a save is under way, and shows it at once as another', async () => {
    const opened = await (await createPane({ draft: createFakeDraft([person(BO)]) }).start()).switchOn();
    opened.draft.saving.on = true;
    opened.store.actions.choose(address(BO), SMS);
    await settle();
    opened.store.actions.choose(address(BO), CODE);
    const next = createFakeDraft([person(CILIA)]);
    await opened.show(next);
    expect(opened.state).toMatchObject({ phase: 'starting', rows: [] });
    opened.draft.saving.next().succeed();
    await settle();
    expect(opened.draft.saving.waiting).toBe(0);
    expect(opened.draft.saved).toHaveLength(1);
    expect(next.saved).toEqual([]);
    expect(next.notices).toEqual([]);
    expect(opened.state).toMatchObject({ phase: 'ready', secure: false, problems: [] });
    expect(opened.row(CILIA)).toBeDefined();
  });

  it('does not show the recipients of the next draft as those of this one', async () => {
    const opened = await createPane({ draft: createFakeDraft([person(BO)]) }).start();
    opened.draft.port.readRecipients = async () => {
      opened.draft.isShown = false; // Outlook has gone on, and tells later
      return { recipients: [person(CILIA)], withoutAddress: [] };
    };
    opened.draft.recipientsChanged();
    await settle();
    expect(opened.row(CILIA)).toBeUndefined();
    expect(opened.row(BO)).toBeDefined();
  });

  it('tells nothing of a save that failed because the draft is gone', async () => {
    const opened = await (await createPane({ draft: createFakeDraft([person(BO)]) }).start()).switchOn();
    opened.draft.saving.on = true;
    opened.store.actions.choose(address(BO), SMS);
    await settle();
    opened.draft.isShown = false;
    opened.draft.saving.next().fail();
    await settle();
    expect(opened.problems).toEqual([]);
  });

  it('has no notice put above the next draft by a save that just ended', async () => {
    const opened = await createPane({ draft: createFakeDraft([person(BO)]) }).start();
    const { save } = opened.draft.port;
    opened.draft.port.save = async (...all) => {
      await save(...all);
      opened.draft.isShown = false; // between the last write and the notice
    };
    await opened.switchOn();
    expect(opened.draft.notices).toEqual([]);

    opened.draft.port.save = save;
    opened.draft.isShown = true;
    opened.store.actions.choose(address(BO), SMS);
    await settle();
    expect(opened.draft.notices).toEqual([0]);
  });

  it('has come to an end of its start when it goes before its recipients are read', async () => {
    const opened = createPane({ draft: createFakeDraft([person(BO)]) });
    opened.draft.port.readRecipients = () => new Promise(() => {}); // Outlook does not answer for what is gone
    const started = jest.fn();
    void opened.store.start().then(started);
    await settle();
    expect(started).not.toHaveBeenCalled();
    await opened.show(createFakeDraft([person(CILIA)]));
    expect(started).toHaveBeenCalledTimes(1);
  });

  it('has one session, however quickly Outlook goes from draft to draft', async () => {
    const opened = await createPane({ draft: createFakeDraft([person(ANNA)]) }).start();
    const second = createFakeDraft([person(BO)]);
    const third = secured([], {}, [CILIA]);
    opened.outside.draft = second;
    opened.outside.itemChanged();
    second.isShown = false;
    opened.outside.draft = third;
    opened.outside.itemChanged();
    opened.outside.itemChanged();
    await settle();
    expect([opened.draft.saved.length, second.saved.length, third.saved.length]).toEqual([0, 0, 1]);
    expect(third.last?.missing).toEqual([{ address: CILIA }]);
  });

  describe('between two drafts', () => {
    beforeEach(() => jest.useFakeTimers({ doNotFake: ['setImmediate', 'queueMicrotask', 'nextTick'] }));
    afterEach(() => jest.useRealTimers());

    it('says that there is none, and finds the one that comes late', async () => {
      const opened = await createPane({ draft: createFakeDraft([person(ANNA)]) }).start();
      await opened.show(undefined);
      expect(opened.state).toMatchObject({ phase: 'stopped', problems: [{ problem: 'no-draft' }] });
      opened.outside.draft = createFakeDraft([person(BO)]);
      jest.advanceTimersByTime(500);
      await settle();
      expect(opened.state).toMatchObject({ phase: 'ready', problems: [] });
      expect(opened.row(BO)).toBeDefined();
    });

    it('does not start the next one over when it was announced after all', async () => {
      const opened = await createPane({ draft: createFakeDraft([person(ANNA)]) }).start();
      await opened.show(undefined);
      await opened.show(createFakeDraft([person(BO)]));
      opened.store.actions.choose(address(BO), SMS);
      jest.advanceTimersByTime(500);
      await settle();
      expect(opened.chosen(BO)?.choice).toEqual(SMS);
    });
  });

  it('opens at the person for whom it was asked, now and later', async () => {
    const draft = createFakeDraft([person(ANNA), person(BO)]);
    draft.openedFor = address(BO);
    const opened = await createPane({ draft }).start();
    expect(opened.state.show).toBe(BO);
    opened.store.actions.shown();
    expect(opened.state.show).toBeUndefined();
    void opened.outside.look();
    await settle();
    expect(opened.state.show).toBeUndefined();
    draft.openedFor = address(ANNA);
    void opened.outside.look();
    await settle();
    expect(opened.state.show).toBe(ANNA);
  });
});
