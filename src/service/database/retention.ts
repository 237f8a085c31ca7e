/** Removes what is old: audit, what was told already, transport checks. As the owner of the tables, as the service itself may not remove from the audit. */
import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { Database } from './tables';
import type { TenantDatabase } from './tenant';

const DAY = 86_400_000;
/** Rows in one statement: short enough that nobody waits for it. */
const BATCH = 1_000;
const FIRST_TENANT = '00000000-0000-0000-0000-000000000000';

export interface Retention {
  /** Days that the audit is kept where the organization's settings (`auditRetentionDays`) say nothing. */
  auditDays: number;
  /** Days in which the same mail, told again, is recognized. */
  rememberedDays: number;
}

export interface Removed {
  audit: number;
  remembered: number;
  transportChecks: number;
}

/** What tells the rows of a tenant apart, and how old one is. */
const TABLES = {
  audit: { key: ['at', 'id'], moment: 'at' },
  remembered: { key: ['source', 'key'], moment: 'at' },
  transport_checks: { key: ['domain'], moment: 'expires_at' },
} as const satisfies Partial<Record<keyof Database, object>>;

type Aging = keyof typeof TABLES;

/** For all tenants, in batches; may be stopped at any time and run by several processes at once. @throws StoreUnavailable */
export async function removeOld(
  database: TenantDatabase,
  { auditDays, rememberedDays }: Retention,
  now = new Date(),
): Promise<Removed> {
  const before = (days: number) => new Date(now.getTime() - days * DAY);
  return {
    audit: await removeFrom(database, 'audit', async (owner, tenant) =>
      before((await auditDaysOf(owner, tenant)) ?? auditDays),
    ),
    remembered: await removeFrom(database, 'remembered', async () => before(rememberedDays)),
    transportChecks: await removeFrom(database, 'transport_checks', async () => now),
  };
}

async function removeFrom(
  database: TenantDatabase,
  table: Aging,
  limitOf: (owner: Kysely<Database>, tenant: string) => Promise<Date>,
): Promise<number> {
  let removed = 0;
  let tenant = await nextTenant(database, table, FIRST_TENANT);
  while (tenant !== undefined) {
    const current = tenant;
    let inBatch: number;
    do {
      inBatch = await database.asOwner(async (owner) =>
        removeBatch(owner, table, current, await limitOf(owner, current)),
      );
      removed += inBatch;
    } while (inBatch === BATCH);
    tenant = await nextTenant(database, table, current);
  }
  return removed;
}

/** One step in the index, however many rows each tenant has. */
async function nextTenant(database: TenantDatabase, table: Aging, after: string): Promise<string | undefined> {
  const row = await database.asOwner((owner) =>
    owner
      .selectFrom(table as 'audit')
      .select('tenant')
      .where('tenant', '>', after)
      .orderBy('tenant')
      .limit(1)
      .executeTakeFirst(),
  );
  return row?.tenant;
}

async function removeBatch(owner: Kysely<Database>, table: Aging, tenant: string, limit: Date): Promise<number> {
  const { key, moment } = TABLES[table];
  const columns = sql.join(key.map((column) => sql.ref(column)));
  const { numAffectedRows } = await sql`
    delete from ${sql.table(table)} where tenant = ${tenant} and (${columns}) in (
      select ${columns} from ${sql.table(table)}
      where tenant = ${tenant} and ${sql.ref(moment)} < ${limit} order by ${sql.ref(moment)} limit ${BATCH}
    ) and ${sql.ref(moment)} < ${limit}`.execute(owner);
  return Number(numAffectedRows ?? 0);
}

async function auditDaysOf(owner: Kysely<Database>, tenant: string): Promise<number | undefined> {
  const row = await owner.selectFrom('tenants').select('settings').where('tenant', '=', tenant).executeTakeFirst();
  const days = row?.settings.auditRetentionDays;
  return typeof days === 'number' && days > 0 ? days : undefined;
}
