/**
 * Binds a connection to one tenant. What is not bound sees nothing: row-level security compares every row with the setting `app.tenant`
 * of the session. A connection stays bound, so that the next call of the same tenant needs no second round trip.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import { Kysely, PostgresDialect } from 'kysely';
import type { PostgresPool, PostgresPoolClient, Transaction } from 'kysely';
import type { Pool, PoolClient, QueryConfig } from 'pg';
import { inWordsOfStore, isConnectionLost, isWorthRepeating } from './failures';
import { SERVICE_ROLE } from './roles';
import type { Database } from './tables';

/** A transaction is begun at most this many times where the database asks to repeat it. */
const ATTEMPTS = 5;
const HEALTHY_WITHIN = 1_000;
const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** A statement whose text never changes: each connection has it parsed and planned once. */
export interface PreparedStatement {
  /** Of no other statement. */
  name: string;
  text: string;
}

/** Every call throws StoreUnavailable where the database is away, full or too slow. A call within `run` of another throws TypeError: the embedded database has one connection. */
export interface TenantDatabase {
  /** One connection, no transaction. @param tenant UUID */
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
  prepared(statement: PreparedStatement, values: readonly unknown[]): Promise<unknown[]>;
}

/** The tenant each connection is set to. One that is not in here is new: it still has the login's own rights. */
const boundTo = new WeakMap<PoolClient, string | undefined>();

/** Set while a call runs. A call within a call would wait for a second connection that may never be free. */
const running = new AsyncLocalStorage<true>();

function alone<T>(work: () => Promise<T>): Promise<T> {
  if (running.getStore()) throw new TypeError('a call of the database stands within another');
  return running.run(true, work);
}

export function createTenantDatabase({ pool, ownerPool, close }: Connections): TenantDatabase {
  const connectTo = async (tenant: string) => {
    const client = await pool.connect();
    return boundTo.get(client) === tenant ? guard(client) : bind(client, tenant);
  };
  const ofTenant = (tenant: string) => {
    requireUuid(tenant);
    return kyselyOf(() => connectTo(tenant));
  };

  return {
    inTenant: async (tenant, run) => alone(() => ofTenant(tenant).connection().execute(run)),
    runPrepared: async <Row>(tenant: string, statement: PreparedStatement, values: readonly unknown[]) => {
      requireUuid(tenant);
      return alone(async () => {
        const client = await connectTo(tenant).catch(throwInWordsOfStore);
        try {
          return (await client.prepared(statement, values)) as Row[];
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
          return ownerPool === pool ? takeBackRights(client) : guard(client);
        })
          .connection()
          .execute(run),
      ),
    async isHealthy() {
      let timer: NodeJS.Timeout | undefined;
      const tooLate = new Promise<false>((resolve) => {
        timer = setTimeout(() => resolve(false), HEALTHY_WITHIN);
      });
      const answer = pool.query('select 1').then(
        () => true,
        () => false,
      );
      return Promise.race([answer, tooLate]).finally(() => clearTimeout(timer));
    },
    close,
  };
}

/** A Kysely on the connections that `connect` gives; making one costs next to nothing. */
function kyselyOf(connect: () => Promise<PostgresPoolClient>): Kysely<Database> {
  const pool: PostgresPool = {
    connect: () => connect().catch(throwInWordsOfStore),
    end: async () => undefined,
  };
  return new Kysely<Database>({ dialect: new PostgresDialect({ pool }) });
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

/** For the owner, on a connection that may have worked for a tenant. It is closed after use, so that no tenant gets it with these rights. */
async function takeBackRights(client: PoolClient): Promise<PostgresPoolClient> {
  const guarded = guard(client, { once: true });
  try {
    await guarded.query('reset role', []);
  } catch (error) {
    guarded.release();
    throw error;
  }
  return guarded;
}

/**
 * Puts the driver's errors in the store's words. A connection that failed is closed instead of given back.
 * @param options.once closed in any case
 */
function guard(client: PoolClient, { once = false } = {}): Guarded {
  let isUsable = !once;
  const query = async (config: QueryConfig) => {
    try {
      return await client.query(config);
    } catch (error) {
      if (isConnectionLost(error)) isUsable = false;
      throw isWorthRepeating(error) ? error : inWordsOfStore(error);
    }
  };
  return {
    query: ((text: string, values: readonly unknown[] = []) =>
      query({ text, values: [...values] })) as unknown as PostgresPoolClient['query'],
    prepared: async (statement, values) => (await query({ ...statement, values: [...values] })).rows,
    release: () => client.release(!isUsable),
  };
}

function requireUuid(tenant: string): void {
  if (!UUID.test(tenant)) throw new TypeError('a tenant is a UUID');
}

function throwInWordsOfStore(error: unknown): never {
  throw inWordsOfStore(error);
}
