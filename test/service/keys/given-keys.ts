/** Keys for tests: made on the spot, with a clock that the test sets. */
import { randomBytes } from 'node:crypto';
import type { TenantDatabase } from '../../../src/service/database/tenant';
import { createKeyCache } from '../../../src/service/keys/key-cache';
import { parseMasterKey } from '../../../src/service/keys/master-key';
import type { MasterKeys } from '../../../src/service/keys/master-key';
import { createTenantCipher } from '../../../src/service/keys/tenant-cipher';
import type { CodePlace } from '../../../src/service/keys/types';

export const newMasterKey = () => parseMasterKey(randomBytes(32).toString('base64url'), 'the key of this test');

/** One process of the service: its own memory of keys, the database that all share. */
export function startProcess(database: TenantDatabase, masterKeys: MasterKeys, now: () => number = Date.now) {
  const cache = createKeyCache(database, masterKeys, now);
  return { cache, cipher: createTenantCipher(cache, now) };
}

type Process = ReturnType<typeof startProcess>;

/** Sets a code as the store does: encrypted first, then written. */
export async function setCode(database: TenantDatabase, { cipher }: Process, place: CodePlace, code: string) {
  const { keyVersion, sealed } = await cipher.encrypt(place, code);
  const values = { key_version: keyVersion, sealed: Buffer.from(sealed), version: sealed.slice(0, 12).join('-') };
  await database.inTenant(place.tenant, (connection) =>
    connection
      .insertInto('codes')
      .values({ ...place, ...values, set_by: place.owner })
      .onConflict((conflict) => conflict.columns(['tenant', 'address', 'owner']).doUpdateSet(values))
      .execute(),
  );
}

/** All codes of a tenant, decrypted: by address. */
export async function readCodes(database: TenantDatabase, { cipher }: Process, tenant: string) {
  const rows = await database.inTenant(tenant, (connection) => connection.selectFrom('codes').selectAll().execute());
  const codes = await Promise.all(
    rows.map(async (row) => [row.address, await cipher.decrypt(row, row.key_version, row.sealed)] as const),
  );
  return { codes: Object.fromEntries(codes), versions: [...new Set(rows.map((row) => row.key_version))].sort() };
}

export const keyVersions = async (database: TenantDatabase, tenant: string): Promise<number[]> => {
  const rows = await database.inTenant(tenant, (connection) =>
    connection.selectFrom('data_keys').select('version').orderBy('version').execute(),
  );
  return rows.map(({ version }) => version);
};
