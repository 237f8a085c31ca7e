/**
 * A pooler between the service and PostgreSQL must keep sessions: one that hands each transaction to another session would run a prepared
 * statement for whichever tenant that session was set to. So it is looked for and tried before anything else is done.
 */
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { database as words } from '../../locales/en/database';
import { within } from '../../timing/within';

/** Milliseconds in which a notification arrives at a session that is still there. */
const NOTIFIED_WITHIN = 3_000;

/** There is a pooler, and it does not keep sessions or nobody said that it does. */
export class UnsafePooler extends Error {
  override name = 'UnsafePooler';
}

/**
 * @param url of a database
 * @param declared what the settings say of a pooler
 * @returns whether there is one
 * @throws UnsafePooler, or what the driver throws where the database is away
 */
export async function refuseUnsafePooler(
  url: string,
  declared: 'session' | undefined,
  timeOut: number,
): Promise<boolean> {
  return withClients(url, timeOut, async (one, other) => {
    if (await isDirect(one)) return false;
    if (declared !== 'session') throw new UnsafePooler(words.poolerUndeclared);
    if (!(await keepsSessions(one, other))) throw new UnsafePooler(words.poolerOfTransactions);
    return true;
  });
}

/** A pooler answers to a client in place of the server, with a process id of its own making. */
async function isDirect(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
  return 'processID' in client && client.processID === rows[0]?.pid;
}

/**
 * A notification comes to the session that listens, at a moment of its own. A session that was given back after the statement belongs to
 * no client then, so the notification gets nowhere, however few clients there are.
 */
async function keepsSessions(listener: pg.Client, notifier: pg.Client): Promise<boolean> {
  const channel = `secure_mail_${randomUUID()}`;
  const notified = new Promise<true>((resolve) => listener.once('notification', () => resolve(true)));
  await listener.query(`listen "${channel}"`);
  await notifier.query(`notify "${channel}"`);
  return within(NOTIFIED_WITHIN, notified, () => false);
}

async function withClients<Answer>(
  url: string,
  timeOut: number,
  work: (one: pg.Client, other: pg.Client) => Promise<Answer>,
): Promise<Answer> {
  const config = { connectionString: url, connectionTimeoutMillis: timeOut, query_timeout: timeOut };
  const [one, other] = [new pg.Client(config), new pg.Client(config)];
  try {
    for (const client of [one, other]) {
      // what breaks is told by the query under way
      client.on('error', () => undefined);
      await client.connect();
    }
    return await work(one, other);
  } finally {
    await Promise.allSettled([one.end(), other.end()]);
  }
}
