import fc from 'fast-check';
import { PENDING_FOR_DAYS, MAXIMUM_PENDING_DRAFTS } from '../../src/directory/mailbox-changes';
import { createMailboxDirectory } from '../../src/directory/mailbox-directory';
import { DirectoryUnavailable } from '../../src/directory/types';
import type { UsedChoice } from '../../src/directory/types';
import type { RecipientRecord } from '../../src/verification/types';
import { ORGANIZATION_DEFAULT } from '../../src/verification/types';
import { parseAccessCode, SAVED_CODE_LENGTHS } from '../../src/verification/access-code';
import { parseEmailAddress } from '../../src/verification/email-address';
import { createTestMemory } from './memory';
import { address, code, language, phone } from './values';

const TODAY = '2026-11-24T10:00:00Z';
const anna = address('anna@praktijk.example');
const ben = address('ben@legal.example');
const number = phone('+31612345678');
const otherNumber = phone('+4915123456789');

function createDirectory(memory = createTestMemory(), now = () => TODAY) {
  const directory = createMailboxDirectory(memory, { now });
  const recordOf = async (asked = anna) => (await directory.lookup([asked])).get(asked)!;
  const send = async (...used: UsedChoice[]) => {
    await directory.keepForDraft('draft', used);
    return directory.confirmSent(['draft']);
  };
  return { directory, memory, recordOf, send };
}

