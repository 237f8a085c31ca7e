/** Row-level security: the second wall between tenants, for a query that forgot the first. */
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { ORGANIZATION } from '../../../src/service/database/tables';
import type { Database } from '../../../src/service/database/tables';
import { openDatabase } from '../../../src/service/database/connect';
import { SessionLost } from '../../../src/service/database/tenant';
import type { TenantDatabase } from '../../../src/service/database/tenant';
import type { TestDatabase } from '../databases';
import { ALSO_POOLED, onEachDatabase, onServer } from '../databases';

const TABLES = [
  'tenants',
  'data_keys',
  'contacts',
  'numbers',
  'codes',
  'last_choices',
  'remembered',
  'transport_checks',
  'audit',
  'imports',
  'asked',
  'written',
  'codes_shared',
] as const satisfies (keyof Database)[];

/** A row for each table. */
const rowsOf = (tenant: string): { [Table in keyof Database]: object } => {
  const contact = { tenant, address: 'anna@lindqvist.example', owner: ORGANIZATION };
  const counts = { tenant, person: tenant, in_hour: 1, hour_ends: new Date(), in_day: 1, day_ends: new Date() };
  return {
    tenants: { tenant },
    data_keys: { tenant, version: 1, wrapped: Buffer.from('wrapped'), master_key: 'first' },
    contacts: { tenant, address: contact.address },
    numbers: { ...contact, phone_number: '+31612345678' },
    codes: { ...contact, key_version: 1, sealed: Buffer.from('sealed'), set_by: tenant, version: 'a' },
    last_choices: { ...contact, method: 'account' },
    remembered: { tenant, source: tenant, key: 'mail' },
    transport_checks: {
      tenant,
      domain: 'lindqvist.example',
      findings: '{}',
      checked_at: new Date(),
      expires_at: new Date(),
    },
    audit: { tenant, id: randomUUID(), actor: tenant, action: 'code-read' },
    imports: { tenant, digest: 'ab' },
    asked: counts,
    written: counts,
    codes_shared: counts,
  };
};

const TENANTS_OF_CODES = { name: 'tenants-of-codes', text: 'select tenant from codes' };

