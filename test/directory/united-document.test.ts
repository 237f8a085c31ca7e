/** Two clients of one mailbox, each with a copy of the memory from its start, which it saves whole. */
import fc from 'fast-check';
import { createMailboxDirectory } from '../../src/directory/mailbox-directory';
import { readDocument, writeDocument } from '../../src/directory/mailbox-document';
import type { MailboxDocument } from '../../src/directory/mailbox-document';
import { MOMENTS_FOR_DAYS } from '../../src/directory/moments';
import type { KnownItem, UsedChoice } from '../../src/directory/types';
import { uniteDocuments } from '../../src/directory/united-document';
import type { RecipientRecord } from '../../src/verification/types';
import { createTestMemory } from './memory';
import { address, code, language, phone } from './values';

const START = Date.parse('2026-11-24T10:00:00Z');
const anna = address('anna@praktijk.example');
const ben = address('ben@legal.example');
const NUMBER = phone('+31612345678');
const OTHER_NUMBER = phone('+4915123456789');
const CODE: KnownItem = { kind: 'code', scope: 'personal' };
const ownNumber = (phoneNumber = NUMBER): KnownItem => ({ kind: 'number', phoneNumber });

/** @param from the memory as the mailbox had it when this client started */
function startClient(from?: unknown) {
  const memory = createTestMemory(from);
  const clock = { minute: 0 };
  const now = () => new Date(START + clock.minute * 60_000).toISOString();
  const directory = createMailboxDirectory(memory, { now });
  let drafts = 0;
  const at = (minute: number) => {
    clock.minute = minute;
    return {
      async send(choice: Omit<UsedChoice, 'address'>, to = anna) {
        const draftId = `draft ${minute} ${drafts++}`;
        await directory.keepForDraft(draftId, [{ address: to, ...choice }]);
        await directory.confirmSent([draftId]);
      },
      forget: (item: KnownItem, of = anna) => directory.forget(of, item),
      async speaks(tag: string) {
        const shown = (await directory.lookup([anna])).get(anna)!.notificationLanguage;
        await directory.saveContact(anna, { notificationLanguage: language(tag), shown });
      },
    };
  };
  return { memory, directory, at, saved: () => memory.read() };
}

function documentOf(found: unknown): MailboxDocument {
  const document = readDocument(found);
  if (!document) throw new Error('unreadable');
  return document;
}

const unite = (ours: unknown, mailbox: unknown): unknown =>
  structuredClone(writeDocument(uniteDocuments(documentOf(ours), documentOf(mailbox))));

async function recordIn(memory: unknown, of = anna): Promise<RecipientRecord> {
  const { directory } = startClient(memory);
  return (await directory.lookup([of])).get(of)!;
}

/** What the mailbox knows of Anna whichever of the two saved last. */
async function knownAfter(
  before: (client: ReturnType<typeof startClient>) => Promise<unknown>,
  first: (client: ReturnType<typeof startClient>) => Promise<unknown>,
  second: (client: ReturnType<typeof startClient>) => Promise<unknown>,
) {
  const start = startClient();
  await before(start);
  const [one, other] = [startClient(start.saved()), startClient(start.saved())];
  await first(one);
  await second(other);
  const united = unite(one.saved(), other.saved());
  const record = await recordIn(united);
  expect(await recordIn(unite(other.saved(), one.saved()))).toEqual(record);
  return { united, record };
}

const nothing = () => Promise.resolve();

