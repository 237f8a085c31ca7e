/** New keys while the service goes on. */
import { randomUUID } from 'node:crypto';
import { finishRotations, rotateDataKey, rotateMasterKey } from '../../../src/service/keys/rotation';
import { openKeys } from '../../../src/service/keys/open-keys';
import type { MasterKeys } from '../../../src/service/keys/master-key';
import { onEachDatabase } from '../databases';
import { keyVersions, newMasterKey, readCodes, setCode, startProcess } from './given-keys';

const HOUR = 3_600_000;
const owner = randomUUID();
const addressOf = (index: number) => `person-${String(index).padStart(4, '0')}@lindqvist.example`;

onEachDatabase('rotation', (given) => {
  let masterKeys: MasterKeys;
  beforeAll(async () => {
    masterKeys = { current: await newMasterKey() };
  });

  /** A tenant with this many codes, and the process that set them. */
  async function tenantWithCodes(count: number) {
    const tenant = randomUUID();
    const process = startProcess(given.database, masterKeys);
    for (let index = 0; index < count; index += 1)
      await setCode(given.database, process, { tenant, address: addressOf(index), owner }, `code ${index}`);
    return { tenant, process };
  }

  it('of the data key brings every code under the new one', async () => {
    const { tenant, process } = await tenantWithCodes(20);
    const { digest } = process.cipher;
    const before = await digest(tenant, 'anna');

    const rotated = await rotateDataKey(given.database, masterKeys, process.cache, tenant);

    expect(rotated).toEqual({ done: 20, unreadable: 0 });
    const { codes, versions } = await readCodes(given.database, process, tenant);
    expect(versions).toEqual([2]);
    expect(codes[addressOf(7)]).toBe('code 7');
    // the audit goes on comparing
    expect(await digest(tenant, 'anna')).toEqual(before);
  });

  it('loses no code that is written meanwhile, by a process that knows only the old key', async () => {
    const { tenant, process } = await tenantWithCodes(40);
    const writer = startProcess(given.database, masterKeys);
    await writer.cache.keysOf(tenant);

    const [rotated] = await Promise.all([
      rotateDataKey(given.database, masterKeys, process.cache, tenant),
      ...Array.from({ length: 60 }, (_, index) =>
        setCode(given.database, writer, { tenant, address: addressOf(index), owner }, `new code ${index}`),
      ),
    ]);
    const { codes } = await readCodes(given.database, process, tenant);
    expect(rotated.unreadable).toBe(0);
    expect(codes).toEqual(
      Object.fromEntries(Array.from({ length: 60 }, (_, index) => [addressOf(index), `new code ${index}`])),
    );

    await finishRotations(given.database, process.cache);
    expect((await readCodes(given.database, process, tenant)).versions).toEqual([2]);
  });

  it('keeps the old key while services may have it in memory, then removes it', async () => {
    const { tenant, process } = await tenantWithCodes(3);
    await rotateDataKey(given.database, masterKeys, process.cache, tenant);

    await finishRotations(given.database, process.cache);
    expect(await keyVersions(given.database, tenant)).toEqual([0, 1, 2]);
    await finishRotations(given.database, process.cache, Date.now() + 2 * HOUR);
    expect(await keyVersions(given.database, tenant)).toEqual([0, 2]);
    expect(Object.keys((await readCodes(given.database, process, tenant)).codes)).toHaveLength(3);
  });

  it('leaves an unreadable code as it is, and the key that it names', async () => {
    const { tenant, process } = await tenantWithCodes(3);
    await given.database.asOwner((database) =>
      database
        .updateTable('codes')
        .set({ address: 'moved@lindqvist.example' })
        .where('tenant', '=', tenant)
        .where('address', '=', addressOf(1))
        .execute(),
    );

    const rotated = await rotateDataKey(given.database, masterKeys, process.cache, tenant);
    await finishRotations(given.database, process.cache, Date.now() + 2 * HOUR);

    expect(rotated).toEqual({ done: 2, unreadable: 1 });
    expect(await keyVersions(given.database, tenant)).toEqual([0, 1, 2]);
  });

  it('never removes a key that a code needs, whoever tries', async () => {
    const { tenant } = await tenantWithCodes(1);
    const removal = given.database.asOwner((database) =>
      database.deleteFrom('data_keys').where('tenant', '=', tenant).where('version', '=', 1).execute(),
    );
    await expect(removal).rejects.toThrow(/foreign key/);
  });

  it('takes along a code that came under the old key afterwards', async () => {
    const { tenant, process } = await tenantWithCodes(3);
    await rotateDataKey(given.database, masterKeys, process.cache, tenant);
    // a process that has not read its keys again since
    const late = startProcess(given.database, masterKeys);
    const keys = await late.cache.keysOf(tenant);
    jest.spyOn(late.cache, 'keysOf').mockResolvedValue({ ...keys, newest: 1 });
    await setCode(given.database, late, { tenant, address: addressOf(9), owner }, 'late');
    expect((await readCodes(given.database, process, tenant)).versions).toEqual([1, 2]);

    await finishRotations(given.database, process.cache);

    const { codes, versions } = await readCodes(given.database, process, tenant);
    expect(versions).toEqual([2]);
    expect(codes[addressOf(9)]).toBe('late');
  });

  it('of the master key wraps every data key anew, and no code changes', async () => {
    const { tenant, process } = await tenantWithCodes(2);
    const allKeys = async () =>
      (await given.database.asOwner((database) => database.selectFrom('data_keys').select('version').execute())).length;
    const both = { current: await newMasterKey(), previous: masterKeys.current };

    // services start with both before the rotation
    const during = startProcess(given.database, both);
    expect((await readCodes(given.database, during, tenant)).codes[addressOf(1)]).toBe('code 1');
    expect(await rotateMasterKey(given.database, both)).toBe(await allKeys());
    expect(await rotateMasterKey(given.database, both)).toBe(0);

    const { cipher } = await openKeys(given.database, { current: both.current });
    await expect(openKeys(given.database, masterKeys)).rejects.toThrow(/another master key/);
    const rows = await given.database.inTenant(tenant, (database) =>
      database.selectFrom('codes').selectAll().execute(),
    );
    const read = await Promise.all(rows.map((row) => cipher.decrypt(row, row.key_version, row.sealed)));
    expect(read.sort()).toEqual(['code 0', 'code 1']);
    expect((await readCodes(given.database, process, tenant)).versions).toEqual([1]);
  });
});