onEachDatabase(
  'tenant separation',
  (given) => {
    const [ours, theirs] = [randomUUID(), randomUUID()];

    beforeAll(async () => {
      for (const tenant of [ours, theirs])
        for (const [table, row] of Object.entries(rowsOf(tenant)))
          await given.database.inTenant(tenant, (database) =>
            database
              .insertInto(table as 'contacts')
              .values(row as never)
              .execute(),
          );
    });

    it('covers every table there is', async () => {
      const { rows } = await given.database.asOwner((owner) =>
        sql<{ name: string }>`
        select relname as name from pg_class join pg_namespace on relnamespace = pg_namespace.oid
        where nspname = 'public' and relkind = 'r' and relrowsecurity and relforcerowsecurity order by 1`.execute(
          owner,
        ),
      );
      const all = await given.database.asOwner((owner) =>
        sql<{ name: string }>`
        select tablename as name from pg_tables where schemaname = 'public' and tablename <> 'migrations' order by 1`.execute(
          owner,
        ),
      );
      expect(rows).toEqual(all.rows);
      expect(rows.map(({ name }) => name)).toEqual(expect.arrayContaining([...TABLES]));
    });

    it.each(TABLES)('a query without a tenant in it reads only its own rows: %s', async (table) => {
      const rows = await given.database.inTenant(ours, (database) =>
        database
          .selectFrom(table as 'contacts')
          .select('tenant')
          .execute(),
      );
      expect(rows).toEqual([{ tenant: ours }]);
    });

    it.each(TABLES)('nobody writes a row of another tenant: %s', async (table) => {
      const row = { ...rowsOf(theirs)[table] };
      await expect(
        given.database.inTenant(ours, (database) =>
          database
            .insertInto(table as 'contacts')
            .values(row as never)
            .execute(),
        ),
      ).rejects.toThrow(/row-level security/);
    });

    it('an update or a removal without a tenant in it leaves the rows of others', async () => {
      await given.database.inTenant(ours, async (database) => {
        await database.updateTable('codes').set({ hint: 'changed' }).execute();
        await database.deleteFrom('numbers').execute();
      });
      const left = await given.database.inTenant(theirs, async (database) => ({
        codes: await database.selectFrom('codes').select('hint').execute(),
        numbers: await database.selectFrom('numbers').select('tenant').execute(),
      }));
      expect(left).toEqual({ codes: [{ hint: null }], numbers: [{ tenant: theirs }] });
    });

    it('a row cannot be handed to another tenant', async () => {
      const hand = given.database.inTenant(ours, (database) =>
        database.updateTable('contacts').set({ tenant: theirs, address: 'moved@lindqvist.example' }).execute(),
      );
      await expect(hand).rejects.toThrow(/row-level security/);
    });

    it.each(['', 'null'])('a session without a tenant sees nothing (%j)', async (setting) => {
      const seen = await given.database.transaction(ours, async (database) => {
        await sql`select set_config('app.tenant', ${setting === 'null' ? null : setting}, true)`.execute(database);
        return database.selectFrom('contacts').select('tenant').execute();
      });
      expect(seen).toEqual([]);
    });

    it.each([
      ['switch it off', 'alter table contacts disable row level security'],
      ['take it off its owner', 'alter table contacts no force row level security'],
      ['add a policy', 'create policy everything on contacts using (true)'],
      ['drop a policy', 'drop policy own_tenant on contacts'],
      ['bypass it', 'alter role directory_service bypassrls'],
      ['become a superuser', 'alter role directory_service superuser'],
      ['make a table', 'create table public.mine (tenant uuid)'],
      ['change what stands in the audit', "update audit set actor = 'nobody'"],
      ['remove from the audit', 'delete from audit'],
      ['empty the audit', 'truncate audit'],
      ['change a wrapped key', "update data_keys set wrapped = '\\x00'"],
      ['remove a key', 'delete from data_keys'],
      ['forget what was told', 'delete from remembered'],
      ['look at the migrations', 'select * from migrations'],
    ])('the service may not %s', async (_what, statement) => {
      const attempt = given.database.inTenant(ours, (database) => sql.raw(statement).execute(database));
      await expect(attempt).rejects.toThrow(/permission denied|must be (owner|superuser)|must have|Only roles/i);
    });

    it('calls of several tenants at once each see their own', async () => {
      const seen = await Promise.all(
        Array.from({ length: 60 }, (_, index) => {
          const tenant = index % 2 === 0 ? ours : theirs;
          return given.database.inTenant(tenant, async (database) => {
            const rows = await database.selectFrom('codes').select('tenant').execute();
            return rows.every((row) => row.tenant === tenant) && rows.length;
          });
        }),
      );
      expect(seen).toEqual(seen.map(() => 1));
    });

    it('a prepared statement without a tenant in it reads only its own rows, also once its plan is kept', async () => {
      const seen: unknown[] = [];
      for (let time = 0; time < 16; time += 1)
        seen.push(...(await given.database.runPrepared(time % 2 === 0 ? ours : theirs, TENANTS_OF_CODES, [])));
      expect(seen).toEqual(seen.map((_, time) => ({ tenant: time % 2 === 0 ? ours : theirs })));
      expect(seen).toHaveLength(16);
    });

    it('a prepared statement can be run again after the owner of the tables had the connection', async () => {
      const run = () => given.database.runPrepared(ours, TENANTS_OF_CODES, []);
      const before = await run();
      await given.database.asOwner((owner) => sql`select 1`.execute(owner));
      expect(await run()).toEqual(before);
    });

    it('only a UUID names a tenant', async () => {
      await expect(given.database.runPrepared('', TENANTS_OF_CODES, [])).rejects.toThrow(TypeError);
      await expect(given.database.inTenant("' or true", async () => undefined)).rejects.toThrow(TypeError);
    });
  },
  ALSO_POOLED,
);

onServer('a connection whose session was changed behind our back', (server) => {
  const [ours, theirs] = [randomUUID(), randomUUID()];
  let created: TestDatabase;
  let single: TenantDatabase;

  beforeAll(async () => {
    created = await server.create();
  });
  beforeEach(async () => {
    single = await openDatabase({ ...created.settings, connections: 1 });
    for (const tenant of [ours, theirs])
      await single.inTenant(tenant, (database) =>
        database
          .insertInto('contacts')
          .values({ tenant, address: 'anna@lindqvist.example' })
          .onConflict((conflict) => conflict.doNothing())
          .execute(),
      );
  });
  afterEach(() => single.close());
  afterAll(() => created.drop());

  const CONTACTS = { name: 'tenants-of-contacts', text: 'select tenant from contacts' };
  const contacts = (tenant: string) => single.runPrepared(tenant, CONTACTS, []);
  const change = (statement: string) =>
    single.inTenant(ours, (database) => sql.raw(statement).execute(database)).then(() => undefined);
  const CHANGES = [
    ['another tenant', `select set_config('app.tenant', '${theirs}', false)`],
    ['no tenant', `select set_config('app.tenant', '', false)`],
    ['the rights of the login', 'set session role none'],
  ] as const;

  it.each(CHANGES)('answers nothing to a prepared statement: %s', async (_what, statement) => {
    expect(await contacts(ours)).toEqual([{ tenant: ours }]);
    await change(statement);

    await expect(contacts(ours)).rejects.toThrow(SessionLost);
    expect(await contacts(ours)).toEqual([{ tenant: ours }]);
  });

  it.each(CHANGES)('has its own tenant in every other call: %s', async (_what, statement) => {
    await contacts(ours);
    await change(statement);

    const seen = await single.inTenant(ours, (database) => database.selectFrom('contacts').select('tenant').execute());
    expect(seen).toEqual([{ tenant: ours }]);
  });

  it('tells an answer without rows from none', async () => {
    expect(await single.runPrepared(ours, { name: 'nothing', text: 'select tenant from codes' }, [])).toEqual([]);
  });
});
