/** The rules of a tenant, from its settings. */
import { parseConfiguration } from '../../configuration/parse-configuration';
import type { Policy } from '../../verification/types';
import type { TransferParts } from './transfer-parts';

/** A tenant without settings has the defaults. @throws where its settings are wrong: they were checked when they were saved */
export async function readPolicy(database: TransferParts['database'], tenant: string): Promise<Policy> {
  const found = await database.inTenant(tenant, (connection) =>
    connection.selectFrom('tenants').select('settings').where('tenant', '=', tenant).executeTakeFirst(),
  );
  const parsed = parseConfiguration(found?.settings ?? {});
  if (!parsed.ok) throw new Error('the settings of the tenant are wrong');
  return parsed.configuration.policy;
}
