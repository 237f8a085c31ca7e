/**
 * `npm run benchmark:directory`: lookups through the running service against the same rows by one plain SQL query through the same driver, at
 * 1,000 and at 1,000,000 contacts; and an import of 100,000 rows with the memory it takes. All ways take turns, so that what else
 * the machine does hits them alike. Needs a PostgreSQL (`TEST_DATABASE_URL`, else 127.0.0.1:5432). Exits with 1 where a goal is missed.
 */
import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { openDatabase } from '../../src/service/database/connect';
import { AUDIENCE, CLIENT, PERSON, TENANT, startIssuer } from '../service/http/issuer';
import type { TestIssuer } from '../service/http/issuer';
import { PLAIN_QUERY, addressOf, fill, plainValues } from './directory-rows';
import type { Imported } from './directory-import';

const SERVER = process.env['TEST_DATABASE_URL'] || 'postgres://postgres@127.0.0.1:5432/test';
const SIZES = [1_000, Number(process.env['CONTACTS'] ?? 1_000_000)];
const ROUNDS = Number(process.env['ROUNDS'] ?? 300);
const WARM_UP = 60;
const ASKED = 500;
/** Of each size as many people are asked again and again: a sender's drafts go to people they know. */
const DRAFTS = 2;
const STRANGERS = 20;
/** 0: no import. */
const ROWS = Number(process.env['ROWS'] ?? 100_000);
const WHOSE = { tenant: TENANT, person: PERSON };
const GOALS = { median: 1.5, p99: 2, size: 1.3 };

interface Directory {
  contacts: number;
  plain(addresses: readonly string[]): Promise<unknown[]>;
  service(addresses: readonly string[]): Promise<unknown[]>;
  close(): Promise<void>;
}

type Way = 'plain' | 'service';

const masterKey = randomBytes(32).toString('base64url');
const children: ChildProcess[] = [];

function start(program: string, task: object): ChildProcess {
  const child = fork(fileURLToPath(new URL(program, import.meta.url)), {
    execArgv: ['--import', 'tsx'],
    env: { ...process.env, BENCHMARK: JSON.stringify(task) },
  });
  children.push(child);
  return child;
}

/** The first thing it says. @throws when it ends without a word */
async function answerOf<Answer>(child: ChildProcess): Promise<Answer> {
  const [answer] = await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(() => {
      throw new Error('a process of the benchmark ended at once');
    }),
  ]);
  return answer as Answer;
}

async function makeDatabase(): Promise<{ url: string; drop: () => Promise<void> }> {
  const name = `benchmark_${randomUUID().replaceAll('-', '')}`;
  const onServer = async (statement: string) => {
    const client = new pg.Client({ connectionString: SERVER });
    await client.connect();
    await client.query(statement).finally(() => client.end());
  };
  await onServer(`create database ${name}`);
  const url = new URL(SERVER);
  url.pathname = `/${name}`;
  await (await openDatabase({ url: url.href })).close();
  return { url: url.href, drop: () => onServer(`drop database ${name} with (force)`) };
}

async function openDirectory(contacts: number, issuer: TestIssuer): Promise<Directory> {
  const { url, drop } = await makeDatabase();
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await fill(client, WHOSE, contacts);
  const tokens = {
    issuers: [issuer.settings],
    audiences: [AUDIENCE],
    tenants: [TENANT],
    clients: [CLIENT],
    scope: 'access_as_user',
  };
  const child = start('directory-service.ts', { url, masterKey, tokens });
  const service = await answerOf<{ url: string }>(child);
  const agent = new Agent({ keepAlive: true });
  const token = await issuer.sender();
  return {
    contacts,
    plain: async (addresses) => (await client.query(PLAIN_QUERY, plainValues(WHOSE, addresses))).rows as unknown[],
    service: (addresses) => lookUp(`${service.url}/v1/lookup`, { agent, token, addresses }),
    close: async () => {
      agent.destroy();
      child.disconnect();
      await Promise.all([once(child, 'exit'), client.end()]);
      await drop();
    },
  };
}

function lookUp(
  url: string,
  { agent, token, addresses }: { agent: Agent; token: string; addresses: readonly string[] },
): Promise<unknown[]> {
  return new Promise((resolve, reject) => {
    const headers = {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      origin: 'https://add-in.example',
    };
    const asking = request(url, { method: 'POST', agent, headers }, (answer) => {
      const pieces: Buffer[] = [];
      answer.on('data', (piece: Buffer) => pieces.push(piece));
      answer.on('error', reject);
      answer.on('end', () => {
        if (answer.statusCode !== 200) return reject(new Error(`the service answered ${answer.statusCode}`));
        resolve((JSON.parse(Buffer.concat(pieces).toString()) as { recipients: unknown[] }).recipients);
      });
    });
    asking.on('error', reject);
    asking.end(JSON.stringify({ addresses }));
  });
}

function draftOf(contacts: number): string[] {
  const people = new Set<number>();
  while (people.size < ASKED) people.add(1 + Math.floor(Math.random() * contacts));
  return [...people].map(addressOf);
}

async function timed(act: () => Promise<unknown[]>, asked = ASKED): Promise<number> {
  const from = performance.now();
  const rows = await act();
  const milliseconds = performance.now() - from;
  if (rows.length < asked) throw new Error(`${rows.length} rows for ${asked} addresses`);
  return milliseconds;
}

