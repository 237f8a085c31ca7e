import fc from 'fast-check';
import { withOwnAgain, withoutOwn } from '../../src/directory/forgotten-record';
import { createMailboxDirectory } from '../../src/directory/mailbox-directory';
import type { ForgetResult, KnownItem, UsedChoice } from '../../src/directory/types';
import type { RecipientRecord } from '../../src/verification/types';
import { createTestMemory } from './memory';
import { address, code, language, phone } from './values';

const anna = address('anna@praktijk.example');
const first = phone('+31612345678');
const second = phone('+4915123456789');
const third = phone('+32470123456');
const number = (phoneNumber = first): KnownItem => ({ kind: 'number', phoneNumber });
const personal: KnownItem = { kind: 'code', scope: 'personal' };
const organization: KnownItem = { kind: 'code', scope: 'organization' };

const SENT: Record<string, Omit<UsedChoice, 'address'>> = {
  first: { method: 'sms-new', phoneNumber: first },
  second: { method: 'sms-new', phoneNumber: second },
  third: { method: 'sms-new', phoneNumber: third },
  personal: { method: 'access-code-new', accessCode: code('tulp-77-maan'), accessCodeHint: 'The moon' },
  organization: { method: 'organization-code-new', accessCode: code('48213705') },
  email: { method: 'verification-email' },
};
const ITEMS: Record<string, KnownItem> = {
  first: number(first),
  second: number(second),
  third: number(third),
  personal,
  organization,
};

/** A memory that learned these, the last one last. */
async function knowing(...sent: string[]) {
  const memory = createTestMemory();
  const directory = createMailboxDirectory(memory, { now: () => '2026-11-24' });
  const send = async (name: string) => {
    await directory.keepForDraft(name, [{ address: anna, displayName: 'Anna', ...SENT[name]! }]);
    await directory.confirmSent([name]);
  };
  for (const name of sent) await send(name);
  const recordOf = async () => (await directory.lookup([anna])).get(anna)!;
  const forget = async (item: KnownItem) => undoOf(await directory.forget(anna, item));
  return { memory, directory, send, recordOf, forget };
}

function undoOf(result: ForgetResult) {
  if (!result.ok) throw new Error(result.problem);
  return result.undo;
}

test.each<[string, string[], KnownItem, Partial<RecipientRecord>]>([
  ['the only number', ['first'], number(), { numbers: [], lastChoice: undefined }],
  [
    'a number that was chosen last, and with it the choice',
    ['second', 'first'],
    number(first),
    { numbers: [{ phoneNumber: second, scope: 'personal' }], lastChoice: undefined },
  ],
  [
    'another number: the choice still means the same one',
    ['first', 'second'],
    number(first),
    {
      numbers: [{ phoneNumber: second, scope: 'personal' }],
      lastChoice: { method: 'sms-known', phoneNumber: second },
    },
  ],
  [
    'the personal code and not the number',
    ['first', 'personal'],
    personal,
    { numbers: [{ phoneNumber: first, scope: 'personal' }], codes: [], lastChoice: undefined },
  ],
  [
    'the code that the sender set for the organization, and not the personal one',
    ['organization', 'personal'],
    organization,
    {
      codes: [
        { accessCode: code('tulp-77-maan'), hint: 'The moon', scope: 'personal', setOn: '2026-11-24' },
      ] as RecipientRecord['codes'],
      lastChoice: { method: 'access-code-saved' },
    },
  ],
  [
    'a number, and not the verification email that was chosen after it',
    ['first', 'email'],
    number(),
    { numbers: [], lastChoice: { method: 'verification-email' } },
  ],
  [
    'a number that was chosen last, and brings back no verification email from before',
    ['email', 'first'],
    number(),
    { numbers: [], lastChoice: undefined },
  ],
])('forgets %s', async (_what, sent, item, left) => {
  const { forget, recordOf } = await knowing(...sent);
  await forget(item);
  const { lastChoice, ...record } = await recordOf();
  expect({ ...record, lastChoice }).toMatchObject(left);
});

test('somebody of whom nothing is left is not in the memory any more', async () => {
  const { memory, forget } = await knowing('first');
  await forget(number());
  expect(memory.stored).not.toContain(anna);
});

test('the language stays', async () => {
  const { directory, forget, recordOf } = await knowing('first');
  await directory.saveContact(anna, { notificationLanguage: language('de') });
  await forget(number());
  expect((await recordOf()).notificationLanguage).toBe('de');
});

test('what was not known is forgotten without a change, and so is its undo', async () => {
  const { memory, forget } = await knowing('first');
  const { stored, writes } = memory;
  const undo = await forget(personal);
  await undo();
  expect(memory).toMatchObject({ stored, writes });
});

