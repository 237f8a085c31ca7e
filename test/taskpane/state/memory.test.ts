import { address, phoneNumber } from '../fake-pane-store';
import { DirectoryUnavailable } from '../../../src/directory/types';
import { createFakeDirectory, createFakeDraft, createPane, person, settle } from './fake-ports';

const [ANNA, BO] = ['anna@lind.example', 'bo@lind.example'] as const;
const NUMBER = phoneNumber('+31612345678');
const SMS = { method: 'sms-new', phoneNumber: NUMBER } as const;

const secured = async (directory = createFakeDirectory({ [ANNA]: { hasAccount: true } })) =>
  (await createPane({ draft: createFakeDraft([person(ANNA), person(BO)]), directory }).start()).switchOn();

describe('what was typed', () => {
  it('waits in the memory under the id of the draft, without what the directory chose', async () => {
    const opened = await secured();
    expect([...opened.directory.held]).toEqual([]);
    opened.store.actions.choose(address(BO), SMS);
    await settle();
    expect([...opened.directory.held]).toEqual([[opened.draft.last!.instructions.draftId, [{ address: BO, ...SMS }]]]);
    opened.store.actions.undo();
    await settle();
    expect([...opened.directory.held.values()]).toEqual([[]]);
  });

  it('is with the mailbox before the pane says "saved", as the pane may be gone a moment later', async () => {
    const opened = await secured();
    const { keepForDraft } = opened.directory.port;
    let answer = () => {};
    opened.directory.port.keepForDraft = async (draftId, used) => {
      await new Promise<void>((resolve) => (answer = resolve));
      return keepForDraft(draftId, used);
    };
    opened.store.actions.choose(address(BO), SMS);
    await settle();
    expect(opened.draft.last!.missing).toEqual([]);
    expect(opened.state.saving).toBe('saving');
    answer();
    await settle();
    expect(opened.state.saving).toBe('saved');
    expect([...opened.directory.held.values()]).toEqual([[{ address: BO, ...SMS }]]);
  });

  it('is what was typed last, however slowly the mailbox answers', async () => {
    const opened = await secured();
    const { keepForDraft } = opened.directory.port;
    const answers: (() => void)[] = [];
    opened.directory.port.keepForDraft = async (draftId, used) => {
      await new Promise<void>((resolve) => answers.push(resolve));
      return keepForDraft(draftId, used);
    };
    opened.store.actions.choose(address(BO), SMS);
    await settle();
    opened.store.actions.undo(); // back to what is held, as long as the mailbox has not answered
    await settle();
    for (let answer = answers.shift(); answer; answer = answers.shift()) {
      answer();
      await settle();
    }
    expect([...opened.directory.held.values()]).toEqual([[]]);
  });

  it('repeats what was used last time, so that the memory knows whom the sender still mails', async () => {
    const opened = await secured(
      createFakeDirectory({
        [ANNA]: { hasAccount: true },
        [BO]: {
          numbers: [{ phoneNumber: NUMBER, scope: 'personal' }],
          lastChoice: { method: 'sms-known', phoneNumber: NUMBER },
        },
      }),
    );
    expect([...opened.directory.held.values()]).toEqual([[{ address: BO, method: 'sms-known', phoneNumber: NUMBER }]]);
  });

  it('that finds the memory full is on the draft all the same; room is made on request and it is kept', async () => {
    const opened = await secured();
    opened.directory.answers['hold'] = { ok: false, problem: 'full' };
    opened.store.actions.choose(address(BO), SMS);
    await settle();
    expect(opened.state).toMatchObject({
      saving: 'saved',
      problems: [{ problem: 'memory-full', action: 'make-room' }],
    });
    expect(opened.draft.last?.instructions.recipients).toMatchObject([{ method: 'account' }, SMS]);
    opened.directory.answers['hold'] = { ok: true };
    opened.store.actions.makeRoom();
    await settle();
    expect(opened.directory.madeRoom).toBe(1);
    expect(opened.problems).toEqual([]);
    expect([...opened.directory.held.values()]).toEqual([[{ address: BO, ...SMS }]]);
  });

  it('that the memory does not take is said to be on the mail, and is tried again', async () => {
    const opened = await secured();
    opened.directory.answers['hold'] = { ok: false, problem: 'unavailable' };
    opened.store.actions.choose(address(BO), SMS);
    await settle();
    expect(opened.state).toMatchObject({
      saving: 'saved',
      problems: [{ problem: 'memory-unavailable', action: 'retry' }],
    });
    opened.directory.answers['hold'] = { ok: true };
    opened.store.actions.retry();
    await settle();
    expect(opened.problems).toEqual([]);
    expect([...opened.directory.held.values()]).toEqual([[{ address: BO, ...SMS }]]);
  });

  it('is of one draft: the next one starts without the warning', async () => {
    const opened = await secured();
    opened.directory.answers['hold'] = { ok: false, problem: 'unavailable' };
    opened.store.actions.choose(address(BO), SMS);
    await settle();
    await opened.show(createFakeDraft([person(BO)]));
    expect(opened.problems).toEqual([]);
  });

  it('that still finds no room says so again', async () => {
    const opened = await secured();
    opened.directory.answers['hold'] = { ok: false, problem: 'full' };
    opened.store.actions.choose(address(BO), SMS);
    await settle();
    opened.store.actions.makeRoom();
    await settle();
    expect(opened.problems).toEqual(['memory-full']);
  });

  it('is said to be lost to a memory that cannot be read', async () => {
    const directory = createFakeDirectory();
    directory.unreadable = true;
    directory.answers['hold'] = { ok: false, problem: 'unavailable' };
    const opened = await secured(directory);
    opened.store.actions.choose(address(BO), SMS);
    await settle();
    expect(opened.problems).toEqual(['memory-unreadable']);
    expect(opened.state.saving).toBe('saved');
  });

  it('does not make a saved draft look unsaved when the memory does not answer', async () => {
    const opened = await secured();
    opened.directory.answers['hold'] = { ok: false, problem: 'unavailable' };
    opened.store.actions.choose(address(BO), SMS);
    await settle();
    expect(opened.state.saving).toBe('saved');
  });

  it('leaves the warning where a part of the memory cannot be read and the rest can', async () => {
    const directory = createFakeDirectory();
    directory.unreadable = true;
    const opened = await secured(directory);
    opened.store.actions.choose(address(BO), SMS);
    await settle();
    expect(opened.problems).toEqual(['memory-unreadable']);
  });
});

