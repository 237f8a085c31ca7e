/** What the service forgets in SQL, against the rule by which the pane shows it (`directory/forgotten-record.ts`). */
import fc from 'fast-check';
import type { KnownItemMessage } from '../../../src/contract/forget';
import { withoutOwn } from '../../../src/directory/forgotten-record';
import { serviceRecord } from '../../../src/directory/service-records';
import type { KnownItem } from '../../../src/directory/types';
import type { Caller } from '../../../src/service/store/types';
import { parseEmailAddress } from '../../../src/verification/email-address';
import { codeFor, colleagues, newKey, onEachStore, smsTo } from './given-store';
import type { GivenStore } from './given-store';

const ANNA = 'anna@lindqvist.example';
const [FIRST, SECOND] = ['+31612345678', '+32470123456'] as const;

type Step = (given: GivenStore, people: { els: Caller; jan: Caller }) => Promise<unknown>;

const proved =
  (phoneNumber: string): Step =>
  ({ store }, { jan }) =>
    store.report(jan, {
      reports: [{ kind: 'number-proved', key: newKey(), address: ANNA, phoneNumber, provedAt: '2026-11-01' }],
    });

/** What may have happened before, in any order. */
const STEPS: Record<string, Step> = {
  'Els types the first number': ({ store }, { els }) => store.remember(els, smsTo(ANNA, FIRST)),
  'Els types the second number': ({ store }, { els }) => store.remember(els, smsTo(ANNA, SECOND)),
  'Jan types the first number': ({ store }, { jan }) => store.remember(jan, smsTo(ANNA, FIRST)),
  'the first number is proved': proved(FIRST),
  'the second number is proved': proved(SECOND),
  'Els tells a code of her own': ({ store }, { els }) => store.remember(els, codeFor(ANNA, 'under the old oak')),
  'Els sets the code of the organization': ({ store }, { els }) =>
    store.remember(els, codeFor(ANNA, 'tulips in spring', 'organization-code-new')),
  'Jan sets the code of the organization': ({ store }, { jan }) =>
    store.remember(jan, codeFor(ANNA, 'below the elm', 'organization-code-new')),
};

const ITEMS = [
  { kind: 'number', phoneNumber: FIRST },
  { kind: 'number', phoneNumber: SECOND },
  { kind: 'code', scope: 'personal' },
  { kind: 'code', scope: 'organization' },
] as const satisfies readonly KnownItemMessage[];

onEachStore('the directory', (given) => {
  const seenBy = async (caller: Caller) => {
    const [known] = await given.recipients(caller, [ANNA]);
    const address = parseEmailAddress(ANNA);
    if (!address.ok || !known) throw new Error('no answer');
    const { numbers, ...record } = serviceRecord(address.value, known, []);
    const inOrder = [...numbers].sort((a, b) =>
      `${a.phoneNumber} ${a.scope}` < `${b.phoneNumber} ${b.scope}` ? -1 : 1,
    );
    return { ...record, numbers: inOrder };
  };

  it('forgets what the one rule says, leaves to colleagues what they know, and undo brings all of it back', async () => {
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(Object.keys(STEPS)), fc.constantFrom(...ITEMS), async (happened, item) => {
        const people = colleagues();
        for (const name of happened) await STEPS[name]!(given, people);
        const before = { els: await seenBy(people.els), jan: await seenBy(people.jan) };

        const { undo } = await given.store.forget(people.els, { address: ANNA, item });

        expect(await seenBy(people.els)).toEqual(withoutOwn(before.els, item as KnownItem));
        if (item.kind === 'number' || item.scope === 'personal') expect(await seenBy(people.jan)).toEqual(before.jan);
        if (undo !== undefined) await given.store.restore(people.els, { undo });
        expect(await seenBy(people.els)).toEqual(before.els);
      }),
      { numRuns: 60 },
    );
  });
});
