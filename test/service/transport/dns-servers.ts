/**
 * Real DNS on loopback: NSD with the zone `example.`, signed for the test by ldns, and Unbound, which validates from that zone's key on. Both
 * run as whoever runs the test, on free ports, in a temporary folder.
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { freePort } from '../../free-port';

const FOLDERS = [
  '/usr/sbin',
  '/usr/bin',
  '/usr/local/sbin',
  '/usr/local/bin',
  '/opt/homebrew/sbin',
  '/opt/homebrew/bin',
];
const programOf = (name: string) => FOLDERS.map((folder) => path.join(folder, name)).find((file) => existsSync(file));
const PROGRAMS = {
  nsd: programOf('nsd'),
  unbound: programOf('unbound'),
  keygen: programOf('ldns-keygen'),
  signzone: programOf('ldns-signzone'),
};
const missing = Object.entries(PROGRAMS).flatMap(([name, file]) => (file ? [] : [name]));

/** `describe`, or a skipped one whose name says what is not there. In CI nothing is skipped: the tests then fail. */
export function describeWithDnsServers(name: string, tests: () => void): void {
  if (missing.length === 0 || process.env.CI) describe(name, tests);
  else
    describe.skip(
      `${name} (skipped: this machine has no ${missing.join(', ')}; on Debian: nsd, unbound, ldnsutils)`,
      tests,
    );
}

export interface Zone {
  /** Lines of the zone `example.`, without its SOA and NS. */
  records: string[];
  /** Lines of `unsigned.example.`, a zone of its own without signatures. */
  unsigned?: string[];
  /** Names whose signatures do not hold: a letter was changed, or their time is over. */
  broken?: string[];
  expired?: string[];
}

export interface DnsServers {
  /** Of Unbound, as settings name it. */
  resolver: string;
  /** Of NSD, which validates nothing and never sets AD. */
  authority: string;
  stop(): Promise<void>;
}

const DAY = 24 * 60 * 60 * 1000;

export async function startDnsServers(zone: Zone): Promise<DnsServers> {
  if (missing.length > 0)
    throw new Error(`This machine has no ${missing.join(', ')}. On Debian: apt-get install nsd unbound ldnsutils`);
  const folder = mkdtempSync(path.join(tmpdir(), 'dns-'));
  const running: ChildProcess[] = [];
  const stop = async () => {
    await Promise.all(running.map(end));
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    sign(zone, folder);
    const [nsdPort, unboundPort] = [await freePort(), await freePort()];
    writeFileSync(path.join(folder, 'nsd.conf'), nsdSettings(folder, nsdPort));
    writeFileSync(path.join(folder, 'unbound.conf'), unboundSettings(folder, unboundPort, nsdPort));
    await Promise.all([
      run(running, PROGRAMS.nsd, ['-d', '-c', path.join(folder, 'nsd.conf')], /nsd started/),
      run(running, PROGRAMS.unbound, ['-d', '-c', path.join(folder, 'unbound.conf')], /start of service/),
    ]);
    return { resolver: `127.0.0.1:${unboundPort}`, authority: `127.0.0.1:${nsdPort}`, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function sign({ records, unsigned = [], broken = [], expired = [] }: Zone, folder: string): void {
  const start = (name: string) => [
    `$ORIGIN ${name}.`,
    '$TTL 3600',
    '@ SOA ns.example. hostmaster.example. 1 3600 600 86400 900',
    '@ NS ns.example.',
  ];
  const file = path.join(folder, 'example.zone');
  writeFileSync(file, [...start('example'), 'ns A 127.0.0.1', 'unsigned NS ns.example.', ...records, ''].join('\n'));
  writeFileSync(path.join(folder, 'unsigned.zone'), [...start('unsigned.example'), ...unsigned, ''].join('\n'));
  const inFolder = { cwd: folder, encoding: 'utf8' } as const;
  const key = execFileSync(PROGRAMS.keygen ?? '', ['-k', '-a', 'ECDSAP256SHA256', 'example'], inFolder).trim();
  writeFileSync(path.join(folder, 'anchor'), readFileSync(path.join(folder, `${key}.key`)));
  const signed = (from: number, until: number): string[] => {
    const [inception, expiration] = [from, until].map((at) => String(Math.floor(at / 1000)));
    execFileSync(
      PROGRAMS.signzone ?? '',
      ['-i', inception ?? '', '-e', expiration ?? '', '-f', `${file}.signed`, file, key],
      inFolder,
    );
    return readFileSync(`${file}.signed`, 'utf8').split('\n');
  };
  // without that of the NSEC record, which speaks for the neighbors in the zone, too
  const isOf = (names: string[], line: string) =>
    /\sRRSIG\s+(?!NSEC\s)/.test(line) && names.some((name) => line.startsWith(`${name}.\t`));
  const old = signed(Date.now() - 9 * DAY, Date.now() - 2 * DAY).filter((line) => isOf(expired, line));
  const lines = signed(Date.now() - DAY, Date.now() + DAY)
    .filter((line) => !isOf(expired, line))
    .map((line) =>
      isOf(broken, line) ? line.replace(/\S{8}$/, (end) => (end === 'AAAAAAA=' ? 'BBBBBBB=' : 'AAAAAAA=')) : line,
    );
  writeFileSync(`${file}.signed`, [...lines, ...old, ''].join('\n'));
}

const nsdSettings = (folder: string, port: number) => `
server:
  ip-address: 127.0.0.1@${port}
  username: ""
  chroot: ""
  zonesdir: "${folder}"
  database: ""
  pidfile: "${folder}/nsd.pid"
  xfrdfile: "${folder}/xfrd.state"
  zonelistfile: "${folder}/zone.list"
  xfrdir: "${folder}"
  server-count: 1
  minimal-responses: yes
remote-control:
  control-enable: no
zone:
  name: example.
  zonefile: example.zone.signed
zone:
  name: unsigned.example.
  zonefile: unsigned.zone
`;

const unboundSettings = (folder: string, port: number, nsdPort: number) => `
server:
  interface: 127.0.0.1
  port: ${port}
  username: ""
  chroot: ""
  directory: "${folder}"
  pidfile: "${folder}/unbound.pid"
  use-syslog: no
  verbosity: 1
  num-threads: 1
  do-ip6: no
  do-not-query-localhost: no
  edns-buffer-size: 1232
  qname-minimisation: no
  trust-anchor-file: "${folder}/anchor"
  module-config: "validator iterator"
stub-zone:
  name: example.
  stub-addr: 127.0.0.1@${nsdPort}
stub-zone:
  name: unsigned.example.
  stub-addr: 127.0.0.1@${nsdPort}
remote-control:
  control-enable: no
`;

/** Waits for the line that says it is ready. */
function run(running: ChildProcess[], program: string | undefined, args: string[], ready: RegExp): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(program ?? '', args, { stdio: ['ignore', 'pipe', 'pipe'] });
    running.push(child);
    let said = '';
    const listen = (text: Buffer) => {
      said += text.toString();
      if (ready.test(said)) resolve();
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    child.once('error', reject);
    child.once('exit', () => reject(new Error(`${path.basename(program ?? '')} ended: ${said}`)));
  });
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await ended;
}
