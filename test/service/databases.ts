/**
 * The databases that tests of the service run on. `npm test` takes PostgreSQL where there is one (started for the run, named
 * by `TEST_DATABASE_URL`, or answering on 127.0.0.1:5432), else PGlite. `npm run test:deep` takes both. Each test file gets
 * a database of its own, empty but migrated, and it is dropped afterwards.
 */
import { spawnSync } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { cpSync, existsSync, readFileSync, readdirSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { openDatabase } from '../../src/service/database/connect';
import type { DatabaseSettings } from '../../src/service/database/connect';
import type { TenantDatabase } from '../../src/service/database/tenant';
import { DEEP } from '../depth';
import { startPooler, whyNoPooler } from './database/own-pooler';

const LOCAL = 'postgres://postgres@127.0.0.1:5432/test';
/** Milliseconds. */
const LONGEST_RUN = 60 * 60_000;
const NODE_MODULES = path.resolve(__dirname, '../../node_modules');
const DATABASE_CODE = path.resolve(__dirname, '../../src/service/database');

export interface TestDatabase {
  settings: DatabaseSettings;
  /** Closes nothing: what was opened by `settings` is closed first. */
  drop(): Promise<void>;
}

export interface DatabaseKind {
  name: 'PGlite' | 'PostgreSQL' | 'PostgreSQL behind PgBouncer';
  /** Why it cannot be had here. */
  absent?: string;
  /** Empty; a PGlite has its tables already. */
  create(): Promise<TestDatabase>;
}

/** What the tests of one `onEachDatabase` work on; there from the first `beforeAll` on. */
export interface Given {
  database: TenantDatabase;
  settings: DatabaseSettings;
}

export const EMBEDDED: DatabaseKind = { name: 'PGlite', create: createEmbedded };
const SERVER: DatabaseKind = { name: 'PostgreSQL', absent: whyAbsent(), create: createOnServer };
const POOLED: DatabaseKind = {
  name: 'PostgreSQL behind PgBouncer',
  absent: SERVER.absent ?? whyNoPooler,
  create: createBehindPooler,
};
/** Those of this lane; the first one is there. */
export const DATABASES: readonly [DatabaseKind, ...DatabaseKind[]] = DEEP
  ? [EMBEDDED, SERVER]
  : [SERVER.absent === undefined ? SERVER : EMBEDDED];
/** Those of this lane, and the server behind a pooler that keeps sessions: for what depends on the session. */
export const ALSO_POOLED: readonly DatabaseKind[] = [...DATABASES, POOLED];

/**
 * The same tests on each database of this lane. One that is absent is skipped in words, and where `CI` is set it fails.
 * @param tests called for each; `given.database` is for use inside of tests and hooks
 */
export function onEachDatabase(
  title: string,
  tests: (given: Given, kind: DatabaseKind) => void,
  kinds: readonly DatabaseKind[] = DATABASES,
): void {
  onEachKind(title, kindTests, kinds);

  function kindTests(kind: DatabaseKind): void {
    const given = {} as Given;
    let created: TestDatabase;
    beforeAll(async () => {
      created = await kind.create();
      given.settings = created.settings;
      given.database = await openDatabase(created.settings);
    }, 60_000);
    afterAll(async () => {
      try {
        await given.database?.close();
      } finally {
        await created?.drop();
      }
    });
    tests(given, kind);
  }
}

/** As `onEachDatabase`, for tests that make and open databases themselves. */
export function onEachKind(
  title: string,
  tests: (kind: DatabaseKind) => void,
  kinds: readonly DatabaseKind[] = DATABASES,
): void {
  for (const kind of kinds) describe(`${title}, on ${kind.name}`, () => whereItIs(kind, tests));
}

/** For what only a server behind a pooler can show. Without one it is skipped in words, and where `CI` is set it fails. */
export function onPooledServer(title: string, tests: (server: DatabaseKind) => void): void {
  describe(title, () => whereItIs({ ...POOLED, create: createOnServer }, tests));
}

/** For what only a server can show. Without one it is skipped in words, and where `CI` is set it fails. */
export function onServer(title: string, tests: (server: DatabaseKind) => void): void {
  describe(title, () => whereItIs(SERVER, tests));
}

function whereItIs(kind: DatabaseKind, tests: (kind: DatabaseKind) => void): void {
  if (kind.absent === undefined) tests(kind);
  else if (process.env.CI) it(`needs ${kind.name}`, () => expect(kind.absent).toBeUndefined());
  else it.skip(`skipped: ${kind.absent}`, () => undefined);
}

/** Making a PGlite and its tables takes seconds, copying one does not. */
async function createEmbedded(): Promise<TestDatabase> {
  const template = await embeddedTemplate();
  const parent = await mkdtemp(path.join(os.tmpdir(), 'secure-mail-test-'));
  const folder = path.join(parent, 'database');
  // less work than `cp` for a thousand small files
  cpSync(template, folder, { recursive: true });
  return { settings: { folder }, drop: () => rm(parent, { recursive: true, force: true }) };
}

/** Made once for a version of PGlite and of our code for it; of several at the same moment the first one counts. */
async function embeddedTemplate(): Promise<string> {
  const cache = path.join(NODE_MODULES, '.cache');
  const template = path.join(cache, `pglite-${templateVersion()}`);
  if (existsSync(path.join(template, 'PG_VERSION'))) return template;
  await mkdir(cache, { recursive: true });
  const making = await mkdtemp(path.join(cache, 'pglite-making-'));
  await (await openDatabase({ folder: making })).close();
  await rename(making, template).catch(() => rm(making, { recursive: true, force: true }));
  return template;
}

function templateVersion(): string {
  const version = createHash('sha256').update(
    readFileSync(path.join(NODE_MODULES, '@electric-sql/pglite/package.json')),
  );
  for (const file of readdirSync(DATABASE_CODE, { recursive: true, withFileTypes: true }))
    if (file.isFile()) version.update(file.name).update(readFileSync(path.join(file.parentPath, file.name)));
  return version.digest('hex').slice(0, 16);
}

async function createOnServer(): Promise<TestDatabase> {
  const name = `directory_${Date.now()}_${randomUUID().slice(0, 8)}`;
  await askServer(async (client) => {
    await dropLeftOver(client);
    await client.query(`create database ${name}`);
  });
  const url = new URL(serverUrl());
  url.pathname = `/${name}`;
  const drop = () => askServer((client) => client.query(`drop database ${name} with (force)`));
  return { settings: { url: url.href }, drop };
}

/** Of runs that were killed before they could clean up. */
async function dropLeftOver(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ datname: string }>(
    `select datname from pg_database where datname ~ '^directory_\\d+_[0-9a-f]{8}$'`,
  );
  const old = rows.filter(({ datname }) => Date.now() - Number(datname.split('_')[1]) > LONGEST_RUN);
  // another run may be quicker, or still use it
  for (const { datname } of old) await client.query(`drop database ${datname}`).catch(() => undefined);
}

async function createBehindPooler(): Promise<TestDatabase> {
  const behind = await createOnServer();
  const pooler = await startPooler(behind.settings.url!, 'session');
  return {
    settings: { url: pooler.url, pooler: 'session' },
    async drop() {
      await pooler.stop();
      await behind.drop();
    },
  };
}

async function askServer(ask: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ connectionString: serverUrl() });
  await client.connect();
  await ask(client).finally(() => client.end());
}

function serverUrl(): string {
  return process.env.TEST_DATABASE_URL || LOCAL;
}

/** Tests are named before anything can be awaited, so another process looks. */
function whyAbsent(): string | undefined {
  if (process.env.TEST_DATABASE_URL) return undefined;
  const look =
    "require('net').connect(5432,'127.0.0.1').on('connect',()=>process.exit(0)).on('error',()=>process.exit(1))";
  const { status } = spawnSync(process.execPath, ['-e', look], { timeout: 5_000 });
  return status === 0 ? undefined : 'no PostgreSQL: TEST_DATABASE_URL is not set and nothing answers on 127.0.0.1:5432';
}