describe('drafts that were sent', () => {
  function holding(...draftIds: string[]) {
    const directory = createFakeDirectory();
    for (const id of draftIds) directory.held.set(id, [{ address: address(BO), ...SMS }]);
    return directory;
  }

  it('are confirmed at the start, and forgotten', async () => {
    const opened = await createPane({
      directory: holding('draft-1', 'draft-2'),
      sent: ['draft-1', 'draft-2'],
    }).start();
    expect(opened.directory.confirmed).toEqual(['draft-1', 'draft-2']);
    expect(opened.outside.sent).toEqual([]);
  });

  it('of another mailbox in this browser are left to it', async () => {
    const opened = await createPane({ directory: holding('draft-1'), sent: ['of-another', 'draft-1'] }).start();
    expect(opened.directory.confirmed).toEqual(['draft-1']);
    expect(opened.outside.sent).toEqual(['of-another']);
  });

  it.each(['full', 'unavailable'] as const)('are not forgotten when the memory is %s', async (problem) => {
    const directory = holding('draft-1');
    directory.answers['confirm'] = { ok: false, problem };
    const opened = await createPane({ directory, sent: ['draft-1'] }).start();
    expect(opened.outside.sent).toEqual(['draft-1']);
    expect(opened.problems).toEqual(problem === 'full' ? ['memory-full'] : []);
    expect(opened.state.phase).toBe('ready');
  });

  it('are confirmed once there is room', async () => {
    const directory = holding('draft-1');
    directory.answers['confirm'] = { ok: false, problem: 'full' };
    const opened = await createPane({ directory, sent: ['draft-1'] }).start();
    directory.answers['confirm'] = { ok: true };
    opened.store.actions.makeRoom();
    await settle();
    expect(opened.outside.sent).toEqual([]);
    expect(opened.problems).toEqual([]);
  });

  it('while the pane is open teach it for this draft and the next', async () => {
    const opened = await secured(holding('draft-1', 'draft-2'));
    opened.outside.sent = ['draft-1', 'draft-2'];
    opened.outside.sentChanged();
    opened.directory.known[BO] = {
      numbers: [{ phoneNumber: NUMBER, scope: 'personal' }],
      lastChoice: { method: 'sms-known', phoneNumber: NUMBER },
    };
    await settle();
    expect(opened.outside.sent).toEqual([]);
    await opened.setRecipients([person(BO)]);
    expect(opened.chosen(BO)).toMatchObject({ reason: { rule: 'last-choice' } });
    await opened.show(createFakeDraft([person(BO)]));
    expect(opened.chosen(BO)).toMatchObject({ choice: { method: 'sms-known' }, reason: { rule: 'last-choice' } });
  });

  it('that the memory cannot take do not keep the pane from opening', async () => {
    const directory = holding('draft-1');
    directory.answers['confirm'] = { ok: false, problem: 'unavailable' };
    directory.unreadable = true;
    const opened = await createPane({ directory, sent: ['draft-1'] }).start();
    expect(opened.state.phase).toBe('ready');
    expect(opened.problems).toEqual(['memory-unreadable']);
    expect(opened.outside.sent).toEqual(['draft-1']);
  });

  it('are told another time where the mailbox stops to answer meanwhile', async () => {
    const directory = holding('draft-1');
    directory.port.confirmSent = async () => {
      directory.port.pendingDrafts = () => {
        throw new DirectoryUnavailable();
      };
      return { ok: false, problem: 'unavailable' };
    };
    const opened = await createPane({ directory, sent: ['draft-1'] }).start();
    expect(opened.state.phase).toBe('ready');
    expect(opened.outside.sent).toEqual(['draft-1']);
  });
});
