import { storedRecord as fromMemory } from '../../src/directory/stored-record';
import { createOrganizationFile } from '../../src/directory/organization-file';
import { serviceRecord as fromService } from '../../src/directory/service-records';
import { address } from './values';

const noor = address('noor@praktijk.example');
const code = { scope: 'organization' as const, version: '1', setOn: '2026-11-30', own: false };
const nothingElse = { address: noor, hasAccount: false, numbers: [], version: '0' };

const fromFile = async (displayName: string) =>
  (
    await createOrganizationFile(() =>
      Promise.resolve({ version: 1, recipients: [{ address: noor, displayName }] }),
    ).lookup([noor])
  ).get(noor);

describe('a name that is known', () => {
  it.each([
    ['Noor \u202eexe.png', 'Noor exe.png'],
    ['Noor\u2028Bakker', 'Noor Bakker'],
    ['\u200b', undefined],
    ['   ', undefined],
  ])('hides and turns nothing, wherever it comes from: %j', async (name, shown) => {
    const known = fromService(noor, { ...nothingElse, displayName: name, codes: [{ ...code, setBy: name }] }, []);

    expect(known.displayName).toBe(shown);
    expect(known.codes[0]?.setBy).toBe(shown);
    expect(fromMemory(noor, { t: 20_000, n: name }).displayName).toBe(shown);
    expect((await fromFile(name))?.displayName).toBe(shown);
  });
});
