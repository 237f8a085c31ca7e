/**
 * Runs the migrations forward. Safe to run again and by several processes at once: whoever has locked the row `lock` of `migrations`
 * goes first, and the others find the work done. A locked row is what all of PostgreSQL, CockroachDB, YugabyteDB and Citus have;
 * Kysely's own migrator needs advisory locks, which CockroachDB lacks.
 */
import { sql } from 'kysely';
import type { Kysely, Transaction } from 'kysely';
import { DatabaseError } from 'pg';
import { database as words } from '../../locales/en/database';
import * as first from './migrations/001-first';
import * as separation from './migrations/002-separation';
import * as limits from './migrations/003-limits';
import * as asked from './migrations/004-asked';
import * as indexes from './migrations/005-indexes';
import * as findings from './migrations/006-findings';
import * as mailboxes from './migrations/007-mailboxes';
import * as written from './migrations/008-written';
import * as byAdministrator from './migrations/009-by-administrator';
import { ensureServiceRole } from './roles';
import type { TenantDatabase } from './tenant';

/** In the order of their names, which never change. */
const MIGRATIONS: Record<string, { up(database: Kysely<unknown>): Promise<void> }> = {
  '001-first': first,
  '002-separation': separation,
  '003-limits': limits,
  '004-asked': asked,
  '005-indexes': indexes,
  '006-findings': findings,
  '007-mailboxes': mailboxes,
  '008-written': written,
  '009-by-administrator': byAdministrator,
};

const LOCK = 'lock';

/** An older program must not work on it: it would not know what the columns mean. */
export class NewerDatabase extends Error {
  override name = 'NewerDatabase';
  constructor(readonly migration: string) {
    super(words.newer(migration));
  }
}

/** @throws NewerDatabase, StoreUnavailable */
export async function migrate(database: TenantDatabase): Promise<void> {
  await database.asOwner(async (connection) => {
    // the tables are only now made
    const owner = connection as unknown as Kysely<unknown>;
    await ensureTable(owner);
    await ensureServiceRole(owner);
    await owner.transaction().execute(migrateLocked);
  });
}

async function migrateLocked(owner: Transaction<unknown>): Promise<void> {
  await sql`select name from migrations where name = ${LOCK} for update`.execute(owner);
  const { rows } = await sql<{ name: string }>`
    select name from migrations where name <> ${LOCK} order by name`.execute(owner);
  const done = new Set(rows.map(({ name }) => name));
  const unknown = [...done].find((name) => !(name in MIGRATIONS));
  if (unknown !== undefined) throw new NewerDatabase(unknown);
  for (const [name, migration] of Object.entries(MIGRATIONS)) {
    if (done.has(name)) continue;
    await migration.up(owner);
    await sql`insert into migrations (name) values (${name})`.execute(owner);
  }
}

/** `if not exists` is no lock: of two processes at the same moment one may be told that the table, or its type, exists. */
async function ensureTable(owner: Kysely<unknown>): Promise<void> {
  const make = () =>
    sql`create table if not exists migrations (name text primary key, done_at timestamptz not null default now())`.execute(
      owner,
    );
  await make().catch((error: unknown) => {
    if (error instanceof DatabaseError && ['23505', '42710', '42P07'].includes(error.code ?? '')) return make();
    throw error;
  });
  await sql`insert into migrations (name) values (${LOCK}) on conflict do nothing`.execute(owner);
}
