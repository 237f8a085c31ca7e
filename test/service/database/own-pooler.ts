/** A PgBouncer of the test's own, from Debian's package, in front of the database of a test. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chown, mkdtemp, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { freePort } from '../../free-port';
import { SETPRIV, whoRuns } from './own-server';

const PROGRAM = '/usr/sbin/pgbouncer';

/** Why there can be no pooler here. */
export const whyNoPooler = !existsSync(PROGRAM)
  ? 'no PgBouncer in /usr/sbin'
  : whoRuns() === undefined
    ? 'PgBouncer refuses root, and there is no user postgres'
    : undefined;

export interface OwnPooler {
  /** Of the same database, through the pooler. */
  url: string;
  stop(): Promise<void>;
}

/** @param connections that it keeps to the server, for each login */
export async function startPooler(
  databaseUrl: string,
  mode: 'session' | 'transaction',
  connections = 20,
): Promise<OwnPooler> {
  const who = whoRuns()!;
  const server = new URL(databaseUrl);
  const folder = await mkdtemp('/tmp/secure-mail-pooler-');
  if (who.uid !== undefined) await chown(folder, who.uid, who.gid!);
  const port = await freePort();
  const password = server.password === '' ? '' : ` password=${decodeURIComponent(server.password)}`;
  const settings = path.join(folder, 'pgbouncer.ini');
  await writeFile(
    settings,
    `[databases]
* = host=${server.hostname} port=${server.port || 5432} user=${server.username}${password}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${port}
unix_socket_dir =
auth_type = any
pool_mode = ${mode}
default_pool_size = ${connections}
`,
  );
  if (who.uid !== undefined) await chown(settings, who.uid, who.gid!);
  const [program, args] = existsSync(SETPRIV)
    ? [SETPRIV, ['--pdeathsig', 'TERM', PROGRAM, settings]]
    : [PROGRAM, [settings]];
  const pooler = spawn(program, args, { ...who, cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
  const ended = once(pooler, 'exit');
  const lines = createInterface({ input: pooler.stderr });
  await new Promise<void>((resolve, reject) => {
    lines.on('line', (line) => line.includes('process up') && resolve());
    pooler.once('exit', (code) => reject(new Error(`pgbouncer ended with ${code}`)));
  });
  const url = new URL(databaseUrl);
  url.hostname = '127.0.0.1';
  url.port = String(port);
  return {
    url: url.href,
    async stop() {
      // at once; SIGINT would wait for clients
      pooler.kill('SIGTERM');
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}
