import type { KnownItem } from '../../../src/directory/types';
import type { RecipientRecord } from '../../../src/verification/types';
import { ORGANIZATION_DEFAULT } from '../../../src/verification/types';
import { accessCode, address, language, phoneNumber } from '../fake-pane-store';
import { createFakeDirectory, createFakeDraft, createPane, person, settle } from './fake-ports';

const [ANNA, BO, CILIA] = ['anna@lind.example', 'bo@lind.example', 'cilia@zorg.example'] as const;
const COLLEAGUE = 'colleague@kliniek.example';
const NUMBER = phoneNumber('+31612345678');
const SMS = { method: 'sms-new', phoneNumber: NUMBER } as const;
const CODE = { method: 'access-code-new', accessCode: accessCode('Vuurtoren 88!') } as const;

async function secured(...people: string[]) {
  const draft = createFakeDraft(people.map((each) => person(each)));
  const directory = createFakeDirectory({ [ANNA]: { hasAccount: true } });
  return (await createPane({ draft, directory }).start()).switchOn();
}
const onDraft = (opened: Awaited<ReturnType<typeof secured>>) =>
  Object.fromEntries(opened.draft.last!.instructions.recipients.map(({ address: of, method }) => [of, method]));

describe('a choice', () => {
  it('is saved as the sender’s own, beside what was chosen by itself and who needs nothing', async () => {
    const opened = await secured(ANNA, BO, CILIA, COLLEAGUE);
    opened.store.actions.choose(address(BO), SMS);
    await settle();
    expect(opened.draft.last).toMatchObject({
      instructions: {
        version: 1,
        draftId: expect.any(String),
        sender: 'sam@own.example',
        recipients: [
          { address: ANNA, method: 'account', own: false },
          { address: BO, ...SMS, own: true },
        ],
        notNeeded: [COLLEAGUE],
      },
      missing: [{ address: CILIA }],
    });
    expect(opened.draft.notices).toEqual([2, 1]);
  });

  it('of another organization code stands, where this sender set the one there is', async () => {
    const known = { accessCode: accessCode('tulp-77-maan'), scope: 'organization' as const, setHere: true as const };
    const another = { method: 'organization-code-new', accessCode: accessCode('molen-88-wiek') } as const;
    const draft = createFakeDraft([person(BO)]);
    const directory = createFakeDirectory({ [BO]: { codes: [known] } });
    const opened = await (await createPane({ draft, directory }).start()).switchOn();
    opened.store.actions.choose(address(BO), another);
    await settle();
    expect(opened.chosen(BO)?.choice).toEqual(another);
    expect(opened.draft.last!.instructions.recipients).toEqual([{ address: BO, ...another, own: true }]);
    expect([...directory.held.values()]).toEqual([[{ address: BO, ...another }]]);
  });

  it('of somebody who is not on the draft changes nothing', async () => {
    const opened = await secured(BO);
    opened.store.actions.choose(address(CILIA), SMS);
    await settle();
    expect(opened.draft.saved).toHaveLength(1);
  });

  it('made while a save is under way is saved after it, once, in its newest form', async () => {
    const opened = await secured(BO);
    opened.draft.saving.on = true;
    opened.store.actions.choose(address(BO), SMS);
    await settle();
    opened.store.actions.choose(address(BO), CODE);
    await settle();
    opened.store.actions.choose(address(BO), { ...CODE, accessCode: accessCode('Molenwiek 77!') });
    await settle();
    expect(opened.draft.saving.waiting).toBe(1);
    opened.draft.saving.next().succeed();
    await settle();
    expect(opened.draft.saving.waiting).toBe(1);
    opened.draft.saving.next().succeed();
    await settle();
    expect(opened.draft.saving.waiting).toBe(0);
    expect(opened.draft.last?.instructions.recipients).toMatchObject([{ accessCode: 'Molenwiek 77!' }]);
    expect(opened.state.saving).toBe('saved');
  });

  it('is never shown as saved before it is', async () => {
    const opened = await secured(BO);
    opened.draft.saving.on = true;
    opened.store.actions.choose(address(BO), SMS);
    expect(opened.state.saving).toBe('saving');
    await settle();
    opened.store.actions.choose(address(BO), CODE);
    const from = opened.shown.length;
    opened.draft.saving.next().succeed();
    await settle();
    expect(opened.shown.slice(from).map(({ saving }) => saving)).not.toContain('saved');
    expect(opened.state.saving).toBe('saving');
  });

  it('that could not be saved stays in the pane, and Try again saves it', async () => {
    const opened = await secured(BO);
    opened.draft.failSaves.push(new Error('refused'));
    opened.store.actions.choose(address(BO), SMS);
    await settle();
    expect(opened.state).toMatchObject({ secure: true, saving: 'failed' });
    expect(opened.problems).toEqual(['not-saved']);
    expect(opened.chosen(BO)?.choice).toEqual(SMS);
    expect(opened.outside.unsaved).toEqual(new Set([opened.draft.last?.instructions.draftId]));
    opened.store.actions.retry();
    await settle();
    expect(opened.outside.unsaved).toEqual(new Set());
    expect(opened.state).toMatchObject({ saving: 'saved', problems: [] });
    expect(onDraft(opened)).toEqual({ [BO]: 'sms-new' });
  });

  it('counts as unsaved from the moment that it is made until it is on the draft, so that the gate waits for it', async () => {
    const opened = await secured(BO);
    const draft = new Set([opened.draft.last?.instructions.draftId]);
    opened.draft.saving.on = true;
    opened.store.actions.choose(address(BO), SMS);
    expect(opened.outside.unsaved).toEqual(draft);
    await settle();
    opened.store.actions.choose(address(BO), CODE);
    opened.draft.saving.next().succeed();
    await settle();
    expect(opened.outside.unsaved).toEqual(draft);
    opened.draft.saving.next().succeed();
    await settle();
    expect(opened.outside.unsaved).toEqual(new Set());
  });

  it('counts as unsaved also while secure mail is still being switched on', async () => {
    const opened = await createPane({ draft: createFakeDraft([person(BO)]) }).start();
    opened.draft.saving.on = true;
    opened.store.actions.setSecure(true);
    await settle();
    opened.store.actions.choose(address(BO), SMS);
    expect(opened.outside.unsaved.size).toBe(1);
    opened.draft.saving.next().succeed();
    await settle();
    expect(opened.outside.unsaved.size).toBe(1);
    opened.draft.saving.next().succeed();
    await settle();
    expect(opened.outside.unsaved).toEqual(new Set());
    expect(onDraft(opened)).toEqual({ [BO]: 'sms-new' });
  });

  it('is not waited for where the switch fell back to normal mail', async () => {
    const opened = await createPane({ draft: createFakeDraft([person(BO)]) }).start();
    opened.draft.canBeHeld = false;
    opened.draft.saving.on = true;
    opened.store.actions.setSecure(true);
    await settle();
    opened.store.actions.choose(address(BO), SMS);
    opened.draft.saving.next().fail();
    await settle();
    opened.draft.saving.next().fail();
    await settle();
    expect(opened.state.secure).toBe(false);
    expect(opened.outside.unsaved).toEqual(new Set());
  });

  it('that a pane before this one could not save is not waited for any longer, as this one shows what is on the draft', async () => {
    const draft = createFakeDraft([person(ANNA)], { secure: 'on', draftId: 'draft-1' });
    const pane = createPane({ draft, directory: createFakeDirectory({ [ANNA]: { hasAccount: true } }) });
    pane.outside.unsaved.add('draft-1');
    await pane.start();
    expect(pane.state.secure).toBe(true);
    expect(pane.outside.unsaved).toEqual(new Set());
  });

  it('for somebody who leaves stays noted on the draft, so that nothing else is chosen if they come back without the pane', async () => {
    const opened = await secured(ANNA, BO);
    opened.store.actions.choose(address(BO), CODE);
    await settle();
    await opened.setRecipients([person(ANNA)]);
    expect(opened.draft.last).toMatchObject({
      instructions: { recipients: [{ address: ANNA }] },
      missing: [{ address: BO, withdrawn: 'access-code-new' }],
    });
    expect(opened.draft.notices.at(-1)).toBe(0);
  });

  it('is withdrawn, not swapped, when it is no longer possible', async () => {
    const opened = await secured(ANNA);
    opened.directory.known[ANNA] = { numbers: [{ phoneNumber: NUMBER, scope: 'personal' }], hasAccount: true };
    opened.store.actions.choose(address(ANNA), { method: 'sms-known', phoneNumber: phoneNumber('+31600000000') });
    await settle();
    expect(opened.row(ANNA)?.verification).toMatchObject({
      state: 'missing',
      withdrawn: { choice: { method: 'sms-known' } },
    });
    expect(opened.draft.last?.missing).toEqual([{ address: ANNA, withdrawn: 'sms-known' }]);
  });
});

