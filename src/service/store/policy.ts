/** What an organization's settings say about keeping things. Read anew for each call: another instance may have changed them. */
import type { Kysely } from 'kysely';
import { completeConfiguration } from '../../configuration/complete-configuration';
import { defaultConfiguration, setBy } from '../../configuration/schema';
import type { Policy } from '../../verification/types';
import type { Database } from '../database/tables';
import type { Context } from './context';

export interface TenantPolicy {
  accessCode: Policy['accessCode'];
  /** Absent: the audit is kept for good. */
  auditRetentionDays?: number;
}

export const readPolicy = ({ database }: Context, tenant: string): Promise<TenantPolicy> =>
  database.inTenant(tenant, (connection) => policyIn(connection, tenant));

async function policyIn(connection: Kysely<Database>, tenant: string): Promise<TenantPolicy> {
  const row = await connection.selectFrom('tenants').select('settings').where('tenant', '=', tenant).executeTakeFirst();
  const settings = row?.settings ?? {};
  const { auditRetentionDays } = settings;
  return {
    accessCode: policyOf(settings).accessCode,
    ...(typeof auditRetentionDays === 'number' ? { auditRetentionDays } : {}),
  };
}

/** @param settings as they are kept; they were right when they were saved */
export const policyOf = (settings: Record<string, unknown>): Policy =>
  (completeConfiguration(withoutOwn(settings)) ?? defaultConfiguration()).policy;

/** Without the fields that the service alone has: as a document. */
export const withoutOwn = (settings: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(settings).filter(([name]) => setBy(name) !== 'service'));