describe('what one client learned, and another saved its older copy over', () => {
  it('is there again, beside what the other learned', async () => {
    const { record } = await knownAfter(
      nothing,
      ({ at }) => at(1).send({ method: 'sms-new', phoneNumber: NUMBER }),
      ({ at }) => at(3_000).send({ method: 'access-code-new', accessCode: code('Tulp-4821') }),
    );
    expect(record.numbers).toEqual([{ phoneNumber: NUMBER, scope: 'personal' }]);
    expect(record.codes).toMatchObject([{ accessCode: 'Tulp-4821' }]);
  });

  it('is pending again where its draft was not sent yet', async () => {
    const [one, other] = [startClient(), startClient()];
    await one.directory.keepForDraft('draft', [{ address: anna, method: 'sms-new', phoneNumber: NUMBER }]);
    await other.at(1).send({ method: 'sms-new', phoneNumber: OTHER_NUMBER }, ben);
    expect(documentOf(unite(one.saved(), other.saved())).drafts).toMatchObject([{ i: 'draft' }]);
  });

  it('no longer waits where its draft was sent', async () => {
    const start = startClient();
    await start.directory.keepForDraft('draft', [{ address: anna, method: 'sms-new', phoneNumber: NUMBER }]);
    const [one, other] = [startClient(start.saved()), startClient(start.saved())];
    await one.at(1).send({ method: 'sms-new', phoneNumber: OTHER_NUMBER }, ben);
    await other.directory.confirmSent(['draft']);
    const united = documentOf(unite(one.saved(), other.saved()));
    expect(united.drafts).toEqual([]);
    expect([...united.contacts.keys()].sort()).toEqual([anna, ben]);
  });

  it.each([
    ['a code', 'Roos-77', 'Tulp-4821'],
    ['the same day', 'Tulp-4821', 'Roos-77'],
  ])('gives way to what is newer: %s', async (_what, earlier, later) => {
    const { record } = await knownAfter(
      ({ at }) => at(0).send({ method: 'access-code-new', accessCode: code('first code') }),
      ({ at }) => at(9).send({ method: 'access-code-new', accessCode: code(later) }),
      ({ at }) => at(2).send({ method: 'access-code-new', accessCode: code(earlier) }),
    );
    expect(record.codes).toMatchObject([{ accessCode: later }]);
  });

  it('is the language that was picked last, also where the other wrote to them later', async () => {
    const { record } = await knownAfter(
      ({ at }) => at(0).speaks('nl'),
      ({ at }) => at(1).speaks('de'),
      ({ at }) => at(3_000).send({ method: 'sms-new', phoneNumber: NUMBER }),
    );
    expect(record.notificationLanguage).toBe('de');
  });
});

describe('what one client forgot', () => {
  const withNumberAndCode = async ({ at }: ReturnType<typeof startClient>) => {
    await at(0).send({ method: 'access-code-new', accessCode: code('Tulp-4821') });
    await at(1).send({ method: 'sms-new', phoneNumber: NUMBER });
  };

  it.each<[string, KnownItem, object]>([
    ['a number, with the last choice that rests on it', ownNumber(), { numbers: [], codes: [{}] }],
    ['a code', CODE, { codes: [], numbers: [{}], lastChoice: { method: 'sms-known' } }],
  ])('stays forgotten: %s', async (_what, item, left) => {
    const { record, united } = await knownAfter(
      withNumberAndCode,
      ({ at }) => at(5).forget(item),
      ({ at }) => at(3_000).send({ method: 'sms-known', phoneNumber: NUMBER }),
    );
    expect(record).toMatchObject(left);
    if (item.kind === 'number') {
      expect(record.lastChoice).toBeUndefined();
      expect(JSON.stringify(united)).not.toContain(NUMBER);
    }
  });

  it('stays forgotten with the person of whom nothing else was known', async () => {
    const { united } = await knownAfter(
      ({ at }) => at(1).send({ method: 'sms-new', phoneNumber: NUMBER, displayName: 'Anna' }),
      ({ at }) => at(5).forget(ownNumber()),
      ({ at }) => at(6).send({ method: 'sms-new', phoneNumber: OTHER_NUMBER }, ben),
    );
    expect(JSON.stringify(united)).not.toMatch(/anna|Anna/);
  });

  it('is there again once it was typed anew, or taken back', async () => {
    const typed = await knownAfter(
      withNumberAndCode,
      async ({ at }) => {
        await at(5).forget(ownNumber());
        await at(5).send({ method: 'sms-new', phoneNumber: NUMBER });
      },
      nothing,
    );
    expect(typed.record.numbers).toMatchObject([{ phoneNumber: NUMBER }]);
    const back = await knownAfter(
      withNumberAndCode,
      async ({ at }) => {
        const forgotten = await at(5).forget(CODE);
        if (forgotten.ok) await forgotten.undo();
      },
      nothing,
    );
    expect(back.record.codes).toMatchObject([{ accessCode: 'Tulp-4821' }]);
  });

  it('gives way to a code that was set later', async () => {
    const { record } = await knownAfter(
      withNumberAndCode,
      ({ at }) => at(5).forget(CODE),
      ({ at }) => at(3_000).send({ method: 'access-code-new', accessCode: code('Roos-77') }),
    );
    expect(record.codes).toMatchObject([{ accessCode: 'Roos-77' }]);
  });

  it('stays forgotten where it was to make room, and who was written to since does not', async () => {
    const start = startClient();
    await start.at(0).send({ method: 'sms-new', phoneNumber: NUMBER });
    const [one, other] = [startClient(start.saved()), startClient(start.saved())];
    await one.directory.makeRoom(1);
    await other.at(9_000).send({ method: 'sms-new', phoneNumber: OTHER_NUMBER }, ben);
    const { contacts } = documentOf(unite(one.saved(), other.saved()));
    expect([...contacts.keys()]).toEqual([ben]);
  });

  it('is a matter of its moment, which takes room for a while only', async () => {
    const client = startClient();
    await withNumberAndCode(client);
    await client.at(5).forget(ownNumber());
    expect(documentOf(client.saved()).moments.size).toBe(1);
    await client.at((MOMENTS_FOR_DAYS + 1) * 1_440).send({ method: 'sms-new', phoneNumber: OTHER_NUMBER }, ben);
    expect(documentOf(client.saved()).moments.size).toBe(0);
  });
});