describe('undo', () => {
  it('takes back the last of several changes, and only that', async () => {
    const opened = await secured(BO, CILIA);
    opened.store.actions.choose(address(BO), SMS);
    opened.store.actions.choose(address(CILIA), SMS);
    opened.store.actions.choose(address(CILIA), CODE);
    expect(opened.state.undo).toEqual({ address: CILIA, displayName: CILIA });
    opened.store.actions.undo();
    await settle();
    expect(onDraft(opened)).toEqual({ [BO]: 'sms-new', [CILIA]: 'sms-new' });
    expect(opened.state.undo).toBeUndefined();
    opened.store.actions.undo();
    await settle();
    expect(onDraft(opened)).toEqual({ [BO]: 'sms-new', [CILIA]: 'sms-new' });
  });

  it('goes back to what was chosen by itself', async () => {
    const opened = await secured(ANNA);
    opened.store.actions.choose(address(ANNA), SMS);
    opened.store.actions.undo();
    await settle();
    expect(opened.draft.last?.instructions.recipients).toMatchObject([{ method: 'account', own: false }]);
  });

  it('is not offered for somebody who has left the draft', async () => {
    const opened = await secured(BO, CILIA);
    opened.store.actions.choose(address(BO), SMS);
    await opened.setRecipients([person(CILIA)]);
    expect(opened.state.undo).toBeUndefined();
  });
});

