import { readProperty, writeProperty } from '../../src/office/custom-properties';
import { OfficeError } from '../../src/office/office-error';
import { createDraft } from './fake-office';
import { installFakeOffice } from './install-fake-office';

describe('a custom property', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  // https://github.com/OfficeDev/office-js/issues/6624
  it.each(['loadCustomPropertiesAsync', 'customProperties.saveAsync'])(
    'is written a second later when Outlook refuses %s once',
    async (call) => {
      const office = installFakeOffice();
      office.faults.set(call, 9020);
      const written = writeProperty('a', '1');
      await jest.advanceTimersByTimeAsync(999);
      office.faults.clear();
      expect(office.draft.properties).toEqual({});
      await jest.advanceTimersByTimeAsync(1);
      await written;
      expect(office.draft.properties).toEqual({ a: '1' });
    },
  );

  it('that is refused twice is told, and nothing more is tried', async () => {
    const office = installFakeOffice();
    office.faults.set('customProperties.saveAsync', 9020);
    const written = expect(writeProperty('a', '1')).rejects.toThrow(OfficeError);
    await jest.advanceTimersByTimeAsync(60_000);
    await written;
    expect(office.calls.filter((name) => name === 'customProperties.saveAsync')).toHaveLength(2);
  });

  it('is not written on the draft that Outlook shows by then', async () => {
    const office = installFakeOffice();
    office.faults.set('customProperties.saveAsync', 9020);
    const written = expect(writeProperty('a', '1')).rejects.toThrow(OfficeError);
    await jest.advanceTimersByTimeAsync(500);
    office.faults.clear();
    const other = createDraft();
    office.show(other);
    await jest.advanceTimersByTimeAsync(1_000);
    await written;
    expect(other.properties).toEqual({});
  });

  it('is read once: the gate has no second to wait', async () => {
    const office = installFakeOffice();
    office.faults.set('loadCustomPropertiesAsync', 9020);
    await expect(readProperty('a')).rejects.toThrow(OfficeError);
  });
});