describe('a sent draft', () => {
  it.each<[string, Omit<UsedChoice, 'address'>, Partial<RecipientRecord>]>([
    [
      'a typed number becomes the sender’s and is chosen next time',
      { method: 'sms-new', phoneNumber: number },
      {
        numbers: [{ phoneNumber: number, scope: 'personal' }],
        lastChoice: { method: 'sms-known', phoneNumber: number },
      },
    ],
    [
      'a typed code becomes the sender’s with its hint',
      { method: 'access-code-new', accessCode: code('blue "door"'), accessCodeHint: 'our first case' },
      {
        codes: [{ accessCode: code('blue "door"'), scope: 'personal', hint: 'our first case', setOn: '2026-11-24' }],
        lastChoice: { method: 'access-code-saved' },
      },
    ],
    [
      'a new code of the organization is kept as the organization’s',
      { method: 'organization-code-new', accessCode: code('Tulp-4821') },
      {
        codes: [{ accessCode: code('Tulp-4821'), scope: 'organization', setOn: '2026-11-24', setHere: true }],
        lastChoice: { method: 'organization-code-saved' },
      },
    ],
    [
      'a number of the organization is not copied, only chosen again',
      { method: 'sms-known', phoneNumber: number },
      { numbers: [], lastChoice: { method: 'sms-known', phoneNumber: number } },
    ],
    [
      'safe transport is chosen again',
      { method: 'transport-security' },
      { lastChoice: { method: 'transport-security' } },
    ],
    [
      'a saved code of the organization is not copied, only chosen again',
      { method: 'organization-code-saved', accessCode: code('Tulp-4821') },
      { codes: [], lastChoice: { method: 'organization-code-saved' } },
    ],
  ])('%s', async (_name, used, expected) => {
    const { recordOf, send } = createDirectory();

    await send({ address: anna, ...used });

    expect(await recordOf()).toEqual({ address: anna, hasAccount: false, numbers: [], codes: [], ...expected });
  });

  it('leaves no trace of an unknown person for an account', async () => {
    const { memory, recordOf, send } = createDirectory();

    await send({ address: anna, method: 'account', displayName: 'Anna' });

    expect(memory.stored).toBeUndefined();
    expect(await recordOf()).toEqual({ address: anna, hasAccount: false, numbers: [], codes: [] });
  });

  it('chooses a verification email again, and keeps what was known before', async () => {
    const { recordOf, send } = createDirectory();
    await send({ address: anna, method: 'sms-new', phoneNumber: number });

    await send({ address: anna, method: 'verification-email' });

    expect(await recordOf()).toMatchObject({
      lastChoice: { method: 'verification-email' },
      numbers: [{ phoneNumber: number }],
    });
  });

  it('no longer chooses a verification email once something else was used', async () => {
    const { memory, recordOf, send } = createDirectory();
    await send({ address: anna, method: 'verification-email' });

    await send({ address: anna, method: 'transport-security' });

    expect((await recordOf()).lastChoice).toEqual({ method: 'transport-security' });
    expect(memory.stored).not.toContain('"e"');
  });

  it('takes a verification email that is used again for no news', async () => {
    const { directory, memory, send } = createDirectory();
    await send({ address: anna, method: 'verification-email' });
    const before = memory.stored;

    await directory.keepForDraft('next draft', [{ address: anna, method: 'verification-email' }]);

    expect(memory.stored).toBe(before);
  });

  it('writes a verification email so that an earlier version keeps what else it knows of the person', async () => {
    const { memory, send } = createDirectory();
    await send({ address: anna, method: 'sms-new', phoneNumber: number });
    await send({ address: anna, method: 'verification-email' });
    const { m, e, ...others } = JSON.parse(memory.stored!).c[anna];

    // the member that it reads is one that it knows, or none
    expect({ m, e }).toEqual({ m: undefined, e: 1 });
    expect(others).toMatchObject({ p: [number] });
  });

  it('goes by what an earlier version learned beside a verification email', async () => {
    const { memory, recordOf, send } = createDirectory();
    await send({ address: anna, method: 'verification-email' });
    const document = JSON.parse(memory.stored!);
    document.c[anna] = { ...document.c[anna], p: [number], m: 's' };
    memory.stored = JSON.stringify(document);

    expect((await recordOf()).lastChoice).toEqual({ method: 'sms-known', phoneNumber: number });
  });

  it.each([
    ['a method that is known', 'transport-security', { method: 'transport-security' }],
    ['a method that only a later version knows', 'a-later-method', undefined],
  ])('has the last choice by its id: %s', async (_what, id, lastChoice) => {
    const { memory, recordOf, send } = createDirectory();
    await send({ address: anna, method: 'sms-new', phoneNumber: number });
    const document = JSON.parse(memory.stored!);
    const { m: _choice, ...contact } = document.c[anna];
    memory.stored = JSON.stringify({ ...document, c: { [anna]: { ...contact, r: id } } });

    expect((await recordOf()).lastChoice).toEqual(lastChoice);
    expect((await recordOf()).numbers).toMatchObject([{ phoneNumber: number }]);

    await send({ address: anna, method: 'verification-email' });

    expect((await recordOf()).lastChoice).toEqual({ method: 'verification-email' });
    expect(memory.stored).not.toContain('"r"');
  });

  it('keeps every number, and chooses the one used last', async () => {
    const { recordOf, send } = createDirectory();
    await send({ address: anna, method: 'sms-new', phoneNumber: number });
    await send({ address: anna, method: 'sms-new', phoneNumber: otherNumber });

    await send({ address: anna, method: 'sms-known', phoneNumber: number });

    const record = await recordOf();
    expect(record.numbers.map(({ phoneNumber }) => phoneNumber)).toEqual([number, otherNumber]);
    expect(record.lastChoice).toEqual({ method: 'sms-known', phoneNumber: number });
  });

  it('replaces a code by the one typed later, hint and all', async () => {
    const { recordOf, send } = createDirectory();
    await send({ address: anna, method: 'access-code-new', accessCode: code('first code'), accessCodeHint: 'old' });

    await send({ address: anna, method: 'access-code-new', accessCode: code('second code') });

    expect((await recordOf()).codes).toEqual([{ accessCode: 'second code', scope: 'personal', setOn: '2026-11-24' }]);
  });

  it('remembers the name, but not an address that stands in its place', async () => {
    const { recordOf, send } = createDirectory();

    await send(
      { address: anna, method: 'sms-new', phoneNumber: number, displayName: ' Anna de Boer ' },
      { address: ben, method: 'sms-new', phoneNumber: number, displayName: 'ben@legal.example' },
    );

    expect((await recordOf(anna)).displayName).toBe('Anna de Boer');
    expect((await recordOf(ben)).displayName).toBeUndefined();
  });

  it('counts the later choice where one address stands there twice', async () => {
    const { recordOf, send } = createDirectory();

    await send(
      { address: anna, method: 'sms-new', phoneNumber: otherNumber },
      { address: anna, method: 'sms-new', phoneNumber: number },
    );

    expect((await recordOf()).numbers).toEqual([{ phoneNumber: number, scope: 'personal' }]);
  });
});

