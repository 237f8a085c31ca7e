import {
  MAXIMUM_LOOKUPS,
  NO_RECORDS,
  amend,
  answered,
  asked,
  learn,
  outdated,
  unanswered,
} from '../../src/engine/records';
import type { Answer, Records } from '../../src/engine/records';
import { emptyRecord } from '../../src/verification/records';
import type { RecipientRecord } from '../../src/verification/types';
import { address, phone } from '../directory/values';

const BO = address('bo@lind.example');
const knowing: RecipientRecord = {
  ...emptyRecord(BO),
  numbers: [{ phoneNumber: phone('+31612345678'), scope: 'personal' }],
};
const all = (record: RecipientRecord): Answer => ({ records: new Map([[BO, record]]) });
const part = (record: RecipientRecord): Answer => ({ ...all(record), absence: 'away' });
/** The directory is asked, and answers at once. */
const after = (records: Records, answer: Answer) => answered(records, asked(records, [BO]), answer).records;

describe('what the directory answered', () => {
  it('is asked for once, and again while a part was away', () => {
    expect(unanswered(NO_RECORDS, [BO])).toEqual([BO]);
    expect(unanswered(after(NO_RECORDS, all(knowing)), [BO])).toEqual([]);
    expect(unanswered(after(NO_RECORDS, part(knowing)), [BO])).toEqual([BO]);
  });

  it('stands when a part is away the next time, which says why', () => {
    const before = outdated(after(NO_RECORDS, all(knowing)));
    const now = after(before, { absence: 'sign-in' });
    expect(now.known.get(BO)).toEqual(knowing);
    expect(now.partial.has(BO)).toBe(false);
    expect(now.absence).toBe('sign-in');
  });

  it('is added to by what is learned, and asked for again once somebody changed it', () => {
    const known = after(NO_RECORDS, all(knowing));
    const learned = learn(known, [BO], (record) => ({ ...record, hasAccount: true }));
    expect(learned.known.get(BO)?.hasAccount).toBe(true);
    expect(unanswered(learned, [BO])).toEqual([]);
    expect(
      unanswered(
        amend(known, BO, (record) => record),
        [BO],
      ),
    ).toEqual([BO]);
  });
});

describe('what becomes known while it is being looked up', () => {
  it.each([
    ['all of it', all],
    ['a part', part],
  ])('is not undone by an answer with %s: it is asked for again', (_what, answer) => {
    const before = after(NO_RECORDS, part(knowing));
    const wanted = asked(before, unanswered(before, [BO]));
    const changed = amend(before, BO, (record) => ({ ...record, numbers: [] }));
    const { records, again } = answered(changed, wanted, answer(knowing)); // as it was before
    expect(records.known.get(BO)?.numbers).toEqual([]);
    expect(again).toEqual([BO]);
    expect(after(records, all(emptyRecord(BO))).partial.has(BO)).toBe(false);
  });

  it('is asked for again, too, where everything is to be', () => {
    const wanted = asked(NO_RECORDS, [BO]);
    const { records, again } = answered(outdated(NO_RECORDS), wanted, all(knowing));
    expect(again).toEqual([BO]);
    expect(unanswered(records, [BO])).toEqual([BO]);
  });

  it('is looked up a few times only', () => {
    expect(MAXIMUM_LOOKUPS).toBe(3);
  });
});
