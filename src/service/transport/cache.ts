/** The table `transport_checks`: what was found for a tenant, and until when it holds. */
import type { TransportStatus } from '../../contract/transport';
import { findingsText, statusOfFindings } from '../database/findings';
import type { TenantDatabase } from '../database/tenant';

/** Rows that one refresh looks at; the rest waits for the next one. */
const MAXIMUM_DUE = 1_000;
/** Milliseconds. `asked_at` is written once in this time, not at every lookup. */
const DAY = 24 * 60 * 60 * 1_000;

export interface Checked {
  status: TransportStatus;
  /** Seconds. */
  lifetime: number;
}

export interface TransportCache {
  /** What is fresh, by domain, and notes that it was asked for. @throws StoreUnavailable */
  read(tenant: string, domains: readonly string[], now: Date): Promise<Map<string, TransportStatus>>;
  /** @throws StoreUnavailable */
  save(tenant: string, domain: string, checked: Checked, now: Date): Promise<void>;
  /** As `save`, for a row that is there; when it was asked for stays as it is. @throws StoreUnavailable */
  renew(tenant: string, domain: string, checked: Checked): Promise<void>;
  /** Still fresh at `from`, and no longer so at `until`; of every tenant. @throws StoreUnavailable */
  findDue(from: Date, until: Date): Promise<{ tenant: string; domain: string; lifetime: number }[]>;
  /** Of every tenant. @param before nobody asked since. @throws StoreUnavailable */
  letGo(before: Date): Promise<void>;
}

export function createTransportCache(database: Pick<TenantDatabase, 'inTenant' | 'asOwner'>): TransportCache {
  return {
    read: (tenant, domains, now) =>
      database.inTenant(tenant, async (connection) => {
        if (domains.length === 0) return new Map<string, TransportStatus>();
        const rows = await connection
          .selectFrom('transport_checks')
          .select(['domain', 'findings', 'checked_at', 'asked_at'])
          .where('tenant', '=', tenant)
          .where('domain', 'in', domains)
          .where('expires_at', '>', now)
          .execute();
        const noted = new Date(now.getTime() - DAY);
        const stale = rows.filter((row) => row.asked_at < noted).map(({ domain }) => domain);
        if (stale.length > 0) {
          await connection
            .updateTable('transport_checks')
            .set({ asked_at: now })
            .where('tenant', '=', tenant)
            .where('domain', 'in', stale)
            .execute();
        }
        return new Map(
          rows.flatMap(({ domain, findings, checked_at }) => {
            const status = statusOfFindings(findings, checked_at.toISOString());
            return status ? [[domain, status] as const] : [];
          }),
        );
      }),

    save: (tenant, domain, checked, now) =>
      database.inTenant(tenant, async (connection) => {
        const found = { ...valuesOf(checked), asked_at: now };
        await connection
          .insertInto('transport_checks')
          .values({ tenant, domain, ...found })
          .onConflict((conflict) => conflict.columns(['tenant', 'domain']).doUpdateSet(found))
          .execute();
      }),

    renew: (tenant, domain, checked) =>
      database.inTenant(tenant, async (connection) => {
        await connection
          .updateTable('transport_checks')
          .set(valuesOf(checked))
          .where('tenant', '=', tenant)
          .where('domain', '=', domain)
          .execute();
      }),

    findDue: (from, until) =>
      database.asOwner(async (connection) => {
        const rows = await connection
          .selectFrom('transport_checks')
          .select(['tenant', 'domain', 'checked_at', 'expires_at'])
          .where('expires_at', '>', from)
          .where('expires_at', '<=', until)
          .orderBy('expires_at')
          .limit(MAXIMUM_DUE)
          .execute();
        return rows.map(({ tenant, domain, checked_at, expires_at }) => ({
          tenant,
          domain,
          lifetime: (expires_at.getTime() - checked_at.getTime()) / 1_000,
        }));
      }),

    letGo: (before) =>
      database.asOwner(async (connection) => {
        await connection.deleteFrom('transport_checks').where('asked_at', '<', before).execute();
      }),
  };
}

const valuesOf = ({ status, lifetime }: Checked) => ({
  findings: findingsText(status),
  checked_at: status.checkedOn,
  expires_at: new Date(Date.parse(status.checkedOn) + lifetime * 1_000),
});