/** The ways of all sizes by turns, each first as often as the others. */
async function measureLookups(directories: readonly Directory[]): Promise<Map<string, number[]>> {
  const measured = new Map<string, number[]>();
  const drafts = directories.map(({ contacts }) => Array.from({ length: DRAFTS }, () => draftOf(contacts)));
  for (let round = -WARM_UP; round < ROUNDS; round += 1) {
    const turns = directories.flatMap((directory, index) =>
      (['plain', 'service'] satisfies Way[]).map((way) => ({
        directory,
        way,
        draft: drafts[index]!.at(round % DRAFTS)!,
      })),
    );
    const first = Math.abs(round) % turns.length;
    for (const { directory, way, draft } of [...turns.slice(first), ...turns.slice(0, first)]) {
      const milliseconds = await timed(() => directory[way](draft));
      const key = `${way} ${directory.contacts}`;
      if (round >= 0) measured.set(key, [...(measured.get(key) ?? []), milliseconds]);
    }
  }
  return measured;
}

function quantile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))]!;
}

const ms = (value: number) => `${value.toFixed(1).padStart(7)} ms`;
const against = (ratio: number, goal: number) => `${ratio.toFixed(2)} (goal ${goal}${ratio <= goal ? '' : ', MISSED'})`;

function tell(measured: Map<string, number[]>): boolean {
  let reached = true;
  const judged = (ratio: number, goal: number) => {
    reached &&= ratio <= goal;
    return against(ratio, goal);
  };
  const of = (way: Way, contacts: number, part: number) => quantile(measured.get(`${way} ${contacts}`)!, part);
  for (const contacts of SIZES) {
    console.log(`\n${contacts.toLocaleString('en')} contacts`);
    for (const [name, part, goal] of [
      ['median', 0.5, GOALS.median],
      ['p99', 0.99, GOALS.p99],
    ] as const) {
      const [plain, service] = [of('plain', contacts, part), of('service', contacts, part)];
      console.log(
        `  ${name.padEnd(7)} plain SQL ${ms(plain)}   service ${ms(service)}   ratio ${judged(service / plain, goal)}`,
      );
    }
  }
  const [small, large] = SIZES as [number, number];
  const growth = of('service', large, 0.5) / of('service', small, 0.5);
  const plainGrowth = of('plain', large, 0.5) / of('plain', small, 0.5);
  console.log(
    `\nservice at the larger against the smaller, median: ${judged(growth, GOALS.size)}; plain SQL: ${plainGrowth.toFixed(2)}`,
  );
  return reached;
}

/** People who were not asked for yet: what the database has to fetch from further away. */
async function tellStrangers(directory: Directory): Promise<void> {
  const measured: Record<Way, number[]> = { plain: [], service: [] };
  for (let turn = 0; turn < STRANGERS; turn += 1)
    for (const way of ['plain', 'service'] as const)
      measured[way].push(await timed(() => directory[way](draftOf(directory.contacts))));
  const [plain, service] = [quantile(measured.plain, 0.5), quantile(measured.service, 0.5)];
  console.log(
    `people nobody asked for before, ${directory.contacts.toLocaleString('en')} contacts, median: plain SQL ${ms(plain)}, service ${ms(service)}`,
  );
}

/** What HTTP, the token and the limits take whatever is asked: no lookup is quicker than this. */
async function tellOneAddress(directory: Directory): Promise<void> {
  const measured: Record<Way, number[]> = { plain: [], service: [] };
  for (let round = 0; round < ROUNDS; round += 1)
    for (const way of ['plain', 'service'] as const)
      measured[way].push(await timed(() => directory[way]([addressOf(1)]), 1));
  const [plain, service] = [quantile(measured.plain, 0.5), quantile(measured.service, 0.5)];
  console.log(`one address alone, median: plain SQL ${ms(plain)}, service ${ms(service)}`);
}

async function tellImport(): Promise<void> {
  const { url, drop } = await makeDatabase();
  const megabytes = (bytes: number) => `${(bytes / 2 ** 20).toFixed(0)} MB`;
  try {
    for (const rows of [ROWS / 10, ROWS]) {
      const caller = { tenant: randomUUID(), id: PERSON, name: 'Administrator' };
      const { accepted, seconds, peak, before } = await answerOf<Imported>(
        start('directory-import.ts', { url, masterKey, caller, rows }),
      );
      console.log(
        `import of ${rows.toLocaleString('en')} rows: ${accepted.toLocaleString('en')} accepted in ${seconds.toFixed(1)} s, ` +
          `peak memory ${megabytes(peak)}, of which ${megabytes(before)} before the first row`,
      );
    }
  } finally {
    await drop();
  }
}

async function main(): Promise<void> {
  const issuer = await startIssuer();
  const directories: Directory[] = [];
  try {
    for (const contacts of SIZES) directories.push(await openDirectory(contacts, issuer));
    console.log(
      `lookup of ${ASKED} addresses, ${ROUNDS} rounds after ${WARM_UP} to warm up; load of the machine ${loadavg()[0]!.toFixed(1)}`,
    );
    const reached = tell(await measureLookups(directories));
    await tellOneAddress(directories[0]!);
    await tellStrangers(directories.at(-1)!);
    if (ROWS > 0) await tellImport();
    process.exitCode = reached ? 0 : 1;
  } finally {
    await Promise.allSettled(directories.map((directory) => directory.close()));
    await issuer.close();
  }
}

process.once('SIGINT', () => {
  for (const child of children) child.kill();
  process.exit(130);
});
void main();
