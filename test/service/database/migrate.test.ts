/** Migrations: forward, once, whoever starts. */
import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import { openDatabase } from '../../../src/service/database/connect';
import { NewerDatabase, migrate } from '../../../src/service/database/migrate';
import * as first from '../../../src/service/database/migrations/001-first';
import { UnboundRole, refuseUnboundRole } from '../../../src/service/database/roles';
import { onEachDatabase, onServer } from '../databases';
import type { Given } from '../databases';

const migrationsIn = async ({ database }: Pick<Given, 'database'>) =>
  (
    await database.asOwner((owner) =>
      sql<{ name: string; done_at: Date }>`select name, done_at from migrations order by name`.execute(owner),
    )
  ).rows;

onEachDatabase('migrations', (given, { name }) => {
  it('that are done are not done again', async () => {
    const before = await migrationsIn(given);
    await migrate(given.database);
    expect(await migrationsIn(given)).toEqual(before);
    expect(before.map(({ name }) => name)).toEqual(expect.arrayContaining(['001-first', '002-separation', 'lock']));
  });

  it('run by several at once are done once', async () => {
    await given.database.asOwner((owner) => sql`drop schema public cascade`.execute(owner));
    await given.database.asOwner((owner) => sql`create schema public`.execute(owner));
    // the embedded database has one connection, for which nobody waits longer than ten seconds
    const instances = name === 'PGlite' ? 2 : 6;
    await Promise.all(Array.from({ length: instances }, () => migrate(given.database)));
    expect((await migrationsIn(given)).filter(({ name }) => name === '002-separation')).toHaveLength(1);
  });

  it('bring an older database forward, and what it knows of people stays', async () => {
    const tenant = 'c1d2e3f4-52d6-4a0e-9a53-7d8a3c1b2f10';
    await given.database.asOwner(async (owner) => {
      // as it stood before the findings had a column of their own
      await sql`drop table transport_checks`.execute(owner);
      await first.up(owner as unknown as Kysely<unknown>);
      await sql`delete from migrations where name = '006-findings'`.execute(owner);
      await sql`insert into transport_checks (tenant, domain, status, expires_at)
        values (${tenant}, 'lindqvist.example', '{}', now() + interval '1 day')`.execute(owner);
      await sql`insert into contacts (tenant, address) values (${tenant}, 'anna@lindqvist.example')`.execute(owner);
    });

    await migrate(given.database);

    const found = await given.database.inTenant(tenant, async (connection) => ({
      contacts: await connection.selectFrom('contacts').select('address').execute(),
      checks: await connection.selectFrom('transport_checks').selectAll().execute(),
    }));
    expect(found).toEqual({ contacts: [{ address: 'anna@lindqvist.example' }], checks: [] });
  });

  it('that this program does not know are refused, and nothing is changed', async () => {
    await given.database.asOwner((owner) =>
      sql`insert into migrations (name) values ('999-of-next-year')`.execute(owner),
    );
    const refused = migrate(given.database);
    await expect(refused).rejects.toThrow(NewerDatabase);
    await expect(refused).rejects.toThrow(
      'The database is of a newer version (migration 999-of-next-year). Start that version of the service, or a newer one.',
    );
  });
});

onServer('several services that start at once on an empty database', (server) => {
  it('all work, on tables that were made once', async () => {
    const created = await server.create();
    const services = await Promise.allSettled(Array.from({ length: 5 }, () => openDatabase(created.settings)));
    try {
      expect(services.map((service) => (service.status === 'rejected' ? service.reason : 'started'))).toEqual(
        services.map(() => 'started'),
      );
    } finally {
      for (const service of services) if (service.status === 'fulfilled') await service.value.close();
      await created.drop();
    }
  });
});

onServer('the owner of the tables, without a superuser’s rights', (server) => {
  it('migrates, and the service works for it as another role', async () => {
    const created = await server.create();
    const admin = await openDatabase(created.settings);
    const login = `owner_${Date.now()}`;
    const url = new URL(created.settings.url!);
    try {
      await admin.asOwner(async (owner) => {
        await sql.raw(`create role ${login} login createrole`).execute(owner);
        await sql.raw('drop schema public cascade').execute(owner);
        await sql.raw(`create schema public authorization ${login}`).execute(owner);
      });
      url.username = login;
      const database = await openDatabase({ url: url.href });
      const tenant = '3a3b1f9e-52d6-4a0e-9a53-7d8a3c1b2f10';
      const read = async () =>
        (await database.asOwner((owner) => owner.selectFrom('contacts').selectAll().execute())).length;
      await database.inTenant(tenant, (connection) =>
        connection.insertInto('contacts').values({ tenant, address: 'anna@lindqvist.example' }).execute(),
      );
      const others = await database.inTenant('4a3b1f9e-52d6-4a0e-9a53-7d8a3c1b2f10', (connection) =>
        connection.selectFrom('contacts').selectAll().execute(),
      );
      expect({ owner: await read(), others: others.length }).toEqual({ owner: 1, others: 0 });
      await database.close();
    } finally {
      await admin.asOwner((owner) => sql.raw(`drop owned by ${login} cascade; drop role ${login}`).execute(owner));
      await admin.close();
      await created.drop();
    }
  });
});

describe('a role that row-level security does not bind', () => {
  it('is refused with a sentence', async () => {
    const database = { asOwner: async () => ({ rows: [{}] }) } as unknown as Given['database'];
    const refused = refuseUnboundRole(database);
    await expect(refused).rejects.toThrow(UnboundRole);
    await expect(refused).rejects.toThrow(
      /^The role directory_service is a superuser or bypasses row-level security\./,
    );
  });
});
