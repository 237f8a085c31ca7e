/**
 * Opens the database: any PostgreSQL by its URL, else PGlite in a folder. Both are spoken to by the same driver over a socket,
 * so that everything behind this file is one code path.
 */
import pg from 'pg';
import { database as words } from '../../locales/en/database';
import { startEmbedded } from './embedded';
import { refuseUnboundRole } from './roles';
import { throwInWordsOfStore } from './failures';
import { migrate } from './migrate';
import { refuseUnsafePooler } from './pooler';
import { createTenantDatabase } from './tenant';
import type { TenantDatabase } from './tenant';

export interface DatabaseSettings {
  /** `postgres://…` of the service's login. Absent: PGlite in `folder`. */
  url?: string;
  /** A pooler between the service and PostgreSQL, which keeps sessions. Absent: there is none. */
  pooler?: 'session';
  /** The same database for migrations and maintenance, as the role that owns the tables. Absent: `url` is the owner's, too. */
  ownerUrl?: string;
  /** Of the embedded database; made where it is not there. */
  folder?: string;
  /** Connections at most. Absent: 10. The embedded database has one. */
  connections?: number;
  /** Milliseconds to wait for a free connection, and for one statement. Absent: 5,000. */
  timeOut?: number;
}

const MAINTENANCE_TIME_OUT = 10 * 60_000;

/** At most. The embedded database has one. */
export const connectionsOf = ({ url, connections = 10 }: DatabaseSettings): number =>
  url === undefined ? 1 : connections;

/**
 * Connects and migrates.
 * @throws StoreUnavailable; UnsafePooler; NewerDatabase; UnboundRole
 */
export async function openDatabase(settings: DatabaseSettings): Promise<TenantDatabase> {
  const { timeOut = 5_000 } = settings;
  const database = settings.url === undefined ? await openEmbedded(settings, timeOut) : await openRemote(settings.url);

  async function openRemote(url: string): Promise<TenantDatabase> {
    const ownerUrl = settings.ownerUrl ?? url;
    const isPooled = await poolersAt([url, ownerUrl]);
    const pool = createPool({ connectionString: url, max: connectionsOf(settings) }, timeOut, isPooled.get(url));
    const ownerPool = createPool({ connectionString: ownerUrl, max: 2 }, MAINTENANCE_TIME_OUT, isPooled.get(ownerUrl));
    return createTenantDatabase({
      pool,
      ownerPool,
      close: async () => {
        await Promise.all([pool.end(), ownerPool.end()]);
      },
    });
  }

  async function poolersAt(urls: readonly string[]): Promise<Map<string, boolean>> {
    const found = new Map<string, boolean>();
    for (const url of new Set(urls))
      found.set(url, await refuseUnsafePooler(url, settings.pooler, timeOut).catch(throwInWordsOfStore));
    return found;
  }

  try {
    await migrate(database);
    await refuseUnboundRole(database);
  } catch (error) {
    await database.close();
    throw error;
  }
  return database;
}

async function openEmbedded({ folder }: DatabaseSettings, timeOut: number): Promise<TenantDatabase> {
  if (folder === undefined) throw new TypeError(words.neither);
  const embedded = await startEmbedded(folder);
  // one session for all: PGlite has no more, whoever connects
  const pool = createPool({ ...embedded.address, max: 1 }, timeOut);
  return createTenantDatabase({
    pool,
    ownerPool: pool,
    close: async () => {
      await pool.end();
      await embedded.stop();
    },
  });
}

/**
 * @param timeOut milliseconds for a statement; a free connection is waited for no longer than ten seconds
 * @param isPooled a pooler refuses limits that come with the connection, so they are set on it
 */
function createPool(config: pg.PoolConfig, timeOut: number, isPooled = false) {
  const limits = {
    statement_timeout: timeOut,
    lock_timeout: timeOut,
    idle_in_transaction_session_timeout: 2 * timeOut,
  };
  const pool = new pg.Pool({
    user: 'postgres',
    database: 'postgres',
    ...config,
    connectionTimeoutMillis: Math.min(timeOut, 10_000),
    ...(isPooled ? {} : limits),
    // the server's own limit comes first, and leaves a sound connection; this is for a server that says nothing more
    query_timeout: timeOut + 1_000,
    keepAlive: true,
    types: { getTypeParser },
    application_name: 'secure-mail-directory',
  });
  // a connection that breaks is closed by the pool, and whoever uses it is told by their query; unheard, the events would end the process
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  const setLimits = Object.entries(limits).map(([name, milliseconds]) => `set ${name} = ${milliseconds}`);
  // before anything else that the connection is asked; without its limits it is not used
  if (isPooled) pool.on('connect', (client) => void client.query(setLimits.join('; ')).catch(() => client.end()));
  return pool;
}

const BIGINT = 20;

/** Counts and versions are far below 2^53. */
const getTypeParser = ((oid: number, format?: 'text' | 'binary') =>
  oid === BIGINT ? Number : pg.types.getTypeParser(oid, format as 'text')) as typeof pg.types.getTypeParser;