describe('a draft that is not sent yet', () => {
  it('teaches nothing', async () => {
    const { directory, recordOf } = createDirectory();

    await directory.keepForDraft('draft', [{ address: anna, method: 'sms-new', phoneNumber: number }]);

    expect((await recordOf()).numbers).toEqual([]);
  });

  it('teaches nothing when another one is sent', async () => {
    const { directory, recordOf } = createDirectory();
    await directory.keepForDraft('draft', [{ address: anna, method: 'sms-new', phoneNumber: number }]);
    await directory.keepForDraft('another', [{ address: ben, method: 'sms-new', phoneNumber: otherNumber }]);

    await directory.confirmSent(['another']);

    expect((await recordOf(anna)).numbers).toEqual([]);
    expect((await recordOf(ben)).numbers).toHaveLength(1);
  });

  it('is held as it was told last', async () => {
    const { directory, recordOf } = createDirectory();
    await directory.keepForDraft('draft', [{ address: anna, method: 'sms-new', phoneNumber: otherNumber }]);
    await directory.keepForDraft('draft', [{ address: ben, method: 'sms-new', phoneNumber: number }]);

    await directory.confirmSent(['draft']);

    expect((await recordOf(anna)).numbers).toEqual([]);
    expect((await recordOf(ben)).numbers).toHaveLength(1);
  });

  it('is let go when nothing on it is worth holding any more', async () => {
    const { directory, memory } = createDirectory();
    await directory.keepForDraft('draft', [{ address: anna, method: 'sms-new', phoneNumber: number }]);

    await directory.keepForDraft('draft', []);

    expect(memory.stored).not.toContain(number);
  });

  it('is confirmed only once, and unknown drafts are nothing', async () => {
    const { directory, memory } = createDirectory();
    await directory.keepForDraft('draft', [{ address: anna, method: 'sms-new', phoneNumber: number }]);
    await directory.confirmSent(['draft', 'never seen']);
    const { writes } = memory;

    expect(await directory.confirmSent(['draft', 'never seen'])).toEqual({ ok: true });
    expect(memory.writes).toBe(writes);
  });

  it(`is not waited for longer than ${PENDING_FOR_DAYS} days`, async () => {
    let now = '2026-01-01';
    const { directory, memory } = createDirectory(createTestMemory(), () => now);
    await directory.keepForDraft('old', [{ address: anna, method: 'sms-new', phoneNumber: number }]);

    now = '2026-03-03';
    await directory.keepForDraft('new', [{ address: ben, method: 'sms-new', phoneNumber: otherNumber }]);

    expect(memory.stored).not.toContain(number);
    expect(memory.stored).toContain(otherNumber);
  });

  it('makes way, oldest first, when there are too many', async () => {
    const { directory, recordOf } = createDirectory();
    for (let i = 0; i <= MAXIMUM_PENDING_DRAFTS; i++)
      await directory.keepForDraft(`draft-${i}`, [
        { address: address(`person${i}@x.example`), method: 'sms-new', phoneNumber: number },
      ]);

    await directory.confirmSent(['draft-0', 'draft-1']);

    expect((await recordOf(address('person0@x.example'))).numbers).toEqual([]);
    expect((await recordOf(address('person1@x.example'))).numbers).toHaveLength(1);
  });

  it('loses nothing when changes come at the same time', async () => {
    const { directory, recordOf } = createDirectory();

    await Promise.all([
      directory.keepForDraft('one', [{ address: anna, method: 'sms-new', phoneNumber: number }]),
      directory.keepForDraft('two', [{ address: ben, method: 'sms-new', phoneNumber: otherNumber }]),
      directory.saveContact(anna, { notificationLanguage: language('nl') }),
      directory.confirmSent(['one', 'two']),
    ]);

    expect((await recordOf(anna)).numbers).toHaveLength(1);
    expect((await recordOf(anna)).notificationLanguage).toBe('nl');
    expect((await recordOf(ben)).numbers).toHaveLength(1);
  });
});

