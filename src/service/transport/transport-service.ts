/** Answers from the tenant's cache, looks where that has nothing fresh, and looks again before it expires. */
import type { TransportStatus } from '../../contract/transport';
import { within } from '../../timing/within';
import type { TenantDatabase } from '../database/tenant';
import { createTransportCache } from './cache';
import { FAILURE_LIFETIME } from './checker';
import { parseDomain } from './domain-name';
import { makeLooks } from './looks';
import type { OwnedTransportService, TransportChecker } from './types';

/** Milliseconds before it expires that a row is looked at again: two rounds of `refresh` and the look itself. */
const AHEAD = 2 * 60 * 1_000;
/** Milliseconds after which a domain that nobody asked for is let go. */
const FORGOTTEN_AFTER = 4 * 7 * 24 * 60 * 60 * 1_000;

export interface TransportServiceOptions {
  checker: TransportChecker;
  database: Pick<TenantDatabase, 'inTenant' | 'asOwner'>;
  /** Milliseconds that a caller of `statusOf` waits for looks. */
  timeOut: number;
  now?: () => Date;
}

export function createTransportService(options: TransportServiceOptions): OwnedTransportService {
  const { checker, database, timeOut, now = () => new Date() } = options;
  const cache = createTransportCache(database);
  const looks = makeLooks(checker);
  const underWay = new Set<Promise<unknown>>();

  /** @param tell at once, before it is saved. Not called where too many wait already */
  async function lookAndSave(tenant: string, domain: string, tell: (status: TransportStatus) => void): Promise<void> {
    const checked = await looks.forTenant(tenant, domain).catch(() => undefined);
    if (!checked) return;
    tell(checked.status);
    // what cannot be saved is still true; the next who asks looks again
    await cache.save(tenant, domain, checked, now()).catch(() => undefined);
  }

  function remember<T>(running: Promise<T>): Promise<T> {
    underWay.add(running);
    return running.finally(() => underWay.delete(running));
  }

  async function settle(): Promise<void> {
    while (underWay.size > 0) await Promise.allSettled(underWay);
  }

  return {
    async statusOf(tenant, domains) {
      const names = new Map(domains.map((domain) => [domain, parseDomain(domain)]));
      const known = [...new Set(names.values())].filter((name) => name !== undefined);
      const found: Map<string, TransportStatus> = await cache.read(tenant, known, now());
      const missing = known.filter((name) => !found.has(name));
      const looking = missing.map(
        (name) =>
          new Promise<void>((resolve) => {
            const tell = (status: TransportStatus) => {
              found.set(name, status);
              resolve();
            };
            void remember(lookAndSave(tenant, name, tell)).finally(resolve);
          }),
      );
      await within(timeOut, Promise.all(looking), () => undefined);
      const statuses = new Map<string, TransportStatus | undefined>();
      for (const [domain, name] of names) {
        // of what is no domain the checker says so, without asking anybody
        statuses.set(domain, name === undefined ? (await checker.check(domain)).status : found.get(name));
      }
      return statuses;
    },

    async refresh() {
      const start = now();
      await cache.letGo(new Date(start.getTime() - FORGOTTEN_AFTER));
      const due = await cache.findDue(start, new Date(start.getTime() + AHEAD));
      const tenants = new Map<string, string[]>();
      for (const { tenant, domain, lifetime } of due) {
        // a failure is looked at again when somebody asks; else a server that is gone for good were asked every minute
        if (lifetime > FAILURE_LIFETIME) tenants.set(domain, [...(tenants.get(domain) ?? []), tenant]);
      }
      const renewals = [...tenants].map(async ([domain, those]) => {
        const checked = await looks.inBackground(domain).catch(() => undefined);
        // while what is known still holds, a failure is no news
        if (!checked || checked.status.unsafe.some(({ reason }) => reason === 'unreachable')) return;
        for (const tenant of those) await cache.renew(tenant, domain, checked).catch(() => undefined);
      });
      await remember(Promise.all(renewals));
      return tenants.size;
    },

    settle,
    async stop() {
      looks.stop();
      await settle();
    },
  };
}
