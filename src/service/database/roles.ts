/** The role that the service works as: no superuser, not the owner of a table, so that row-level security holds for it. */
import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import { DatabaseError } from 'pg';
import { database as words } from '../../locales/en/database';
import type { TenantDatabase } from './tenant';

export const SERVICE_ROLE = 'directory_service';

/** Row-level security would not hold for this role, so nothing is served. */
export class UnboundRole extends Error {
  override name = 'UnboundRole';
  constructor() {
    super(words.unboundRole(SERVICE_ROLE));
  }
}

/** Makes the role where it is not there, and lets the owner's login take it on. Roles belong to all databases of a server. */
export async function ensureServiceRole(owner: Kysely<unknown>): Promise<void> {
  const found = await sql`select 1 from pg_roles where rolname = ${SERVICE_ROLE}`.execute(owner);
  if (found.rows.length === 0) await unlessMadeMeanwhile(sql.raw(`create role ${SERVICE_ROLE} nologin`).execute(owner));
  const member = await sql<{ may: boolean }>`
    select pg_has_role(current_user, ${SERVICE_ROLE}, 'member') as may`.execute(owner);
  if (!member.rows[0]?.may) await unlessMadeMeanwhile(sql.raw(`grant ${SERVICE_ROLE} to current_user`).execute(owner));
}

/** @throws UnboundRole */
export async function refuseUnboundRole(database: TenantDatabase): Promise<void> {
  const unbound = await database.asOwner((owner) =>
    sql`select 1 from pg_roles where rolname = ${SERVICE_ROLE} and (rolsuper or rolbypassrls)`.execute(owner),
  );
  if (unbound.rows.length > 0) throw new UnboundRole();
}

/** duplicate_object, unique_violation, and "tuple concurrently updated": another process did the same at the same moment. */
const MADE_MEANWHILE = ['42710', '23505', 'XX000'];

async function unlessMadeMeanwhile(making: Promise<unknown>): Promise<void> {
  try {
    await making;
  } catch (error) {
    if (!(error instanceof DatabaseError) || !MADE_MEANWHILE.includes(error.code ?? '')) throw error;
  }
}
