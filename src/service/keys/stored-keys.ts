/** The table of wrapped keys: reading a tenant's, making what is not there yet. */
import { randomBytes } from 'node:crypto';
import { database as words } from '../../locales/en/database';
import type { TenantDatabase } from '../database/tenant';
import { StoreUnavailable } from '../store/types';
import type { MasterKeys } from './master-key';

const BYTES = 32;

/** Version of the key that is for the audit alone. It is never replaced: what it made would no longer compare. */
export const AUDIT_VERSION = 0;
const FIRST_VERSION = 1;

/** By version, unwrapped. */
export type DataKeys = ReadonlyMap<number, Uint8Array>;

/** Wrapped by a master key that this service was not given. */
export class UnknownMasterKey extends StoreUnavailable {
  override name = 'UnknownMasterKey';
  constructor(id: string) {
    super(words.unknownMasterKey(id));
  }
}

/**
 * All keys of a tenant, which has at least the one for the audit and one for codes. Only what is in the database for good is returned: of two
 * processes that make the first keys at once both read the same back.
 */
export async function readDataKeys(
  database: TenantDatabase,
  masterKeys: MasterKeys,
  tenant: string,
): Promise<DataKeys> {
  const rows = await storedKeys(database, tenant);
  const missing = [AUDIT_VERSION, FIRST_VERSION].filter((version) =>
    // a tenant whose first key has been replaced has a later one
    version === AUDIT_VERSION ? !rows.some((row) => row.version === version) : !rows.some((row) => row.version > 0),
  );
  if (missing.length > 0) await addDataKeys(database, masterKeys, tenant, missing);
  const all = missing.length > 0 ? await storedKeys(database, tenant) : rows;
  return new Map(
    await Promise.all(
      all.map(async (row) => [row.version, await masterKeyOf(masterKeys, row.master_key).unwrap(row.wrapped)] as const),
    ),
  );
}

/** Where a version is there already, that one stays. */
export async function addDataKeys(
  database: TenantDatabase,
  { current }: MasterKeys,
  tenant: string,
  versions: readonly number[],
): Promise<void> {
  const rows = await Promise.all(
    versions.map(async (version) => ({
      tenant,
      version,
      wrapped: Buffer.from(await current.wrap(randomBytes(BYTES))),
      master_key: current.id,
    })),
  );
  await database.inTenant(tenant, (connection) =>
    connection
      .insertInto('data_keys')
      .values(rows)
      .onConflict((conflict) => conflict.doNothing())
      .execute(),
  );
}

/** @throws UnknownMasterKey */
export function masterKeyOf({ current, previous }: MasterKeys, id: string) {
  const found = [current, previous].find((key) => key?.id === id);
  if (!found) throw new UnknownMasterKey(id);
  return found;
}

/**
 * At the start: a service with the wrong master key would read no code, and make keys that the others cannot use.
 * @throws UnknownMasterKey
 */
export async function refuseUnknownMasterKey(database: TenantDatabase, masterKeys: MasterKeys): Promise<void> {
  const used = await database.asOwner((owner) =>
    owner.selectFrom('data_keys').select('master_key').distinct().execute(),
  );
  for (const { master_key: id } of used) masterKeyOf(masterKeys, id);
}

const storedKeys = (database: TenantDatabase, tenant: string) =>
  database.inTenant(tenant, (connection) =>
    connection
      .selectFrom('data_keys')
      .select(['version', 'wrapped', 'master_key'])
      .where('tenant', '=', tenant)
      .execute(),
  );