describe('the contact card', () => {
  it('keeps the language at once', async () => {
    const { directory, recordOf } = createDirectory();

    expect(await directory.saveContact(anna, { notificationLanguage: language('de-CH') })).toEqual({ ok: true });

    expect((await recordOf()).notificationLanguage).toBe('de-CH');
  });

  it('keeps the organization’s default as a value of its own, whether another language was known or not', async () => {
    const { directory, recordOf } = createDirectory();
    await directory.saveContact(anna, { notificationLanguage: language('de') });

    await directory.saveContact(anna, { notificationLanguage: ORGANIZATION_DEFAULT, shown: language('de') });
    await directory.saveContact(ben, { notificationLanguage: ORGANIZATION_DEFAULT });

    expect((await recordOf(anna)).notificationLanguage).toBe(ORGANIZATION_DEFAULT);
    expect((await recordOf(ben)).notificationLanguage).toBe(ORGANIZATION_DEFAULT);
  });

  it('keeps the number when the language changes', async () => {
    const { directory, recordOf, send } = createDirectory();
    await send({ address: anna, method: 'sms-new', phoneNumber: number });

    await directory.saveContact(anna, { notificationLanguage: ORGANIZATION_DEFAULT });

    expect((await recordOf()).numbers).toHaveLength(1);
  });

  it('does not replace a language that was saved elsewhere since, and says which', async () => {
    const { directory, memory, recordOf } = createDirectory();
    const elsewhere = createMailboxDirectory(memory, { now: () => TODAY });
    await directory.saveContact(anna, { notificationLanguage: language('de') });
    await elsewhere.saveContact(anna, { notificationLanguage: ORGANIZATION_DEFAULT, shown: language('de') });

    const saved = await directory.saveContact(anna, { notificationLanguage: language('fr'), shown: language('de') });

    expect(saved).toEqual({ ok: false, problem: 'changed', now: ORGANIZATION_DEFAULT });
    expect((await recordOf()).notificationLanguage).toBe(ORGANIZATION_DEFAULT);
  });

  it('takes the same language saved elsewhere for saved', async () => {
    const { directory, memory } = createDirectory();
    await directory.saveContact(anna, { notificationLanguage: language('de') });
    const { writes } = memory;

    expect(await directory.saveContact(anna, { notificationLanguage: language('de') })).toEqual({ ok: true });
    expect(memory.writes).toBe(writes);
  });

  it('replaces a language that only the organization knew', async () => {
    const { directory, recordOf } = createDirectory();

    await directory.saveContact(anna, { notificationLanguage: language('fr'), shown: language('de') });

    expect((await recordOf()).notificationLanguage).toBe('fr');
  });
});

describe('a full memory', () => {
  const full = async () => {
    const { directory, memory, ...rest } = createDirectory(createTestMemory(undefined, 400));
    await rest.send({ address: anna, method: 'sms-new', phoneNumber: number, displayName: 'A'.repeat(150) });
    return { directory, memory, ...rest };
  };
  const large = 'x'.repeat(200);

  it('says so and changes nothing, whatever is asked', async () => {
    const { directory, memory } = await full();
    const before = memory.stored;

    const held = await directory.keepForDraft('next', [
      { address: ben, method: 'access-code-new', accessCode: code(large), accessCodeHint: large },
    ]);
    const saved = await directory.saveContact(address(`${large}@x.example`), { notificationLanguage: language('nl') });

    expect([held, saved]).toEqual([
      { ok: false, problem: 'full' },
      { ok: false, problem: 'full' },
    ]);
    expect(memory.stored).toBe(before);
  });

  it('has room again after the contacts that were not written to for the longest time are forgotten', async () => {
    let now = '2026-01-01';
    const { directory, recordOf, send } = createDirectory(createTestMemory(), () => now);
    await send({ address: anna, method: 'sms-new', phoneNumber: number });
    now = '2026-02-01';
    await send({ address: ben, method: 'sms-new', phoneNumber: number });
    now = '2026-03-01';
    await send({ address: anna, method: 'account' });

    await directory.makeRoom(1);

    expect((await recordOf(anna)).numbers).toHaveLength(1);
    expect((await recordOf(ben)).numbers).toEqual([]);
  });

  it('does not complain about drafts to people it knows, and notes that they are in use', async () => {
    let now = '2026-01-01';
    const memory = createTestMemory();
    const { directory, recordOf, send } = createDirectory(memory, () => now);
    await send({ address: anna, method: 'sms-new', phoneNumber: number });
    now = '2026-02-01';
    await send({ address: ben, method: 'access-code-new', accessCode: code('our code'), accessCodeHint: 'hint' });
    now = '2026-03-01';
    const { length } = memory.stored!;
    const used: UsedChoice[] = [{ address: anna, method: 'sms-known', phoneNumber: number }];

    expect(await directory.keepForDraft('next', used)).toEqual({ ok: true });
    const { writes } = memory;
    await directory.keepForDraft('next', used);

    expect(memory.stored).toHaveLength(length);
    expect(memory.writes).toBe(writes);
    await directory.makeRoom(1);
    expect((await recordOf(anna)).numbers).toHaveLength(1);
    expect((await recordOf(ben)).codes).toEqual([]);
  });

  it('holds at least 200 people with a name, a number or a code with a hint, and a language', async () => {
    const { directory, memory } = createDirectory();
    const people = Array.from({ length: 200 }, (_, i): UsedChoice => {
      const person = {
        address: address(`firstname.lastname${i}@organization.example`),
        displayName: `Firstname Lastname ${i}`,
      };
      return i % 2
        ? { ...person, method: 'sms-new', phoneNumber: phone(`+316${10_000_000 + i}`) }
        : { ...person, method: 'access-code-new', accessCode: code(`Tulp-4821-${i}`), accessCodeHint: 'our talk' };
    });

    const outcomes = [];
    for (let i = 0; i < people.length; i += 20) {
      outcomes.push(await directory.keepForDraft('draft', people.slice(i, i + 20)));
      outcomes.push(await directory.confirmSent(['draft']));
    }
    for (const person of people)
      outcomes.push(await directory.saveContact(person.address, { notificationLanguage: language('nl') }));

    expect(outcomes.filter((outcome) => !outcome.ok)).toEqual([]);
    const records = [...(await directory.lookup(people.map((person) => person.address))).values()];
    expect(records.every(({ numbers, codes }) => numbers.length + codes.length === 1)).toBe(true);
    expect(memory.stored!.length).toBeLessThanOrEqual(32 * 1024);
  });
});