describe('recipients that change', () => {
  it('are looked up together, each once', async () => {
    const opened = await secured(ANNA, BO);
    await opened.setRecipients([person(ANNA), person(BO), person(CILIA)]);
    expect(opened.directory.lookups).toEqual([[ANNA, BO], [CILIA]]);
  });

  it('have their choice again when they come back, also in another field', async () => {
    const opened = await secured(ANNA, BO);
    opened.store.actions.choose(address(BO), SMS);
    await opened.setRecipients([person(ANNA)]);
    expect(onDraft(opened)).toEqual({ [ANNA]: 'account' });
    await opened.setRecipients([person(ANNA), person(BO, { fields: ['bcc'] })]);
    expect(onDraft(opened)).toEqual({ [ANNA]: 'account', [BO]: 'sms-new' });
    expect(opened.state.saving).toBe('saved');
  });

  it('while a save is under way end up saved as they are last', async () => {
    const opened = await secured(ANNA, BO);
    opened.draft.saving.on = true;
    opened.store.actions.choose(address(BO), SMS);
    await settle();
    await opened.setRecipients([person(BO)]);
    const from = opened.shown.length;
    opened.draft.saving.next().succeed();
    await settle();
    expect(opened.shown.slice(from).map(({ saving }) => saving)).not.toContain('saved');
    opened.draft.saving.next().succeed();
    await settle();
    expect(onDraft(opened)).toEqual({ [BO]: 'sms-new' });
    expect(opened.draft.last!.instructions.recipients.map((each) => each.address)).toEqual([BO]);
  });

  it('are not shown as saved while they are being looked up', async () => {
    const opened = await secured(ANNA);
    opened.directory.looking.on = true;
    await opened.setRecipients([person(ANNA), person(BO)]);
    expect(opened.row(BO)?.verification).toBeUndefined();
    expect(opened.state.saving).toBe('saving');
    opened.directory.looking.next().succeed();
    await settle();
    expect(opened.state.saving).toBe('saved');
  });

  it('cannot be read: what was read stays, and Try again reads', async () => {
    const opened = await secured(ANNA, BO);
    await opened.setRecipients('unreadable');
    expect(opened.problems).toEqual(['recipients-unreadable']);
    expect(opened.state.rows).toHaveLength(2);
    opened.draft.recipients = [person(BO)];
    opened.store.actions.retry();
    await settle();
    expect(opened.problems).toEqual([]);
    expect(opened.state.rows).toHaveLength(1);
  });

  it('keep the same row objects where nothing changed', async () => {
    const opened = await secured(ANNA, BO);
    const row = opened.row(ANNA);
    opened.store.actions.choose(address(BO), SMS);
    expect(opened.row(ANNA)).toBe(row);
  });
});

