/** Lends the service's own connections to the library that counts, so that its rows too are bound to the caller's tenant. */
import { CompiledQuery, sql } from 'kysely';
import type { TenantDatabase } from '../database/tenant';

/** What the library asks of a pool of `pg`. */
export interface LimitsClient {
  query(query: { text: string; values: [key: string, ...unknown[]] }): Promise<{ rows: unknown[] }>;
}

/** Made by the migrations. */
export const LIMITS_TABLE = 'limits';
const TENANT_LENGTH = 36;

export const limitsClient = (database: TenantDatabase): LimitsClient => ({
  query: ({ text, values }) =>
    database.inTenant(values[0].slice(0, TENANT_LENGTH), (tenant) =>
      tenant.executeQuery(CompiledQuery.raw(text, values)),
    ),
});

/** Of all tenants, what no longer counts. */
export async function forgetOldLimits(database: TenantDatabase, now = Date.now()): Promise<void> {
  await database.asOwner((owner) => sql`delete from ${sql.table(LIMITS_TABLE)} where expire < ${now}`.execute(owner));
}