describe('whatever a sender does', () => {
  const who = fc.constantFrom(anna, ben);
  const item = fc.constantFrom<KnownItem>(ownNumber(), ownNumber(OTHER_NUMBER), CODE, {
    kind: 'code',
    scope: 'organization',
  });
  const choice = fc.constantFrom<Omit<UsedChoice, 'address'>>(
    { method: 'sms-new', phoneNumber: NUMBER },
    { method: 'sms-new', phoneNumber: OTHER_NUMBER },
    { method: 'sms-known', phoneNumber: NUMBER },
    { method: 'access-code-new', accessCode: code('Tulp-4821') },
    { method: 'access-code-new', accessCode: code('Roos-77'), accessCodeHint: 'roses' },
    { method: 'organization-code-new', accessCode: code('Lelie-5') },
    { method: 'verification-email' },
    { method: 'transport-security' },
  );
  type Client = ReturnType<typeof startClient>;
  const deed = fc.oneof(
    {
      weight: 3,
      arbitrary: fc.tuple(who, choice).map(
        ([to, used]) =>
          (c: Client, m: number) =>
            c.at(m).send(used, to),
      ),
    },
    {
      weight: 2,
      arbitrary: fc.tuple(who, item).map(
        ([of, one]) =>
          (c: Client, m: number) =>
            c.at(m).forget(one, of),
      ),
    },
    { weight: 1, arbitrary: fc.constantFrom('nl', 'de').map((tag) => (c: Client, m: number) => c.at(m).speaks(tag)) },
    {
      weight: 1,
      arbitrary: fc
        .tuple(fc.constantFrom('one', 'two'), who, choice)
        .map(([id, to, used]) => (c: Client, m: number) => {
          c.at(m);
          return c.directory.keepForDraft(id, [{ address: to, ...used }]);
        }),
    },
  );
  const room = fc.constant((c: Client) => c.directory.makeRoom(1));
  const passing = fc.constantFrom(0, 1, 2_000);

  it('an older copy adds nothing to a newer one that came from it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(deed, passing), { maxLength: 12 }), fc.nat(12), async (deeds, copiedAt) => {
        const client = startClient();
        let minute = 0;
        let copy: unknown;
        for (const [at, [act, minutes]] of deeds.entries()) {
          if (at === copiedAt) copy = client.saved();
          await act(client, (minute += minutes));
        }
        const newer = client.saved();
        expect(unite(copy, newer)).toEqual(structuredClone(writeDocument(documentOf(newer))));
      }),
      { numRuns: 300 },
    );
  });

  it('two clients come to know the same, whichever starts first', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.oneof({ weight: 9, arbitrary: deed }, room), fc.boolean()), { maxLength: 12 }),
        async (deeds) => {
          const start = startClient();
          await start.at(0).send({ method: 'sms-new', phoneNumber: NUMBER });
          const [one, other] = [startClient(start.saved()), startClient(start.saved())];
          for (const [at, [act, isFirst]] of deeds.entries()) await act(isFirst ? one : other, (at + 1) * 2_000);
          const [saved, later] = [one.saved(), other.saved()];
          const united = unite(saved, later);
          expect(unite(saved, united)).toEqual(united);
          expect(unite(later, united)).toEqual(united);
          for (const person of [anna, ben])
            expect(await recordIn(unite(later, saved), person)).toEqual(await recordIn(united, person));
        },
      ),
      { numRuns: 300 },
    );
  });
});
