/** Brings a tenant's codes under the newest data key, in batches, while others go on writing codes. */
import { sql } from 'kysely';
import type { TenantDatabase } from '../database/tenant';
import { encryptCode, decryptCode } from './code-cipher';
import type { KeyCache, TenantKeys } from './key-cache';

/** Codes in one transaction. */
const BATCH = 500;

export interface Reencrypted {
  /** Codes that are now under the newest key. */
  done: number;
  /** Codes that do not decrypt: damaged, or moved here from elsewhere. They stay as they are. */
  unreadable: number;
}

interface Row {
  address: string;
  owner: string;
  version: string;
  key_version: number;
  sealed: Buffer;
  bound_to: string | null;
}

/** May be stopped at any time and begun again. @throws StoreUnavailable */
export async function reencrypt(database: TenantDatabase, cache: KeyCache, tenant: string): Promise<Reencrypted> {
  const total: Reencrypted = { done: 0, unreadable: 0 };
  let after: Pick<Row, 'address' | 'owner'> | undefined;
  for (;;) {
    const keys = await cache.keysOf(tenant);
    const rows = await olderCodes(database, tenant, keys.newest, after);
    const renewed = rows.map((row) => renew(tenant, keys, row)).filter((row) => row !== undefined);
    total.unreadable += rows.length - renewed.length;
    total.done += await replace(database, tenant, keys.newest, renewed);
    after = rows.at(-1);
    if (!after) return total;
  }
}

function renew(tenant: string, keys: TenantKeys, row: Row): Row | undefined {
  const place = { tenant, address: row.address, owner: row.owner };
  const key = keys.of(row.key_version, 'codes');
  if (!key) return undefined;
  try {
    const code = decryptCode(key, { ...place, boundTo: row.bound_to }, row.sealed);
    return { ...row, sealed: Buffer.from(encryptCode(keys.of(keys.newest, 'codes')!, place, code)) };
  } catch {
    return undefined;
  }
}

const olderCodes = (
  database: TenantDatabase,
  tenant: string,
  newest: number,
  after: Pick<Row, 'address' | 'owner'> | undefined,
): Promise<Row[]> =>
  database.inTenant(tenant, (connection) =>
    connection
      .selectFrom('codes')
      .select(['address', 'owner', 'version', 'key_version', 'sealed', 'bound_to'])
      .where('tenant', '=', tenant)
      .where('key_version', '<', newest)
      .$if(after !== undefined, (query) =>
        query.where(sql<boolean>`(address, owner) > (${after?.address}, ${after?.owner}::uuid)`),
      )
      .orderBy('address')
      .orderBy('owner')
      .limit(BATCH)
      .execute(),
  );

/** Only where the same code still stands there: one that was set meanwhile is under the newest key already. */
async function replace(database: TenantDatabase, tenant: string, newest: number, rows: Row[]): Promise<number> {
  if (rows.length === 0) return 0;
  const { numAffectedRows } = await database.transaction(tenant, (transaction) =>
    sql`
      update codes set key_version = ${newest}, sealed = renewed.sealed, bound_to = null
      from unnest(
        ${rows.map(({ address }) => address)}::text[],
        ${rows.map(({ owner }) => owner)}::uuid[],
        ${rows.map(({ version }) => version)}::text[],
        ${rows.map(({ key_version }) => key_version)}::integer[],
        ${rows.map(({ sealed }) => sealed)}::bytea[]
      ) as renewed (address, owner, version, key_version, sealed)
      where codes.tenant = ${tenant} and codes.address = renewed.address and codes.owner = renewed.owner
        and codes.version = renewed.version and codes.key_version = renewed.key_version`.execute(transaction),
  );
  return Number(numAffectedRows ?? 0);
}
