/** A pooler between the service and PostgreSQL: Debian's PgBouncer, in both of its modes. */
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { openDatabase } from '../../../src/service/database/connect';
import { UnsafePooler } from '../../../src/service/database/pooler';
import type { DatabaseSettings } from '../../../src/service/database/connect';
import { createTenantDatabase } from '../../../src/service/database/tenant';
import { StoreUnavailable } from '../../../src/service/store/types';
import { database as words } from '../../../src/locales/en/database';
import { onPooledServer } from '../databases';
import type { TestDatabase } from '../databases';
import { startPooler } from './own-pooler';
import type { OwnPooler } from './own-pooler';

onPooledServer('a pooler before the database', (server) => {
  let created: TestDatabase;
  let sessions: OwnPooler;
  let transactions: OwnPooler;

  beforeAll(async () => {
    created = await server.create();
    const url = created.settings.url!;
    [sessions, transactions] = await Promise.all([
      startPooler(url, 'session'),
      // few, so that clients share them
      startPooler(url, 'transaction', 2),
    ]);
    await (await openDatabase(created.settings)).close();
  });
  afterAll(async () => {
    await Promise.all([sessions?.stop(), transactions?.stop()]);
    await created?.drop();
  });

  const opened = async (settings: DatabaseSettings) => {
    try {
      await (await openDatabase(settings)).close();
      return 'opened';
    } catch (error) {
      if (error instanceof UnsafePooler) return error.message;
      throw error;
    }
  };

  it('that keeps sessions is taken where the settings say so', async () => {
    expect(await opened({ url: sessions.url, pooler: 'session' })).toBe('opened');
  });

  it.each(['session', 'transaction'] as const)('is refused in words where the settings do not: %s', async (mode) => {
    const { url } = mode === 'session' ? sessions : transactions;

    expect(await opened({ url })).toBe(words.poolerUndeclared);
  });

  it('that keeps transactions is refused in words, also where the settings say that it keeps sessions', async () => {
    expect(await opened({ url: transactions.url, pooler: 'session' })).toBe(words.poolerOfTransactions);
  });

  it('is looked at for the way of the owner, too', async () => {
    const settings = { url: created.settings.url!, ownerUrl: transactions.url };

    expect(await opened(settings)).toBe(words.poolerUndeclared);
    expect(await opened({ ...settings, pooler: 'session' })).toBe(words.poolerOfTransactions);
  });

  it('is none where there is none, whatever the settings say', async () => {
    expect(await opened({ url: created.settings.url!, pooler: 'session' })).toBe('opened');
  });

  it('does not take the time limits of statements away', async () => {
    const database = await openDatabase({ url: sessions.url, pooler: 'session', timeOut: 1_500 });
    const limit = { name: 'limit', text: "select current_setting('statement_timeout') as limit" };
    const seen = await database.runPrepared(randomUUID(), limit, []);
    await database.close();

    expect(seen).toEqual([{ limit: '1500ms' }]);
  });

  it('that mixes sessions, unnoticed, never makes an answer of another tenant, nor an empty one', async () => {
    const pool = new pg.Pool({ connectionString: transactions.url, max: 8 });
    const database = createTenantDatabase({ pool, ownerPool: pool, close: () => pool.end() });
    const tenants = Array.from({ length: 4 }, () => randomUUID());
    for (const tenant of tenants)
      await database.inTenant(tenant, (connection) =>
        connection.insertInto('contacts').values({ tenant, address: 'anna@lindqvist.example' }).execute(),
      );
    // no prepared statement, as that alone would fail in this mode
    const statement = { name: '', text: 'select tenant from contacts' };
    const answers = await Promise.all(
      Array.from({ length: 200 }, async (_, index) => {
        const tenant = tenants[index % tenants.length]!;
        try {
          const rows =
            index % 2 === 0
              ? await database.runPrepared<{ tenant: string }>(tenant, statement, [])
              : await database.inTenant(tenant, (connection) =>
                  connection.selectFrom('contacts').select('tenant').execute(),
                );
          return rows.length === 1 && rows[0]!.tenant === tenant ? 'right' : 'wrong';
        } catch (error) {
          if (error instanceof StoreUnavailable) return index % 2 === 0 ? 'none' : 'lost';
          throw error;
        }
      }),
    );
    await database.close();

    expect(new Set(answers)).toEqual(new Set(['right', 'none']));
  });
});
