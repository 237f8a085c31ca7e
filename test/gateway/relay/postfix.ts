/** A real Postfix for tests: its own configuration and queue in a temporary folder, on loopback. Debian's package; needs root, as Postfix does. */
import { execFile, execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
  chmodSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { freePort } from '../../free-port';

const run = promisify(execFile);

/** Why there is no Postfix here; undefined where there is one. */
export const noPostfix: string | undefined = !existsSync('/usr/sbin/postfix')
  ? 'Postfix is not installed'
  : process.getuid?.() !== 0
    ? 'Postfix needs root'
    : undefined;

export interface Postfix {
  port: number;
  /** What it wrote to its log. */
  log(): string;
  /** Tries everything in its queue now. */
  flush(): Promise<void>;
  /** Mails that it still has to deliver; what it had not taken yet when it was killed may lie about for days. */
  waiting(): number;
  kill(): void;
  start(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * @param next port on loopback that it sends everything to
 * @param fallback port on loopback for what the other does not take
 */
export async function startPostfix(next: number, fallback?: number): Promise<Postfix> {
  const folder = mkdtempSync(path.join(tmpdir(), 'postfix-'));
  chmodSync(folder, 0o755);
  const [config, queue, data] = ['config', 'queue', 'data'].map((name) => path.join(folder, name)) as [
    string,
    string,
    string,
  ];
  for (const each of [config, queue, data]) mkdirSync(each);
  execFileSync('chown', ['postfix', data]);
  const port = await freePort();
  const logFile = path.join(folder, 'log');
  writeFileSync(
    path.join(config, 'main.cf'),
    Object.entries({
      compatibility_level: '3.6',
      queue_directory: queue,
      data_directory: data,
      maillog_file: logFile,
      maillog_file_prefixes: folder,
      myhostname: 'mail.ziekenhuis.example',
      mydestination: '',
      local_recipient_maps: '',
      mynetworks: '127.0.0.0/8',
      inet_interfaces: '127.0.0.1',
      inet_protocols: 'ipv4',
      relayhost: `[127.0.0.1]:${next}`,
      ...(fallback !== undefined && { smtp_fallback_relay: `[127.0.0.1]:${fallback}` }),
      smtp_dns_support_level: 'disabled',
      smtp_host_lookup: 'native',
      smtp_tls_security_level: 'none',
      alias_maps: '',
      minimal_backoff_time: '1s',
      maximal_backoff_time: '1s',
      queue_run_delay: '1s',
      // one who is away for a moment is not left alone for a minute
      smtp_connection_cache_on_demand: 'no',
      default_destination_concurrency_failed_cohort_limit: '0',
      default_destination_concurrency_limit: '8',
      default_destination_recipient_limit: '50',
      smtp_connect_timeout: '60s',
      smtp_helo_timeout: '60s',
      in_flow_delay: '0',
      header_size_limit: '102400',
    })
      .map(([name, value]) => `${name} = ${value}`)
      .join('\n') + '\n',
  );
  // the package's own services, with one listener of ours, and none in a chroot
  const master = readFileSync('/usr/share/postfix/master.cf.dist', 'utf8')
    .replace(/^smtp(\s+inet\s+)n(\s+-\s+)y/m, `127.0.0.1:${port}$1n$2n`)
    .replace(/^(\S+\s+\S+\s+\S+\s+\S+\s+)y(\s)/gm, '$1n$2');
  writeFileSync(path.join(config, 'master.cf'), master);

  const control = (...words: string[]) => run('/usr/sbin/postfix', ['-c', config, ...words]);
  const start = async () => {
    await control('start');
  };
  const queued = () =>
    ['active', 'deferred'].reduce((count, name) => {
      const at = path.join(queue, name);
      return (
        count +
        (existsSync(at)
          ? readdirSync(at, { recursive: true, withFileTypes: true }).filter((each) => each.isFile()).length
          : 0)
      );
    }, 0);
  await start();
  return {
    port,
    log: () => (existsSync(logFile) ? readFileSync(logFile, 'utf8') : ''),
    flush: async () => void (await control('flush')),
    waiting: queued,
    kill() {
      const pid = readFileSync(path.join(queue, 'pid', 'master.pid'), 'utf8').trim();
      // master and all that it started are one group
      execFileSync('kill', ['-KILL', '--', `-${pid}`]);
    },
    start,
    async stop() {
      await control('abort').catch(() => undefined);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
