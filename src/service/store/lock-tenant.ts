/** One lock for each tenant, for the little that must not run side by side. Nothing else waits for it, as reading does not. */
import type { Transaction } from 'kysely';
import type { Database } from '../database/tables';

/** Until the transaction ends. Taken before any other lock, so that no two wait for each other in a circle. */
export async function lockTenant(transaction: Transaction<Database>, tenant: string): Promise<void> {
  // one without settings has no row yet
  await transaction
    .insertInto('tenants')
    .values({ tenant, settings: '{}' })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await transaction.selectFrom('tenants').select('tenant').where('tenant', '=', tenant).forUpdate().execute();
}
