import { readHeaders, writeHeaders } from '../../src/office/internet-headers';
import { OfficeError } from '../../src/office/office-error';
import { writeSetting } from '../../src/office/roaming-settings';
import { createDraft } from './fake-office';
import type { FakeOffice } from './fake-office';
import { installFakeOffice } from './install-fake-office';

const WRITES: [call: string, write: () => Promise<void>, isWritten: (office: FakeOffice) => boolean][] = [
  ['internetHeaders.setAsync', () => writeHeaders({ 'x-one': '1' }), ({ draft }) => draft.headers['x-one'] === '1'],
  ['roamingSettings.saveAsync', () => writeSetting('one', 1), ({ stored }) => stored.get('one') === 1],
];

describe('what Outlook refuses once', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  // https://github.com/OfficeDev/office-js/issues/6624, 6788, 6809
  it.each(WRITES.flatMap((write) => [5001, 9017, 9018, 9020].map((code) => [...write, code] as const)))(
    '%s, is done a second later (%#)',
    async (call, write, isWritten, code) => {
      const office = installFakeOffice();
      office.faults.set(call, code);
      const written = write();
      await jest.advanceTimersByTimeAsync(999);
      expect(isWritten(office)).toBe(false);
      office.faults.clear();
      await jest.advanceTimersByTimeAsync(1);
      await written;
      expect(isWritten(office)).toBe(true);
    },
  );

  it.each(WRITES)('%s, and again, is told', async (call, write) => {
    const office = installFakeOffice();
    office.faults.set(call, 9020);
    const written = expect(write()).rejects.toThrow(OfficeError);
    await jest.advanceTimersByTimeAsync(60_000);
    await written;
    expect(office.calls.filter((name) => name === call)).toHaveLength(2);
  });

  it.each(WRITES)('%s, for a reason that stays, is told at once', async (call, write) => {
    const office = installFakeOffice();
    office.faults.set(call, 9031);
    await expect(write()).rejects.toThrow(OfficeError);
    expect(office.calls.filter((name) => name === call)).toHaveLength(1);
  });

  it('is not written on the draft that Outlook shows by then', async () => {
    const office = installFakeOffice();
    office.faults.set('internetHeaders.setAsync', 9017);
    const written = expect(writeHeaders({ 'x-one': '1' })).rejects.toThrow(OfficeError);
    await jest.advanceTimersByTimeAsync(500);
    office.faults.clear();
    const other = createDraft();
    office.show(other);
    await jest.advanceTimersByTimeAsync(1_000);
    await written;
    expect(other.headers).toEqual({});
  });

  it('is not read again: the gate has no second to wait', async () => {
    const office = installFakeOffice();
    office.faults.set('internetHeaders.getAsync', 9020);
    await expect(readHeaders(['x-one'])).rejects.toThrow(OfficeError);
  });
});
