/** A PostgreSQL of the test's own, in a temporary folder, that may be killed and started again. From Debian's packages. */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { chown, mkdtemp, rm } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { freePort } from '../../free-port';

const VERSIONS = '/usr/lib/postgresql';
/** Of Debian's util-linux. */
export const SETPRIV = '/usr/bin/setpriv';

/** Of the newest version; undefined where none is installed. */
const programs = existsSync(VERSIONS)
  ? readdirSync(VERSIONS)
      .sort((a, b) => Number(b) - Number(a))
      .map((version) => path.join(VERSIONS, version, 'bin'))
      .find((folder) => existsSync(path.join(folder, 'initdb')))
  : undefined;

/** PostgreSQL refuses root. */
export function whoRuns(): { uid?: number; gid?: number } | undefined {
  if (process.getuid?.() !== 0) return {};
  const entry = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((line) => line.startsWith('postgres:'))
    ?.split(':');
  return entry && { uid: Number(entry[2]), gid: Number(entry[3]) };
}

/** Why there can be no server here. */
export const whyNoServer =
  programs === undefined
    ? 'no PostgreSQL in /usr/lib/postgresql'
    : whoRuns() === undefined
      ? 'PostgreSQL refuses root, and there is no user postgres'
      : undefined;

export interface OwnServer {
  url: string;
  /** Until it takes connections. */
  start(): Promise<void>;
  /** At once and without a word, as when the power fails: the server and each process of a connection. */
  kill(): Promise<void>;
  remove(): Promise<void>;
}

/** @param options.durable false: quicker, and what was written may be gone after a power cut, which no test needs */
export async function makeServer({ durable = true } = {}): Promise<OwnServer> {
  const who = whoRuns()!;
  // the user postgres must be able to enter it; TMPDIR may be a folder that only root can
  const folder = await mkdtemp('/tmp/secure-mail-server-');
  if (who.uid !== undefined) await chown(folder, who.uid, who.gid!);
  const data = path.join(folder, 'data');
  const port = await freePort();
  let server: ChildProcess | undefined;

  const run = (program: string, args: string[]) =>
    spawn(path.resolve(programs!, program), args, {
      ...who,
      cwd: folder,
      stdio: ['ignore', 'ignore', 'pipe'],
      env: { PATH: process.env.PATH, LC_ALL: 'C' },
    });

  /** A run that is killed takes its servers with it. */
  const runWhileWeLive = (program: string, args: string[]) =>
    existsSync(SETPRIV)
      ? run(SETPRIV, ['--pdeathsig', 'QUIT', path.join(programs!, program), ...args])
      : run(program, args);

  const making = run('initdb', [
    '--pgdata',
    data,
    '--username',
    'postgres',
    '--auth',
    'trust',
    '--no-sync',
    '--encoding',
    'UTF8',
  ]);
  making.stderr.resume();
  const [status] = await once(making, 'exit');
  if (status !== 0) throw new Error(`initdb ended with ${status}`);

  async function kill(): Promise<void> {
    if (!server || server.exitCode !== null || server.signalCode !== null) return;
    const ended = once(server, 'exit');
    const { pid } = server;
    const connections = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean);
    // the server first, so that it does not notice the others
    for (const process_ of [String(pid), ...connections]) killIfThere(Number(process_));
    await ended;
  }

  return {
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
    async start() {
      const quicker = durable ? [] : ['-c', 'fsync=off', '-c', 'full_page_writes=off', '-c', 'synchronous_commit=off'];
      const where = ['-D', data, '-p', String(port), '-k', folder, '-h', '127.0.0.1'];
      const started = runWhileWeLive('postgres', [...where, ...quicker]);
      server = started;
      const lines = createInterface({ input: started.stderr });
      const ready = new Promise<void>((resolve, reject) => {
        lines.on('line', (line) => line.includes('ready to accept connections') && resolve());
        started.once('exit', (code) => reject(new Error(`postgres ended with ${code}`)));
      });
      await ready;
    },
    kill,
    async remove() {
      await kill();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function killIfThere(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