describe('the directory', () => {
  it.each([
    ['is away', 'away' as const],
    ['fails in a way nobody thought of', new TypeError('surprise')],
  ])('%s: the pane says so and goes on with typed choices', async (_how, trouble) => {
    const directory = createFakeDirectory({ [ANNA]: { hasAccount: true } });
    directory.trouble = trouble;
    const opened = await (await createPane({ draft: createFakeDraft([person(ANNA)]), directory }).start()).switchOn();
    expect(opened.problems).toEqual(['directory-away']);
    expect(opened.row(ANNA)?.verification).toMatchObject({ state: 'missing' });
    opened.store.actions.choose(address(ANNA), CODE);
    await settle();
    expect(onDraft(opened)).toEqual({ [ANNA]: 'access-code-new' });

    directory.trouble = undefined;
    opened.store.actions.retry();
    await settle();
    expect(opened.problems).toEqual([]);
    expect(opened.chosen(ANNA)?.choice).toEqual(CODE); // a person's own choice wins
    expect(opened.row(ANNA)?.record?.hasAccount).toBe(true);
  });

  it('is asked again by itself when recipients change', async () => {
    const directory = createFakeDirectory({ [ANNA]: { hasAccount: true } });
    directory.trouble = 'away';
    const opened = await (await createPane({ draft: createFakeDraft([person(ANNA)]), directory }).start()).switchOn();
    directory.trouble = undefined;
    await opened.setRecipients([person(ANNA), person(BO)]);
    expect(opened.problems).toEqual([]);
    expect(onDraft(opened)).toEqual({ [ANNA]: 'account' });
  });

  it('that goes away later takes nothing from those it has answered for', async () => {
    const opened = await secured(ANNA);
    opened.directory.trouble = 'away';
    await opened.setRecipients([person(ANNA), person(BO)]);
    expect(opened.problems).toEqual(['directory-away']);
    opened.store.actions.retry();
    await settle();
    expect(onDraft(opened)).toEqual({ [ANNA]: 'account' });
  });

  it('is away no longer for the pane when those it did not know have left the draft', async () => {
    const opened = await secured(ANNA);
    opened.directory.trouble = 'away';
    await opened.setRecipients([person(ANNA), person(BO)]);
    await opened.setRecipients([person(ANNA)]);
    expect(opened.problems).toEqual([]);
  });

  it('that is asked anew leaves the rows as they were meanwhile, also on the draft', async () => {
    const opened = await secured(ANNA);
    opened.directory.trouble = 'away';
    await opened.setRecipients([person(ANNA), person(BO)]);
    opened.directory.trouble = undefined;
    opened.directory.looking.on = true;
    opened.store.actions.retry();
    await settle();
    opened.store.actions.choose(address(BO), SMS);
    await settle();
    expect(onDraft(opened)).toEqual({ [ANNA]: 'account', [BO]: 'sms-new' });
    opened.directory.looking.next().succeed();
    await settle();
  });
});

