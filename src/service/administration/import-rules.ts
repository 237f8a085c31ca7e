/** What a tenant's settings say about the rows of an import. */
import type { Policy } from '../../verification/types';
import type { Context } from '../store/context';
import { policyOf } from '../store/policy';

export type ImportRules = Pick<Policy, 'accessCode' | 'defaultCountry'>;

/** A tenant without settings has the defaults. */
export const readImportRules = (database: Context['database'], tenant: string): Promise<ImportRules> =>
  database.inTenant(tenant, async (connection) => {
    const row = await connection
      .selectFrom('tenants')
      .select('settings')
      .where('tenant', '=', tenant)
      .executeTakeFirst();
    return policyOf(row?.settings ?? {});
  });
