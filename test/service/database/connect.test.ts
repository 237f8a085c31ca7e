/** The connection: how often it asks, how long it waits, and how it comes back. On a real server behind a proxy. */
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import pg from 'pg';
import { openDatabase } from '../../../src/service/database/connect';
import type { Database } from '../../../src/service/database/tables';
import type { TenantDatabase } from '../../../src/service/database/tenant';
import { StoreUnavailable } from '../../../src/service/store/types';
import { onEachDatabase, onServer } from '../databases';
import type { TestDatabase } from '../databases';
import { startProxy } from './proxy';
import type { Proxy } from './proxy';

/** Milliseconds, for tests in which it runs out. */
const SHORT = 2_000;
/** Milliseconds, for all others: it never runs out, however busy the machine is. */
const LONG = 60_000;
const [ours, theirs] = [randomUUID(), randomUUID()];

const tenantsSeen = async (connection: Kysely<Database>) =>
  (await connection.selectFrom('contacts').select('tenant').execute()).map(({ tenant }) => tenant);

const addContact = (database: TenantDatabase, tenant: string) =>
  database.inTenant(tenant, (connection) =>
    connection
      .insertInto('contacts')
      .values({ tenant, address: `${randomUUID()}@lindqvist.example` })
      .execute(),
  );

/** Which it was is in the message. */
const OUT_OF_TIME = new StoreUnavailable('the database did not answer (timeout)');

onServer('the connection to a server', (server) => {
  let created: TestDatabase;
  let proxy: Proxy;
  let database: TenantDatabase;

  beforeAll(async () => {
    created = await server.create();
    proxy = await startProxy(created.settings.url!);
    database = await openDatabase({ url: proxy.url, connections: 3, timeOut: LONG });
    for (const tenant of [ours, theirs]) await addContact(database, tenant);
  });
  afterEach(() => proxy.pass());
  afterAll(async () => {
    await database.close();
    await proxy.close();
    await created.drop();
  });

  async function roundTrips(call: () => Promise<unknown>): Promise<number> {
    const before = proxy.roundTrips();
    await call();
    return proxy.roundTrips() - before;
  }

  it('asks a prepared statement once for the tenant of the one before, and twice for another', async () => {
    const single = await openDatabase({ url: proxy.url, connections: 1 });
    const run = (tenant: string) => single.runPrepared(tenant, { name: 'one', text: 'select 1' }, []);
    const seen: number[] = [];
    for (const tenant of [ours, ours, theirs, theirs, ours]) seen.push(await roundTrips(() => run(tenant)));
    await single.close();
    // the first is new: it signs in, gives up its rights, and is bound
    expect(seen.slice(1)).toEqual([1, 2, 1, 2]);
  });

  it('begins, asks and ends for any other statement, whichever tenant was before', async () => {
    const single = await openDatabase({ url: proxy.url, connections: 1 });
    await single.inTenant(ours, tenantsSeen);
    const seen: number[] = [];
    for (const tenant of [ours, theirs]) seen.push(await roundTrips(() => single.inTenant(tenant, tenantsSeen)));
    await single.close();
    expect(seen).toEqual([3, 3]);
  });

  it('asks once for a prepared statement, also the first time', async () => {
    const single = await openDatabase({ url: proxy.url, connections: 1 });
    await single.runPrepared(ours, { name: 'another', text: 'select 2' }, []);
    const run = () => single.runPrepared(ours, { name: 'one', text: 'select 1' }, []);
    const seen = [await roundTrips(run), await roundTrips(run)];
    await single.close();
    expect(seen).toEqual([1, 1]);
  });

  it('that is cut is the store being away, and the next call has another', async () => {
    const call = database.inTenant(ours, async (connection) => {
      proxy.cut();
      return tenantsSeen(connection);
    });
    await expect(call).rejects.toThrow(StoreUnavailable);
    await expect(database.inTenant(ours, tenantsSeen)).resolves.toEqual([ours]);
  });

  it('that the server ends is the store being away, and the next call has another', async () => {
    const call = database.inTenant(ours, async (connection) => {
      const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(connection);
      const admin = new pg.Client(created.settings.url);
      await admin.connect();
      await Promise.allSettled([
        sql`select pg_sleep(30)`.execute(connection),
        admin.query('select pg_terminate_backend($1)', [rows[0]!.pid]).finally(() => admin.end()),
      ]).then(([slept]) => slept.status === 'rejected' && Promise.reject(slept.reason as unknown));
    });
    await expect(call).rejects.toThrow(new StoreUnavailable('the database did not answer (57P01)'));
    await expect(database.inTenant(ours, tenantsSeen)).resolves.toEqual([ours]);
  });

  it('that is refused is told at once, and comes back without a restart', async () => {
    proxy.refuse();
    const error = await database.inTenant(ours, tenantsSeen).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(StoreUnavailable);
    // told by the server, and not by running out of time
    expect(error).not.toEqual(OUT_OF_TIME);
    expect(await database.isHealthy()).toBe(false);

    proxy.pass();
    await expect(database.inTenant(ours, tenantsSeen)).resolves.toEqual([ours]);
    expect(await database.isHealthy()).toBe(true);
  });

  it('on which nobody answers is given up in bounded time, and comes back without a restart', async () => {
    const hurried = await openDatabase({ url: proxy.url, connections: 3, timeOut: SHORT });
    proxy.swallow();
    const calls = Array.from({ length: 6 }, () => hurried.inTenant(ours, tenantsSeen));
    for (const call of calls) call.catch(() => undefined);
    for (const call of calls) await expect(call).rejects.toThrow(OUT_OF_TIME);

    proxy.pass();
    await expect(hurried.inTenant(ours, tenantsSeen)).resolves.toEqual([ours]);
    await hurried.close();
  });

  it('on which nobody answers is told as unhealthy, long before a call is given up', async () => {
    proxy.swallow();
    const call = database.inTenant(ours, tenantsSeen).catch(() => 'given up');
    expect(await Promise.race([database.isHealthy(), call])).toBe(false);

    proxy.cut();
    proxy.pass();
    expect(await call).toBe('given up');
  });

  it('is not waited for any longer than the time-out when all are in use', async () => {
    const single = await openDatabase({ url: proxy.url, connections: 1, timeOut: SHORT });
    let finish = () => undefined as void;
    const holder = single.inTenant(ours, () => new Promise<void>((resolve) => (finish = resolve)));
    await expect(single.inTenant(ours, tenantsSeen)).rejects.toThrow(OUT_OF_TIME);
    finish();
    await holder;
    await single.close();
  });

  it('is kept when a statement takes too long', async () => {
    const pidOf = async (connection: Kysely<Database>) =>
      (await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(connection)).rows[0]!.pid;
    const single = await openDatabase({ url: proxy.url, connections: 1, timeOut: SHORT });
    const before = await single.inTenant(ours, pidOf);
    const call = single.inTenant(ours, (connection) => sql`select pg_sleep(30)`.execute(connection));
    // the server ends it; the connection would only be lost by what waits on this side, a second longer
    await expect(call).rejects.toThrow(new StoreUnavailable('the database did not answer (57014)'));
    const after = await single.inTenant(ours, pidOf);
    await single.close();
    expect(after).toBe(before);
  });

  it('never shows one tenant the rows of another, however often it breaks', async () => {
    const calls = Array.from({ length: 300 }, async (_, index) => {
      const tenant = index % 2 === 0 ? ours : theirs;
      if (index % 25 === 24) proxy.cut();
      try {
        return (await database.inTenant(tenant, tenantsSeen)).every((seen) => seen === tenant);
      } catch (error) {
        if (!(error instanceof StoreUnavailable)) throw error;
        return 'away';
      }
    });
    const answers = new Set(await Promise.all(calls));
    expect(answers.has(false)).toBe(false);
    await expect(database.inTenant(theirs, tenantsSeen)).resolves.toEqual([theirs]);
  });

  it('two transactions in each other’s way both come through', async () => {
    const [first, second] = [randomUUID(), randomUUID()];
    await database.inTenant(ours, (connection) =>
      connection
        .insertInto('imports')
        .values([first, second].map((digest) => ({ tenant: ours, digest, rows: 0, accepted: 0, rejected: 0 })))
        .execute(),
    );
    let waiting = 2;
    let bothHaveOne = () => undefined as void;
    const barrier = new Promise<void>((resolve) => (bothHaveOne = resolve));
    const count = (order: string[]) =>
      patient.transaction(ours, async (transaction) => {
        for (const digest of order) {
          await transaction
            .updateTable('imports')
            .set((expression) => ({ rows: expression('rows', '+', 1) }))
            .where('digest', '=', digest)
            .execute();
          waiting -= 1;
          if (waiting === 0) bothHaveOne();
          if (waiting >= 0) await barrier;
        }
      });
    // longer than the second after which the server sees a deadlock
    const patient = await openDatabase({ url: proxy.url, connections: 3 });
    await Promise.all([count([first, second]), count([second, first])]);
    await patient.close();

    const rows = await database.inTenant(ours, (connection) =>
      connection.selectFrom('imports').select('rows').where('digest', 'in', [first, second]).execute(),
    );
    expect(rows).toEqual([{ rows: 2 }, { rows: 2 }]);
  });
});