describe('the contact card', () => {
  it('saves the language in the memory and on the draft', async () => {
    const opened = await secured(ANNA);
    await expect(
      opened.store.actions.saveContact(address(ANNA), { notificationLanguage: language('de') }),
    ).resolves.toEqual({ ok: true });
    expect(opened.directory.contacts.get(address(ANNA))).toBe('de');
    expect(opened.draft.last?.instructions.recipients).toMatchObject([{ notificationLanguage: 'de' }]);
    expect(opened.row(ANNA)?.notificationLanguage).toBe('de');
  });

  it('writes nothing on a draft without secure mail, and is remembered for when it is switched on', async () => {
    const opened = await createPane({ draft: createFakeDraft([person(BO)]) }).start();
    const card = { notificationLanguage: language('fr') };
    await expect(opened.store.actions.saveContact(address(BO), card)).resolves.toEqual({ ok: true });
    expect(opened.draft.saved).toEqual([]);
    expect(opened.directory.contacts.get(address(BO))).toBe('fr');
    opened.store.actions.choose(address(BO), SMS);
    await opened.switchOn();
    expect(opened.draft.last?.instructions.recipients).toMatchObject([{ notificationLanguage: 'fr' }]);
  });

  it('says that the memory is full, and has the language on the draft all the same', async () => {
    const opened = await secured(ANNA);
    opened.directory.contactAnswer = { ok: false, problem: 'full' };
    await expect(
      opened.store.actions.saveContact(address(ANNA), { notificationLanguage: language('de') }),
    ).resolves.toEqual({ ok: false, problem: 'full' });
    expect(opened.draft.last?.instructions.recipients).toMatchObject([{ notificationLanguage: 'de' }]);
    expect(opened.problems).toEqual(['memory-full']);
  });

  it('says that the draft did not take it, also when another change is saved right after', async () => {
    const opened = await secured(ANNA, BO);
    opened.draft.saving.on = true;
    const saved = opened.store.actions.saveContact(address(ANNA), { notificationLanguage: language('de') });
    await settle();
    opened.store.actions.choose(address(BO), SMS);
    opened.draft.saving.next().fail();
    await expect(saved).resolves.toEqual({ ok: false, problem: 'not-saved' });
    await settle();
    opened.draft.saving.next().succeed();
    await settle();
    expect(opened.state).toMatchObject({ saving: 'saved', problems: [] });
  });

  it('goes back to the organization’s default', async () => {
    const draft = createFakeDraft([person(ANNA)]);
    const directory = createFakeDirectory({ [ANNA]: { hasAccount: true, notificationLanguage: language('de') } });
    const opened = await (await createPane({ draft, directory }).start()).switchOn();
    expect(opened.draft.last?.instructions.recipients[0]?.notificationLanguage).toBe('de');
    await opened.store.actions.saveContact(address(ANNA), { notificationLanguage: ORGANIZATION_DEFAULT });
    expect(opened.row(ANNA)?.notificationLanguage).toBe(ORGANIZATION_DEFAULT);
    expect(opened.draft.last?.instructions.recipients[0]?.notificationLanguage).toBe('nl');
  });

  it('seals no language for somebody of whom none is known', async () => {
    const opened = await secured(ANNA);
    expect(opened.draft.last?.instructions.recipients[0]).not.toHaveProperty('notificationLanguage');
  });

  it('shows what was saved elsewhere meanwhile, on the draft too, and replaces it only when saved again', async () => {
    const opened = await secured(ANNA);
    opened.directory.contactAnswer = { ok: false, problem: 'changed', now: language('uk') };
    const card = { notificationLanguage: language('de') };
    await expect(opened.store.actions.saveContact(address(ANNA), card)).resolves.toEqual(
      opened.directory.contactAnswer,
    );
    expect(opened.row(ANNA)?.notificationLanguage).toBe('uk');
    expect(opened.draft.last?.instructions.recipients).toMatchObject([{ notificationLanguage: 'uk' }]);
    opened.directory.contactAnswer = { ok: true };
    await opened.store.actions.saveContact(address(ANNA), card);
    expect(opened.directory.shown).toEqual([undefined, 'uk']);
    expect(opened.row(ANNA)?.notificationLanguage).toBe('de');
  });

  it('takes what it saved itself for known when it is saved once more', async () => {
    const opened = await secured(ANNA);
    await opened.store.actions.saveContact(address(ANNA), { notificationLanguage: language('de') });
    await opened.store.actions.saveContact(address(ANNA), { notificationLanguage: language('fr') });
    expect(opened.directory.shown).toEqual([undefined, 'de']);
  });

  it('follows another window at once, also where a language was picked here', async () => {
    const opened = await secured(ANNA, BO);
    await opened.store.actions.saveContact(address(ANNA), { notificationLanguage: language('de') });
    opened.directory.known[ANNA] = { hasAccount: true, notificationLanguage: ORGANIZATION_DEFAULT };
    opened.directory.known[BO] = { numbers: [{ phoneNumber: NUMBER, scope: 'personal' }] };
    opened.outside.memoryChanged();
    await settle();
    expect(opened.row(ANNA)?.notificationLanguage).toBe(ORGANIZATION_DEFAULT);
    expect(onDraft(opened)).toEqual({ [ANNA]: 'account', [BO]: 'sms-known' });
    expect(opened.draft.last?.instructions.recipients[0]).toMatchObject({ notificationLanguage: 'nl' });
  });

  it('writes nothing when another window learned of people who are not on this draft', async () => {
    const opened = await secured(ANNA);
    const writes = opened.draft.saved.length;
    opened.directory.known[CILIA] = { hasAccount: true };
    opened.outside.memoryChanged();
    await settle();
    expect(opened.draft.saved).toHaveLength(writes);
  });
});

