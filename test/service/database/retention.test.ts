/** What is old goes, for each tenant by its own settings. */
import { randomUUID } from 'node:crypto';
import { removeOld } from '../../../src/service/database/retention';
import { onEachDatabase } from '../databases';

const now = new Date('2026-11-27T12:00:00Z');
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000);
const RETENTION = { auditDays: 365, rememberedDays: 30 };

onEachDatabase('retention', (given) => {
  const auditOf = async (tenant: string) =>
    (
      await given.database.inTenant(tenant, (database) =>
        database.selectFrom('audit').select('action').orderBy('at').execute(),
      )
    ).map(({ action }) => action);

  async function writeAudit(tenant: string, days: readonly number[]) {
    const rows = days.map((age) => ({
      tenant,
      id: randomUUID(),
      at: daysAgo(age),
      actor: tenant,
      action: `${age} days ago`,
    }));
    await given.database.inTenant(tenant, (database) => database.insertInto('audit').values(rows).execute());
  }

  it('removes audit rows older than the setting, and of a tenant with a setting of its own by that', async () => {
    const [usual, strict] = [randomUUID(), randomUUID()];
    await given.database.inTenant(strict, (database) =>
      database
        .insertInto('tenants')
        .values({ tenant: strict, settings: JSON.stringify({ auditRetentionDays: 60 }) })
        .execute(),
    );
    for (const tenant of [usual, strict]) await writeAudit(tenant, [400, 366, 364, 61, 59, 0]);

    const removed = await removeOld(given.database, RETENTION, now);

    expect(removed).toMatchObject({ audit: 2 + 4 });
    expect(await auditOf(usual)).toEqual(['364 days ago', '61 days ago', '59 days ago', '0 days ago']);
    expect(await auditOf(strict)).toEqual(['59 days ago', '0 days ago']);
  });

  it('removes more than fits in one statement', async () => {
    const tenant = randomUUID();
    await writeAudit(
      tenant,
      Array.from({ length: 2_500 }, () => 500),
    );
    await writeAudit(tenant, [1]);

    expect(await removeOld(given.database, RETENTION, now)).toMatchObject({ audit: 2_500 });
    expect(await auditOf(tenant)).toEqual(['1 days ago']);
  });

  it('removes what was told long ago, and checks that have expired', async () => {
    const tenant = randomUUID();
    await given.database.inTenant(tenant, async (database) => {
      await database
        .insertInto('remembered')
        .values([31, 29].map((age) => ({ tenant, source: tenant, key: `mail of ${age} days ago`, at: daysAgo(age) })))
        .execute();
      await database
        .insertInto('transport_checks')
        .values(
          [1, -1].map((age) => ({
            tenant,
            domain: `${age}.example`,
            findings: '{}',
            checked_at: daysAgo(2),
            expires_at: daysAgo(age),
          })),
        )
        .execute();
    });

    expect(await removeOld(given.database, RETENTION, now)).toEqual({ audit: 0, remembered: 1, transportChecks: 1 });
    const left = await given.database.inTenant(tenant, async (database) => ({
      remembered: await database.selectFrom('remembered').select('key').execute(),
      checks: await database.selectFrom('transport_checks').select('domain').execute(),
    }));
    expect(left).toEqual({ remembered: [{ key: 'mail of 29 days ago' }], checks: [{ domain: '-1.example' }] });
  });

  it('run by two at once removes each row once', async () => {
    await writeAudit(
      randomUUID(),
      Array.from({ length: 1_500 }, () => 500),
    );
    const both = await Promise.all([1, 2].map(() => removeOld(given.database, RETENTION, now)));
    expect(both[0]!.audit + both[1]!.audit).toBe(1_500);
  });
});
