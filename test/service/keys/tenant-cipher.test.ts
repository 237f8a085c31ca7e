/** A tenant's keys, as they are in the database and in the memory of one or more processes. */
import { randomUUID } from 'node:crypto';
import { ORGANIZATION } from '../../../src/service/database/tables';
import { openKeys } from '../../../src/service/keys/open-keys';
import { StoreUnavailable } from '../../../src/service/store/types';
import { onEachDatabase } from '../databases';
import { keyVersions, newMasterKey, readCodes, setCode, startProcess } from './given-keys';

const HOUR = 3_600_000;

onEachDatabase('the cipher of a tenant', (given) => {
  const placeIn = (tenant: string, address = 'anna@lindqvist.example') => ({ tenant, address, owner: ORGANIZATION });

  it('makes one key for codes and one for the audit, also when several processes begin at once', async () => {
    const tenant = randomUUID();
    const masterKeys = { current: await newMasterKey() };
    const processes = Array.from({ length: 8 }, () => startProcess(given.database, masterKeys));

    const made = await Promise.all(
      processes.map(async ({ cipher }, index) => ({
        ...(await cipher.encrypt(placeIn(tenant), `code ${index}`)),
        digest: Buffer.from(await cipher.digest(tenant, 'anna')).toString('hex'),
      })),
    );

    expect(await keyVersions(given.database, tenant)).toEqual([0, 1]);
    expect(new Set(made.map(({ digest }) => digest)).size).toBe(1);
    const [first] = processes;
    const read = await Promise.all(
      made.map(({ keyVersion, sealed }) => first!.cipher.decrypt(placeIn(tenant), keyVersion, sealed)),
    );
    expect(read).toEqual(made.map((_code, index) => `code ${index}`));
  });

  it('does not read a row that was moved to another address, owner or tenant', async () => {
    const [ours, theirs] = [randomUUID(), randomUUID()];
    const process = startProcess(given.database, { current: await newMasterKey() });
    await setCode(given.database, process, placeIn(ours), 'heron-42');
    await setCode(given.database, process, placeIn(theirs), 'other');
    const move = (change: object) =>
      given.database.asOwner((owner) => owner.updateTable('codes').set(change).where('tenant', '=', ours).execute());

    await move({ address: 'eve@lindqvist.example' });
    await expect(readCodes(given.database, process, ours)).rejects.toThrow();
    await move({ address: 'anna@lindqvist.example', owner: randomUUID() });
    await expect(readCodes(given.database, process, ours)).rejects.toThrow();
    await given.database.asOwner((owner) => owner.deleteFrom('codes').where('tenant', '=', theirs).execute());
    await move({ owner: ORGANIZATION, tenant: theirs });
    await expect(readCodes(given.database, process, theirs)).rejects.toThrow();
  });

  it('does not read a code whose tenant was given the wrapped key of another', async () => {
    const [ours, theirs] = [randomUUID(), randomUUID()];
    const masterKeys = { current: await newMasterKey() };
    const process = startProcess(given.database, masterKeys);
    const code = await process.cipher.encrypt(placeIn(ours), 'heron-42');
    await process.cipher.encrypt(placeIn(theirs), 'other');
    await given.database.asOwner(async (owner) => {
      const { wrapped } = await owner
        .selectFrom('data_keys')
        .select('wrapped')
        .where('tenant', '=', ours)
        .where('version', '=', 1)
        .executeTakeFirstOrThrow();
      await owner
        .updateTable('data_keys')
        .set({ wrapped })
        .where('tenant', '=', theirs)
        .where('version', '=', 1)
        .execute();
    });

    const later = startProcess(given.database, masterKeys);
    await expect(later.cipher.decrypt({ ...placeIn(ours), tenant: theirs }, 1, code.sealed)).rejects.toThrow();
    await expect(later.cipher.decrypt(placeIn(ours), 1, code.sealed)).resolves.toBe('heron-42');
  });

  it('digests an address in its own way for each tenant', async () => {
    const [ours, theirs] = [randomUUID(), randomUUID()];
    const { cipher } = startProcess(given.database, { current: await newMasterKey() });
    const digest = async (tenant: string, address: string) =>
      Buffer.from(await cipher.digest(tenant, address)).toString('hex');

    expect(await digest(ours, 'anna')).toBe(await digest(ours, 'anna'));
    expect(await digest(ours, 'anna')).not.toBe(await digest(ours, 'anne'));
    expect(await digest(ours, 'anna')).not.toBe(await digest(theirs, 'anna'));
    expect(await digest(ours, 'anna')).toHaveLength(64);
  });

  it('opens what it sealed, for this tenant, within the hour', async () => {
    const [ours, theirs] = [randomUUID(), randomUUID()];
    let now = Date.now();
    const { cipher } = startProcess(given.database, { current: await newMasterKey() }, () => now);
    const content = { what: 'a code', of: ['anna@lindqvist.example'] };
    const sealed = await cipher.seal(ours, content);

    expect(sealed).not.toContain('anna@');
    await expect(cipher.open(ours, sealed)).resolves.toEqual(content);
    await expect(cipher.open(theirs, sealed)).rejects.toThrow();
    await expect(cipher.open(ours, `${sealed.slice(0, -2)}AA`)).rejects.toThrow();
    await expect(cipher.open(ours, 'no seal')).rejects.toThrow();
    now += HOUR - 1_000;
    await expect(cipher.open(ours, sealed)).resolves.toEqual(content);
    now += 1_000;
    await expect(cipher.open(ours, sealed)).rejects.toThrow();
  });

  it('reads nothing with a master key that did not wrap the keys, and says so at the start', async () => {
    const tenant = randomUUID();
    const [right, wrong] = [await newMasterKey(), await newMasterKey()];
    await startProcess(given.database, { current: right }).cipher.digest(tenant, 'anna');

    const late = startProcess(given.database, { current: wrong });
    await expect(late.cipher.digest(tenant, 'anna')).rejects.toThrow(StoreUnavailable);
    await expect(openKeys(given.database, { current: wrong })).rejects.toThrow(/encrypted under another master key/);
  });
});