describe('a memory that this version does not understand', () => {
  it.each([
    ['of a newer version', { v: 2, people: ['somebody'] }],
    ['that is half a document', { v: 1, c: {} }],
    ['that is a text', '{"v":1,"c":{'],
    ['that is a list', [1, 2]],
    ['of 30 KB of noise', 'ÿ'.repeat(30_000)],
  ])('%s is left as it is and said to be unreadable', async (_name, found) => {
    const { directory, memory, recordOf } = createDirectory(createTestMemory(found));

    const results = [
      await directory.keepForDraft('draft', [{ address: anna, method: 'sms-new', phoneNumber: number }]),
      await directory.confirmSent(['draft']),
      await directory.saveContact(anna, { notificationLanguage: language('nl') }),
      await directory.forget(anna, { kind: 'number', phoneNumber: number }),
      await directory.makeRoom(10),
    ];

    expect(results).toEqual(Array(5).fill({ ok: false, problem: 'unavailable' }));
    expect(memory.read()).toEqual(found);
    expect(directory.isUnreadable()).toBe(true);
    expect(await recordOf()).toEqual({ address: anna, hasAccount: false, numbers: [], codes: [] });
  });

  const good = { t: 20_000, p: [number] };

  it.each([
    ['a number that is none', { t: 20_000, p: ['call me'] }],
    ['no date', { p: [number] }],
    ['a last choice of a later version', { t: 20_000, m: 'x' }],
    ['a code with a line break', { t: 20_000, a: ['one\r\ntwo', null, 20_000] }],
    ['nothing', null],
  ])('keeps a contact with %s out of view and in place', async (_name, broken) => {
    const found = { v: 1, c: { [anna]: broken, [ben]: good }, d: [], later: { more: true } };
    const { directory, memory, recordOf, send } = createDirectory(createTestMemory(found));

    await send({ address: address('new@x.example'), method: 'sms-new', phoneNumber: otherNumber });

    expect(directory.isUnreadable()).toBe(true);
    expect((await recordOf(anna)).numbers).toEqual([]);
    expect((await recordOf(ben)).numbers).toHaveLength(1);
    expect(memory.read()).toMatchObject({ c: { [anna]: broken, [ben]: good }, later: { more: true } });
  });

  it('keeps members of a contact that it does not know', async () => {
    const found = { v: 1, c: { [anna]: { ...good, later: 'more' } }, d: ['a draft of another shape'] };
    const { memory, send } = createDirectory(createTestMemory(found));

    await send({ address: anna, method: 'sms-new', phoneNumber: otherNumber });

    expect(memory.read()).toMatchObject({
      c: { [anna]: { later: 'more', p: [otherNumber, number] } },
      d: ['a draft of another shape'],
    });
  });

  it('has no problem when there is nothing yet', () => {
    expect(createDirectory().directory.isUnreadable()).toBe(false);
  });

  it('answers unavailable when the mailbox refuses to save', async () => {
    const memory = createTestMemory();
    memory.write = () => Promise.reject(new Error('the mailbox is away'));
    const { directory } = createDirectory(memory);

    expect(await directory.saveContact(anna, { notificationLanguage: language('nl') })).toEqual({
      ok: false,
      problem: 'unavailable',
    });
  });

  it('does not say that somebody is unknown when the mailbox cannot be read', async () => {
    const memory = createTestMemory();
    memory.read = () => {
      throw new Error('the mailbox is away');
    };
    const { directory } = createDirectory(memory);

    await expect(directory.lookup([anna])).rejects.toThrow(expect.objectContaining({ name: 'DirectoryUnavailable' }));
  });

  it('is unreadable while the mailbox does not answer, and does not say that nothing is pending', async () => {
    const memory = createTestMemory();
    const { directory } = createDirectory(memory);
    await directory.keepForDraft('draft-1', [{ address: anna, method: 'sms-new', phoneNumber: phone('+31612345678') }]);
    memory.read = () => {
      throw new Error('the mailbox is away');
    };

    expect(directory.isUnreadable()).toBe(true);
    expect(() => directory.pendingDrafts()).toThrow(DirectoryUnavailable);
    const unavailable = { ok: false, problem: 'unavailable' };
    await expect(directory.confirmSent(['draft-1'])).resolves.toEqual(unavailable);
    await expect(directory.keepForDraft('draft-1', [])).resolves.toEqual(unavailable);
    await expect(directory.forget(anna, { kind: 'code', scope: 'personal' })).resolves.toEqual(unavailable);
    await expect(directory.makeRoom(20)).resolves.toEqual(unavailable);
  });
});

