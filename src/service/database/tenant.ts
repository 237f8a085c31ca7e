/**
 * Binds each call to one tenant. What is not bound sees nothing: row-level security compares every row with the setting `app.tenant`. A
 * transaction sets it for itself. For prepared statements the session is set, and stays so, so that the next one of the same tenant is a
 * single round trip; each of them says for whom it ran, and an answer for another, or with other rights, is none.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import { CompiledQuery, Kysely, PostgresDialect, PostgresDriver } from 'kysely';
import type { DatabaseConnection, PostgresDialectConfig, PostgresPool, PostgresPoolClient, Transaction } from 'kysely';
import type { Pool, PoolClient, QueryConfig } from 'pg';
import { within } from '../../timing/within';
import { inWordsOfStore, isConnectionLost, isWorthRepeating, throwInWordsOfStore } from './failures';
import { SERVICE_ROLE } from './roles';
import { StoreUnavailable } from '../store/types';
import { UUID } from '../../verification/patterns';
import type { Database } from './tables';

/** A transaction is begun at most this many times where the database asks to repeat it. */
const ATTEMPTS = 5;
const HEALTHY_WITHIN = 1_000;

/** A statement whose text never changes: each connection has it parsed and planned once. */
export interface PreparedStatement {
  /** Of no other statement. */
  name: string;
  text: string;
}

/** The session is not the one that was set for the tenant: a pooler mixes them. What it answered is nobody's. */
export class SessionLost extends StoreUnavailable {
  override name = 'SessionLost';
  constructor() {
    super('the session of the database is not that of the tenant');
  }
}

/** Every call throws StoreUnavailable where the database is away, full or too slow. A call within `run` of another throws TypeError: the embedded database has one connection. */
export interface TenantDatabase {
  /** One transaction, which is not repeated: for reading, and for one statement that writes. @param tenant UUID */
  inTenant<T>(tenant: string, run: (database: Kysely<Database>) => Promise<T>): Promise<T>;
  /** One statement, in one round trip. @param tenant UUID. @returns its rows */
  runPrepared<Row>(tenant: string, statement: PreparedStatement, values: readonly unknown[]): Promise<Row[]>;
  /** All or nothing. `run` is called again where the database asks to repeat the transaction, so it changes nothing else. */
  transaction<T>(tenant: string, run: (database: Transaction<Database>) => Promise<T>): Promise<T>;
  /** As the owner of the tables, across tenants: for migrations and maintenance, never for a request. */
  asOwner<T>(run: (database: Kysely<Database>) => Promise<T>): Promise<T>;
  /** Whether the database answers within a second. Never throws. */
  isHealthy(): Promise<boolean>;
  /** Waits for what is under way. */
  close(): Promise<void>;
}

interface Connections {
  pool: Pool;
  /** The same as `pool` where the database has a single connection. */
  ownerPool: Pool;
  close: () => Promise<void>;
}

/** A connection while somebody has it. */
interface Guarded extends PostgresPoolClient {
  /** @throws SessionLost */
  prepared(tenant: string, statement: PreparedStatement, values: readonly unknown[]): Promise<unknown[]>;
}

/** The tenant for which each connection runs prepared statements. One that is not in here is new: it still has the login's own rights. */
const boundTo = new WeakMap<PoolClient, string | undefined>();

/** Set while a call runs. A call within a call would wait for a second connection that may never be free. */
const running = new AsyncLocalStorage<true>();

function alone<T>(work: () => Promise<T>): Promise<T> {
  if (running.getStore()) throw new TypeError('a call of the database stands within another');
  return running.run(true, work);
}

export function createTenantDatabase({ pool, ownerPool, close }: Connections): TenantDatabase {
  const boundConnection = async (tenant: string) => {
    const client = await pool.connect();
    return boundTo.get(client) === tenant ? guard(client) : bind(client, tenant);
  };
  const ofTenant = (tenant: string) => {
    requireUuid(tenant);
    return kyselyOf(async () => guard(await pool.connect()), beginFor(tenant));
  };

  return {
    inTenant: async (tenant, run) => alone(() => ofTenant(tenant).transaction().execute(run)),
    runPrepared: async <Row>(tenant: string, statement: PreparedStatement, values: readonly unknown[]) => {
      requireUuid(tenant);
      return alone(async () => {
        const client = await boundConnection(tenant).catch(throwInWordsOfStore);
        try {
          return (await client.prepared(tenant, statement, values)) as Row[];
        } finally {
          client.release();
        }
      });
    },
    async transaction(tenant, run) {
      const database = ofTenant(tenant);
      for (let attempt = 1; ; attempt += 1) {
        try {
          return await alone(() => database.transaction().execute(run));
        } catch (error) {
          if (!isWorthRepeating(error)) throw error;
          if (attempt === ATTEMPTS) throw inWordsOfStore(error);
          // those who got in each other's way come back at different moments
          await new Promise((resolve) => setTimeout(resolve, Math.random() * 10 * 2 ** attempt));
        }
      }
    },
    asOwner: async (run) =>
      alone(() =>
        kyselyOf(async () => {
          const client = await ownerPool.connect();
          return takeBackRights(guard(client, { once: ownerPool === pool }));
        })
          .connection()
          .execute(run),
      ),
    async isHealthy() {
      const answer = pool.query('select 1').then(
        () => true,
        () => false,
      );
      return within(HEALTHY_WITHIN, answer, () => false);
    },
    close,
  };
}

