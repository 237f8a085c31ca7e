import { createRecords } from '../../src/engine/records';
import { emptyRecord } from '../../src/verification/records';
import type { RecipientRecord } from '../../src/verification/types';
import { address, phone } from '../directory/values';
import { DirectoryUnavailable } from '../../src/directory/types';

const BO = address('bo@lind.example');
const knowing: RecipientRecord = {
  ...emptyRecord(BO),
  numbers: [{ phoneNumber: phone('+31612345678'), scope: 'personal' }],
};

/** A directory whose lookups end when the test says so. */
function waitingDirectory() {
  const lookups: { answer(record: RecipientRecord): void; fail(record: RecipientRecord): void }[] = [];
  return {
    lookups,
    lookup: () =>
      new Promise<Map<typeof BO, RecipientRecord>>((resolve, reject) => {
        lookups.push({
          answer: (record) => resolve(new Map([[BO, record]])),
          fail: (record) => reject(new DirectoryUnavailable('away', { records: new Map([[BO, record]]) })),
        });
      }),
  };
}
const turn = () => new Promise(setImmediate);

describe('what becomes known while it is being looked up', () => {
  it.each(['answer', 'fail'] as const)(
    'is not undone when the lookup ends with %s: it is asked for again',
    async (how) => {
      const directory = waitingDirectory();
      const records = createRecords(directory);
      const first = records.ensure([BO]);
      directory.lookups[0]!.fail(knowing);
      await first;
      const again = records.ensure([BO]);
      records.amend(BO, (record) => ({ ...record, numbers: [] }));
      directory.lookups[1]![how](knowing); // as it was before
      await turn();
      expect(records.get(BO)?.numbers).toEqual([]);
      directory.lookups[2]!.answer(emptyRecord(BO));
      await again;
      expect(records.get(BO)?.numbers).toEqual([]);
      expect(records.isPartial(BO)).toBe(false);
    },
  );

  it('is asked for again, too, where everything is to be', async () => {
    const directory = waitingDirectory();
    const records = createRecords(directory);
    const first = records.ensure([BO]);
    records.forget();
    directory.lookups[0]!.answer(knowing);
    await turn();
    directory.lookups[1]!.answer(emptyRecord(BO));
    await first;
    expect(records.get(BO)?.numbers).toEqual([]);
  });

  it('is left to the next time when it changes again and again', async () => {
    const directory = waitingDirectory();
    const records = createRecords(directory);
    const first = records.ensure([BO]);
    for (let lookup = 0; lookup < 3; lookup++) {
      records.forget();
      directory.lookups[lookup]!.answer(knowing);
      await turn();
    }
    await first;
    expect(directory.lookups).toHaveLength(3);
    const next = records.ensure([BO]);
    expect(directory.lookups).toHaveLength(4);
    directory.lookups[3]!.answer(knowing);
    expect(await next).toBe(true);
  });
});
