/** Rotation: a new data key for a tenant, a new master key for all. What services do meanwhile stays right. */
import { DatabaseError } from 'pg';
import type { TenantDatabase } from '../database/tenant';
import type { KeyCache } from './key-cache';
import type { MasterKeys } from './master-key';
import { reencrypt } from './reencrypt';
import type { Reencrypted } from './reencrypt';
import { AUDIT_VERSION, addDataKeys, masterKeyOf } from './stored-keys';

/** Milliseconds that a key is kept after a newer one was made: services still have it in memory, and what was given out for an hour is under it. */
const KEPT_FOR = 65 * 60_000;
/** Keys that are wrapped anew between two looks at the database. */
const BATCH = 500;
const FOREIGN_KEY_VIOLATION = '23503';

/** Makes a new data key and brings all codes under it. The one before is removed by `finishRotations`, an hour later. */
export async function rotateDataKey(
  database: TenantDatabase,
  masterKeys: MasterKeys,
  cache: KeyCache,
  tenant: string,
): Promise<Reencrypted> {
  const { newest } = await cache.keysOf(tenant);
  await addDataKeys(database, masterKeys, tenant, [newest + 1]);
  cache.forget(tenant);
  return reencrypt(database, cache, tenant);
}

/**
 * Goes on with rotations that were interrupted, takes along codes that a service encrypted with the key before, and removes keys
 * that no code needs. For now and then, from any process.
 * @param now milliseconds
 * @returns how many keys were removed
 */
export async function finishRotations(database: TenantDatabase, cache: KeyCache, now = Date.now()): Promise<number> {
  const tenants = await database.asOwner((owner) =>
    owner
      .selectFrom('data_keys')
      .select('tenant')
      .where('version', '>', AUDIT_VERSION)
      .groupBy('tenant')
      .having((expression) => expression.fn.countAll(), '>', 1)
      .execute(),
  );
  let removed = 0;
  for (const { tenant } of tenants) {
    cache.forget(tenant);
    await reencrypt(database, cache, tenant);
    removed += await removeUnneeded(database, tenant, new Date(now - KEPT_FOR));
    cache.forget(tenant);
  }
  return removed;
}

async function removeUnneeded(database: TenantDatabase, tenant: string, supersededBefore: Date): Promise<number> {
  const removal = database.asOwner((owner) =>
    owner
      .deleteFrom('data_keys')
      .where('tenant', '=', tenant)
      .where('version', '>', AUDIT_VERSION)
      .where(({ exists, selectFrom, ref }) =>
        exists(
          selectFrom('data_keys as newer')
            .where('newer.tenant', '=', tenant)
            .whereRef('newer.version', '>', ref('data_keys.version'))
            .where('newer.created_at', '<', supersededBefore),
        ),
      )
      .where(({ not, exists, selectFrom, ref }) =>
        not(
          exists(
            selectFrom('codes')
              .where('codes.tenant', '=', tenant)
              .whereRef('codes.key_version', '=', ref('data_keys.version')),
          ),
        ),
      )
      .executeTakeFirst(),
  );
  try {
    return Number((await removal).numDeletedRows);
  } catch (error) {
    // a code came to need it at this moment: next time
    if (error instanceof DatabaseError && error.code === FOREIGN_KEY_VIOLATION) return 0;
    throw error;
  }
}

/**
 * Wraps every data key with the current master key. Run it once all services have both; when it is through, the previous one
 * is needed no more. May be stopped at any time and begun again.
 * @returns how many were wrapped anew
 * @throws UnknownMasterKey where a key is wrapped by neither
 */
export async function rotateMasterKey(database: TenantDatabase, masterKeys: MasterKeys): Promise<number> {
  const { current } = masterKeys;
  let done = 0;
  for (;;) {
    const rows = await database.asOwner((owner) =>
      owner
        .selectFrom('data_keys')
        .select(['tenant', 'version', 'wrapped', 'master_key'])
        .where('master_key', '<>', current.id)
        .orderBy('tenant')
        .limit(BATCH)
        .execute(),
    );
    if (rows.length === 0) return done;
    for (const row of rows) {
      const dataKey = await masterKeyOf(masterKeys, row.master_key).unwrap(row.wrapped);
      const wrapped = Buffer.from(await current.wrap(dataKey));
      const { numUpdatedRows } = await database.asOwner((owner) =>
        owner
          .updateTable('data_keys')
          .set({ wrapped, master_key: current.id })
          .where('tenant', '=', row.tenant)
          .where('version', '=', row.version)
          .where('master_key', '=', row.master_key)
          .executeTakeFirstOrThrow(),
      );
      done += Number(numUpdatedRows);
    }
  }
}
