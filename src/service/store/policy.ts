/** What an organization's settings say about keeping things. Read anew for each call: another instance may have changed them. */
import type { Kysely } from 'kysely';
import { defaultConfiguration } from '../../configuration/defaults';
import { parseConfiguration } from '../../configuration/parse-configuration';
import type { Configuration } from '../../configuration/types';
import type { Database } from '../database/tables';
import type { Context } from './context';

export interface TenantPolicy {
  accessCode: Configuration['policy']['accessCode'];
  /** Absent: the audit is kept for good. */
  auditRetentionDays?: number;
}

/** Fields of the settings that are the service's alone. */
export const SERVICE_FIELDS = ['auditRetentionDays'] as const;

export const readPolicy = ({ database }: Context, tenant: string): Promise<TenantPolicy> =>
  database.inTenant(tenant, (connection) => policyIn(connection, tenant));

async function policyIn(connection: Kysely<Database>, tenant: string): Promise<TenantPolicy> {
  const row = await connection.selectFrom('tenants').select('settings').where('tenant', '=', tenant).executeTakeFirst();
  return policyOf(row?.settings ?? {});
}

/** @param settings as they are kept; they were right when they were saved */
export function policyOf(settings: Record<string, unknown>): TenantPolicy {
  const { auditRetentionDays, ...document } = settings;
  const parsed = parseConfiguration(document);
  const { policy } = parsed.ok ? parsed.configuration : defaultConfiguration;
  return {
    accessCode: policy.accessCode,
    ...(typeof auditRetentionDays === 'number' ? { auditRetentionDays } : {}),
  };
}