describe('what is forgotten', () => {
  const number = { kind: 'number', phoneNumber: NUMBER } as const;
  const known = { numbers: [{ phoneNumber: NUMBER, scope: 'personal' as const }] };
  const lastChoice = { method: 'sms-known', phoneNumber: NUMBER } as const;
  async function knowing(record: Partial<RecipientRecord>) {
    const draft = createFakeDraft([person(BO)]);
    return (await createPane({ draft, directory: createFakeDirectory({ [BO]: record }) }).start()).switchOn();
  }
  async function forget(opened: Awaited<ReturnType<typeof knowing>>, item: KnownItem = number) {
    const result = await opened.store.actions.forget(address(BO), item);
    if (!result.ok) throw new Error(result.problem);
    return result.undo;
  }

  it('leaves the row, the draft, and comes back with undo', async () => {
    const opened = await knowing({ ...known, lastChoice });
    expect(onDraft(opened)).toEqual({ [BO]: 'sms-known' });
    const undo = await forget(opened);
    await settle();
    expect(opened.row(BO)?.record).toMatchObject({ numbers: [] });
    expect(opened.row(BO)?.verification).toMatchObject({ state: 'missing' });
    expect(opened.draft.last).toMatchObject({ missing: [{ address: BO }] });
    expect(await undo()).toEqual({ ok: true });
    await settle();
    expect(opened.chosen(BO)).toMatchObject({ choice: lastChoice, reason: { rule: 'last-choice' } });
    expect(onDraft(opened)).toEqual({ [BO]: 'sms-known' });
  });

  it('withdraws the choice that a person made of it on this draft, and undo brings it back', async () => {
    const opened = await knowing(known);
    opened.store.actions.choose(address(BO), { method: 'sms-known', phoneNumber: NUMBER });
    await settle();
    const undo = await forget(opened);
    expect(opened.row(BO)?.verification).toMatchObject({ withdrawn: { reason: { why: 'no-known-number' } } });
    await undo();
    expect(opened.chosen(BO)?.reason).toEqual({ rule: 'own-choice' });
  });

  it('leaves the choice that rests on it, too, while the directory is away, and undo brings it back', async () => {
    const opened = await knowing(known);
    opened.store.actions.choose(address(BO), { method: 'sms-known', phoneNumber: NUMBER });
    await settle();
    opened.directory.trouble = 'away';
    const draft = createFakeDraft([person(BO)], {
      secure: 'on',
      instructions: new Map([
        [address(BO), { address: address(BO), method: 'sms-known', phoneNumber: NUMBER, own: true }],
      ]),
    });
    await opened.show(draft);
    expect(opened.chosen(BO)).toMatchObject({ choice: { phoneNumber: NUMBER } });
    const undo = await forget(opened);
    await settle();
    expect(opened.row(BO)?.verification).toMatchObject({
      state: 'missing',
      withdrawn: { choice: { method: 'sms-known' } },
    });
    expect(draft.last?.instructions.recipients).toEqual([]);
    await undo();
    expect(opened.chosen(BO)).toMatchObject({ choice: { phoneNumber: NUMBER } });
  });

  it('is only their own: a number that the organization knows, too, stays, and so does its choice', async () => {
    const shared = { phoneNumber: NUMBER, scope: 'organization' as const, provedOn: '2026-11-01' };
    const opened = await knowing({ numbers: [...known.numbers, shared], lastChoice });
    const undo = await forget(opened);
    await settle();
    expect(opened.row(BO)?.record).toMatchObject({ numbers: [shared], lastChoice });
    expect(onDraft(opened)).toEqual({ [BO]: 'sms-known' });
    await undo();
    expect(opened.row(BO)?.record?.numbers).toEqual(expect.arrayContaining([...known.numbers, shared]));
    expect(opened.chosen(BO)).toMatchObject({ choice: lastChoice });
  });

  it('keeps the choice of a code that was typed on this draft', async () => {
    const code = { accessCode: accessCode('tulp-77-maan'), scope: 'personal' as const };
    const opened = await knowing({ codes: [code] });
    opened.store.actions.choose(address(BO), CODE);
    await settle();
    await forget(opened, { kind: 'code', scope: 'personal' });
    expect(opened.chosen(BO)?.choice).toEqual(CODE);
  });

  it('is known to the end when it cannot be forgotten', async () => {
    const opened = await knowing(known);
    opened.directory.answers['forget'] = { ok: false, problem: 'unavailable' };
    await expect(opened.store.actions.forget(address(BO), number)).resolves.toEqual({
      ok: false,
      problem: 'unavailable',
    });
    expect(opened.row(BO)?.record).toMatchObject(known);
  });

  it('stays forgotten when a full memory does not take it back, and room can be made', async () => {
    const opened = await knowing(known);
    const undo = await forget(opened);
    opened.directory.answers['undo'] = { ok: false, problem: 'full' };
    expect(await undo()).toEqual({ ok: false, problem: 'full' });
    expect(opened.problems).toEqual(['memory-full']);
    expect(opened.row(BO)?.record).toMatchObject({ numbers: [] });
  });
});