describe('whatever is typed', () => {
  const anyText = fc.oneof(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' }));
  const addresses = fc.oneof(
    fc.emailAddress(),
    fc.tuple(anyText, fc.domain()).map(([local, domain]) => `${JSON.stringify(local)}@${domain}`),
    fc.constant('"__proto__"@x.example'),
  );
  const parsed =
    <Value>(parse: (text: string) => { ok: true; value: Value } | { ok: false }) =>
    (text: string) => {
      const result = parse(text);
      return result.ok ? [result.value] : [];
    };
  const anyAddress = addresses
    .map(parsed(parseEmailAddress))
    .filter((found) => found.length === 1)
    .map(([found]) => found!);
  const anyCode = anyText
    .map(parsed((text) => parseAccessCode(text, SAVED_CODE_LENGTHS)))
    .filter((found) => found.length === 1)
    .map(([found]) => found!);
  const anyNumber = fc.stringMatching(/^\+[1-9]\d{6,13}$/).map(phone);

  it('comes back as it was', async () => {
    await fc.assert(
      fc.asyncProperty(anyAddress, anyCode, anyText, anyNumber, async (who, accessCode, hint, phoneNumber) => {
        const { directory } = createDirectory();
        await directory.keepForDraft('one', [{ address: who, method: 'sms-new', phoneNumber }]);
        await directory.keepForDraft('two', [
          { address: who, method: 'access-code-new', accessCode, accessCodeHint: hint },
        ]);
        await directory.confirmSent(['two', 'one']);

        const record = (await directory.lookup([who])).get(who)!;
        expect(record.numbers).toEqual([{ phoneNumber, scope: 'personal' }]);
        expect(record.codes).toEqual([{ accessCode, scope: 'personal', setOn: '2026-11-24', ...(hint && { hint }) }]);
      }),
    );
  });

  it('a document of any shape never makes a call throw, and is never lost', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.jsonValue(),
          fc.jsonValue().map((c) => ({ v: 1, c, d: [c] })),
        ),
        async (found) => {
          const { directory, memory } = createDirectory(createTestMemory(found));
          const result = await directory.saveContact(anna, { notificationLanguage: language('nl') });

          if (!result.ok) expect(memory.read()).toEqual(JSON.parse(JSON.stringify(found)));
          expect(await directory.lookup([anna])).toBeInstanceOf(Map);
        },
      ),
    );
  });
});