onEachDatabase('a call', (given) => {
  it('of a transaction is repeated where the database asks for it, but not for ever', async () => {
    let attempts = 0;
    const call = given.database.transaction(ours, (transaction) => {
      attempts += 1;
      return sql.raw("do $$ begin raise exception using errcode = '40001'; end $$").execute(transaction);
    });
    await expect(call).rejects.toThrow(new StoreUnavailable('the database did not answer (40001)'));
    expect(attempts).toBe(5);
  });

  it('that fails leaves nothing of its transaction, and the connection with its tenant', async () => {
    const tenant = randomUUID();
    const row = { tenant, address: 'anna@lindqvist.example' };
    const call = given.database.transaction(tenant, async (transaction) => {
      await transaction.insertInto('contacts').values(row).execute();
      await transaction.insertInto('contacts').values(row).execute();
    });
    await expect(call).rejects.toThrow(/duplicate key/);
    expect(await given.database.inTenant(tenant, tenantsSeen)).toEqual([]);
    await addContact(given.database, tenant);
    expect(await given.database.inTenant(tenant, tenantsSeen)).toEqual([tenant]);
  });

  it('within another is refused, as the embedded database would wait for itself', async () => {
    const call = given.database.inTenant(ours, () => given.database.inTenant(ours, tenantsSeen));
    await expect(call).rejects.toThrow(new TypeError('a call of the database stands within another'));
  });

  it('reads counts and versions as numbers', async () => {
    const { rows } = await given.database.inTenant(ours, (connection) =>
      sql<{ count: number }>`select count(*) from contacts`.execute(connection),
    );
    expect(typeof rows[0]!.count).toBe('number');
  });
});
