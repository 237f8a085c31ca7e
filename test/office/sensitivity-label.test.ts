import { labelName } from '../../src/office/label-names';
import { readLabel } from '../../src/office/sensitivity-label';
import { createDraft } from './fake-office';
import type { FakeLabel, Fault } from './fake-office';
import { installFakeOffice } from './install-fake-office';

const CONFIDENTIAL = '1a19d03a-48bc-4359-8038-5b5f6d5847c3';
const PROJECT = '2b19d03a-48bc-4359-8038-5b5f6d5847c3';
const PUBLISHED: FakeLabel[] = [
  { id: '0c19d03a-48bc-4359-8038-5b5f6d5847c3', name: 'Public', children: null },
  {
    id: CONFIDENTIAL.toUpperCase(),
    name: 'Confidential',
    children: [{ id: PROJECT, name: 'Project', children: null }],
  },
];

/** An Outlook in which these are published. */
function installWith(label: string, labels = PUBLISHED) {
  const office = installFakeOffice(createDraft({ label }));
  office.labels.push(...labels);
  return office;
}

describe('the sensitivity label of a draft', () => {
  it('is read in lower case, as ids are written in either', async () => {
    installWith(CONFIDENTIAL.toUpperCase());
    await expect(readLabel()).resolves.toBe(CONFIDENTIAL);
  });

  it('is none where the draft has none, whether Outlook says nothing or null', async () => {
    const office = installWith('');
    await expect(readLabel()).resolves.toBe('');
    office.draft.label = null as never;
    await expect(readLabel()).resolves.toBe('');
  });

  // https://github.com/OfficeDev/office-js/issues/5321
  it('is none, and not asked for, where labels are not enabled: reading one fails there for good', async () => {
    const office = installWith(CONFIDENTIAL, []);
    office.faults.set('sensitivityLabel.getAsync', 'fails');
    await expect(readLabel()).resolves.toBe('');
    expect(office.calls).toEqual(['sensitivityLabelsCatalog.getIsEnabledAsync']);
  });

  it.each([
    [
      'its set is not reported',
      (office: { context: { requirements: object } }) =>
        void (office.context.requirements = { isSetSupported: (_: string, version: string) => version !== '1.13' }),
    ],
    [
      'the member is not there, as in an older Office.js',
      (office: { context: { mailbox: { item: object } } }) =>
        void Reflect.deleteProperty(office.context.mailbox.item, 'sensitivityLabel'),
    ],
    [
      'the catalog is not there',
      (office: { context: object }) => void Reflect.deleteProperty(office.context, 'sensitivityLabelsCatalog'),
    ],
  ])('is none in an Outlook where %s, and nothing is asked', async (_where, change) => {
    const office = installWith(CONFIDENTIAL);
    change(office.Office as never);
    await expect(readLabel()).resolves.toBe('');
    await expect(labelName(CONFIDENTIAL)).resolves.toBeUndefined();
    expect(office.calls).toEqual([]);
  });

  it.each(['sensitivityLabelsCatalog.getIsEnabledAsync', 'sensitivityLabel.getAsync'])(
    'is an error where %s fails: that is not the same as none',
    async (name) => {
      installWith(CONFIDENTIAL).faults.set(name, 7000);
      await expect(readLabel()).rejects.toMatchObject({ code: 7000 });
    },
  );

  it('is given up after a second, as Send waits for it', async () => {
    jest.useFakeTimers();
    installWith(CONFIDENTIAL).faults.set('sensitivityLabel.getAsync', 'never' satisfies Fault);
    const read = expect(readLabel()).rejects.toMatchObject({ problem: 'timed-out' });
    await jest.advanceTimersByTimeAsync(1_000);
    await read;
    jest.useRealTimers();
  });
});

describe('the name of a label', () => {
  it.each([
    [CONFIDENTIAL, 'Confidential'],
    [PROJECT, 'Confidential / Project'],
    ['ffffffff-48bc-4359-8038-5b5f6d5847c3', undefined],
  ])('of %s is %s', async (id, name) => {
    installWith(id);
    await expect(labelName(id)).resolves.toBe(name);
  });
});
