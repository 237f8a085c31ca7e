/** What a tenant's settings say about the rows of an import. */
import { defaultConfiguration } from '../../configuration/defaults';
import { parseConfiguration } from '../../configuration/parse-configuration';
import type { Policy } from '../../verification/types';
import type { Context } from '../store/context';
import { policyOf, SERVICE_FIELDS } from '../store/policy';

export interface ImportRules {
  accessCode: Policy['accessCode'];
  /** Of numbers without a prefix. ISO 3166-1 alpha-2. */
  defaultCountry: string;
}

/** A tenant without settings has the defaults. */
export async function readImportRules({ database }: Context, tenant: string): Promise<ImportRules> {
  const settings = await settingsOf(database, tenant);
  const { accessCode } = policyOf(settings);
  return { accessCode, defaultCountry: countryIn(settings) };
}

/** @returns ISO 3166-1 alpha-2 */
export const readDefaultCountry = async (database: Context['database'], tenant: string): Promise<string> =>
  countryIn(await settingsOf(database, tenant));

async function settingsOf(database: Context['database'], tenant: string): Promise<Record<string, unknown>> {
  const row = await database.inTenant(tenant, (connection) =>
    connection.selectFrom('tenants').select('settings').where('tenant', '=', tenant).executeTakeFirst(),
  );
  return row?.settings ?? {};
}

function countryIn(settings: Record<string, unknown>): string {
  const own = Object.entries(settings).filter(([name]) => !(SERVICE_FIELDS as readonly string[]).includes(name));
  const parsed = parseConfiguration(Object.fromEntries(own));
  return (parsed.ok ? parsed.configuration : defaultConfiguration).policy.defaultCountry;
}