test('a code set since is not replaced by the one that is put back', async () => {
  const { directory, forget, recordOf } = await knowing('personal');
  const undo = await forget(personal);
  await directory.keepForDraft('later', [
    { address: anna, method: 'access-code-new', accessCode: code('a newer one') },
  ]);
  await directory.confirmSent(['later']);
  await undo();
  expect((await recordOf()).codes).toMatchObject([{ accessCode: 'a newer one' }]);
});

test('a number learned since stays the chosen one', async () => {
  const { forget, recordOf, send } = await knowing('first');
  const undo = await forget(number(first));
  await send('second');
  await undo();
  expect(await recordOf()).toMatchObject({
    numbers: [{ phoneNumber: second }, { phoneNumber: first }],
    lastChoice: { method: 'sms-known', phoneNumber: second },
  });
});

test('a verification email used since stays the last choice', async () => {
  const { forget, recordOf, send } = await knowing('first', 'second');
  const undo = await forget(number(second));
  await send('email');
  await undo();
  expect(await recordOf()).toMatchObject({
    numbers: [{ phoneNumber: first }, { phoneNumber: second }],
    lastChoice: { method: 'verification-email' },
  });
});

test('a memory that is full by then says so, and the undo works once there is room', async () => {
  const { memory, forget, recordOf } = await knowing('first');
  const undo = await forget(number());
  const { write } = memory;
  memory.write = () => Promise.reject(new Error('the mailbox is away'));
  expect(await undo()).toEqual({ ok: false, problem: 'unavailable' });
  memory.write = write;
  expect(await undo()).toEqual({ ok: true });
  expect((await recordOf()).numbers).toHaveLength(1);
});

const names = Object.keys(ITEMS);
const orders = fc.shuffledSubarray(names, { minLength: 1 });

test('whatever is forgotten is gone, and taken back in turn all is exactly as before', async () => {
  await fc.assert(
    fc.asyncProperty(orders, orders, async (sent, forgotten) => {
      const { memory, forget, recordOf } = await knowing(...sent);
      const before = memory.stored!;
      const undos = [];
      for (const name of forgotten) {
        undos.unshift(await forget(ITEMS[name]!));
        expect(memory.stored).not.toContain(SENT[name]!.phoneNumber ?? SENT[name]!.accessCode);
      }
      const { lastChoice } = await recordOf();
      if (lastChoice?.phoneNumber) expect(memory.stored).toContain(lastChoice.phoneNumber);
      for (const undo of undos) await undo();
      // beside when that was, which another client of the mailbox has to know
      const { w: _moments, ...again } = JSON.parse(memory.stored!) as { w: unknown };
      expect(again).toEqual(JSON.parse(before));
    }),
  );
});

test('a sender sees what the one rule says, as it is forgotten and as it is taken back', async () => {
  const items = fc.constantFrom(...names);
  // of whom nothing else is known, the memory lets the name go as well
  const nameless = ({ displayName: _name, ...record }: RecipientRecord) => record;
  await fc.assert(
    fc.asyncProperty(orders, items, async (sent, name) => {
      const { forget, recordOf } = await knowing(...sent);
      const before = await recordOf();
      const undo = await forget(ITEMS[name]!);
      const after = await recordOf();
      expect(nameless(after)).toEqual(nameless(withoutOwn(before, ITEMS[name]!)));
      await undo();
      const again = withOwnAgain(after, ITEMS[name]!, before);
      const inAnyOrder = ({ numbers, codes, ...others }: RecipientRecord) => ({
        ...others,
        numbers: [...numbers].sort((a, b) => a.phoneNumber.localeCompare(b.phoneNumber)),
        codes: [...codes].sort((a, b) => a.scope.localeCompare(b.scope)),
      });
      expect(nameless(inAnyOrder(again))).toEqual(nameless(inAnyOrder(await recordOf())));
    }),
  );
});

test('taken back in any order the same is known as before', async () => {
  await fc.assert(
    fc.asyncProperty(orders, orders, fc.func(fc.integer()), async (sent, forgotten, rank) => {
      const { forget, recordOf } = await knowing(...sent);
      const known = ({ numbers, ...others }: RecipientRecord) => ({
        ...others,
        numbers: numbers.map(({ phoneNumber }) => phoneNumber).sort(),
      });
      const before = known(await recordOf());
      const undos = [];
      for (const name of forgotten) undos.push({ name, undo: await forget(ITEMS[name]!) });
      undos.sort((a, b) => rank(a.name) - rank(b.name));
      for (const { undo } of undos) await undo();
      expect(known(await recordOf())).toEqual(before);
    }),
  );
});