describe('what an earlier version kept by the spelling of an address', () => {
  const MUELLER = 'anna@müller.example';
  const kept = (contacts: object, drafts: unknown[] = []) => createTestMemory({ v: 1, c: contacts, d: drafts });

  it.each([MUELLER, '"anna"@müller.example', 'anna@müller.example.'])(
    'is found by its mailbox: %s',
    async (written) => {
      const { recordOf } = createDirectory(kept({ [written]: { t: 20_000, p: [number], m: 's' } }));
      expect(await recordOf(address('anna@xn--mller-kva.example'))).toMatchObject({
        numbers: [{ phoneNumber: number }],
        lastChoice: { method: 'sms-known', phoneNumber: number },
      });
    },
  );

  it('is one contact where there were two: all numbers, the younger code, name and choice', async () => {
    const { recordOf } = createDirectory(
      kept({
        [MUELLER]: {
          t: 20_000,
          n: 'Anna',
          p: [number],
          a: ['Vuurtoren 88!', null, 19_000],
          o: ['Tulp-4821', null, 19_999],
          m: 's',
        },
        '"anna"@müller.example': { t: 20_001, n: 'Anna M', p: [otherNumber], o: ['Roos-1234', 'rose', 19_998] },
      }),
    );
    const record = await recordOf(address(MUELLER));
    expect(record.numbers.map(({ phoneNumber }) => phoneNumber)).toEqual([otherNumber, number]);
    expect(record.codes.map(({ accessCode }) => accessCode)).toEqual(['Tulp-4821', 'Vuurtoren 88!']);
    expect(record).toMatchObject({ displayName: 'Anna M', lastChoice: { method: 'sms-known', phoneNumber: number } });
  });

  it.each([
    [
      'a verification email after a number',
      { t: 20_000, p: [number], m: 's' },
      { t: 20_001, e: 1 },
      'verification-email',
    ],
    ['a number after a verification email', { t: 20_000, e: 1 }, { t: 20_001, p: [number], m: 's' }, 'sms-known'],
  ])('has the younger choice of two: %s', async (_, older, newer, method) => {
    const { recordOf } = createDirectory(kept({ [MUELLER]: older, '"anna"@müller.example': newer }));

    expect(await recordOf(address(MUELLER))).toMatchObject({
      numbers: [{ phoneNumber: number }],
      lastChoice: { method },
    });
  });

  it('is the same contact whichever of two stood first', async () => {
    const [one, other] = [
      { t: 20_000, p: [number], m: 's' },
      { t: 20_001, p: [otherNumber], m: `s${number}`, l: null },
    ];
    const first = createDirectory(kept({ [MUELLER]: one, 'anna@müller.example.': other }));
    const second = createDirectory(kept({ 'anna@müller.example.': other, [MUELLER]: one }));
    expect(await first.recordOf(address(MUELLER))).toEqual(await second.recordOf(address(MUELLER)));
  });

  it('stands by its mailbox once something is learned, with what was learned before', async () => {
    const { memory, send, recordOf } = createDirectory(kept({ [MUELLER]: { t: 20_000, p: [number], m: 's' } }));
    await send({ address: address(MUELLER), method: 'sms-new', phoneNumber: otherNumber });
    expect(Object.keys((memory.read() as { c: object }).c)).toEqual(['anna@xn--mller-kva.example']);
    expect((await recordOf(address(MUELLER))).numbers).toHaveLength(2);
  });

  it('is learned for the mailbox where a draft was held', async () => {
    const used = { address: MUELLER, method: 'sms-new', phoneNumber: number };
    const { directory, recordOf } = createDirectory(kept({}, [{ i: 'draft', t: 20_780, u: [used] }]));
    await directory.confirmSent(['draft']);
    expect((await recordOf(address(MUELLER))).numbers).toMatchObject([{ phoneNumber: number }]);
  });

  it('stays where it is beside what this version does not understand, and neither is lost', async () => {
    const later = { t: 'of a later version' };
    const { memory, send } = createDirectory(
      kept({ 'anna@xn--mller-kva.example': later, [MUELLER]: { t: 20_000, p: [number] } }),
    );
    await send({ address: ben, method: 'sms-new', phoneNumber: otherNumber });
    expect((memory.read() as { c: object }).c).toMatchObject({
      'anna@xn--mller-kva.example': later,
      [MUELLER]: { p: [number] },
    });
  });

  it('stays where it is no address by the rules of today', async () => {
    const { memory, send } = createDirectory(kept({ '"anna de vries"@lind.example': { t: 20_000, p: [number] } }));
    await send({ address: ben, method: 'sms-new', phoneNumber: otherNumber });
    expect((memory.read() as { c: object }).c).toMatchObject({ '"anna de vries"@lind.example': { p: [number] } });
  });
});