/** Sets tenant and role for the one transaction that it begins, in one message, so that no pooler comes between. @param tenant UUID */
const beginFor = (tenant: string) =>
  `begin; set local role ${SERVICE_ROLE}; set local app.tenant = '${tenant.toLowerCase()}'`;

/** Begins transactions in its own way. */
class Driver extends PostgresDriver {
  constructor(
    config: PostgresDialectConfig,
    readonly begin: string,
  ) {
    super(config);
  }
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw(this.begin));
  }
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    // a connection that is lost has rolled back, and what lost it is what is told
    await super.rollbackTransaction(connection).catch(() => undefined);
  }
}

class Dialect extends PostgresDialect {
  constructor(
    readonly config: PostgresDialectConfig,
    readonly begin: string,
  ) {
    super(config);
  }
  override createDriver(): Driver {
    return new Driver(this.config, this.begin);
  }
}

/** A Kysely on the connections that `connect` gives; making one costs next to nothing. */
function kyselyOf(connect: () => Promise<PostgresPoolClient>, begin = 'begin'): Kysely<Database> {
  const pool: PostgresPool = {
    connect: () => connect().catch(throwInWordsOfStore),
    end: async () => undefined,
  };
  return new Kysely<Database>({ dialect: new Dialect({ pool }, begin) });
}

async function bind(client: PoolClient, tenant: string): Promise<Guarded> {
  const guarded = guard(client);
  const isNew = !boundTo.has(client);
  try {
    // in PGlite's one session stands what the connection before has prepared
    if (isNew) await client.query(`deallocate all; set role ${SERVICE_ROLE}`);
    // until the answer is there it is not known which tenant it is
    boundTo.set(client, undefined);
    await guarded.query("select set_config('app.tenant', $1, false)", [tenant]);
  } catch (error) {
    client.release(true);
    throw error;
  }
  boundTo.set(client, tenant);
  return guarded;
}

/** For the owner, on a session that may have worked for a tenant. */
async function takeBackRights(guarded: Guarded): Promise<PostgresPoolClient> {
  try {
    await guarded.query('reset role', []);
  } catch (error) {
    guarded.release();
    throw error;
  }
  return guarded;
}

/** With a row at least, so that a session which lost its tenant is told from an answer without rows. */
const saysForWhom = (text: string) => `
  with answer as (${text})
  select current_user as "ranAs", current_setting('app.tenant', true) as "ranFor", found.*
  from (values (true)) as always left join (select true as "isRow", answer.* from answer) as found on true`;

interface PreparedRow {
  ranAs: string;
  ranFor: string | null;
  isRow: true | null;
}

/**
 * Puts the driver's errors in the store's words. A connection that failed is closed instead of given back.
 * @param options.once closed in any case: no tenant gets it with the owner's rights
 */
function guard(client: PoolClient, { once = false } = {}): Guarded {
  let isLost = false;
  const query = async <Row extends object>(config: QueryConfig) => {
    if (isLost) throw new StoreUnavailable('the connection to the database is lost');
    try {
      return await client.query<Row>(config);
    } catch (error) {
      if (isConnectionLost(error)) isLost = true;
      throw isWorthRepeating(error) ? error : inWordsOfStore(error);
    }
  };
  return {
    query: ((text: string, values: readonly unknown[] = []) =>
      query({ text, values: [...values] })) as unknown as PostgresPoolClient['query'],
    prepared: async (tenant, { name, text }, values) => {
      const { rows } = await query<PreparedRow>({ name, text: saysForWhom(text), values: [...values] });
      return rows.flatMap(({ ranAs, ranFor, isRow, ...row }) => {
        if (ranAs === SERVICE_ROLE && ranFor === tenant) return isRow === true ? row : [];
        isLost = true;
        throw new SessionLost();
      });
    },
    release: () => client.release(isLost || once),
  };
}

function requireUuid(tenant: string): void {
  if (!UUID.test(tenant)) throw new TypeError('a tenant is a UUID');
}
