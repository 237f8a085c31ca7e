/** For what is asked across much: the audit of one person, and the checks of all tenants that are due or that nobody asked for. */
import { type Kysely, sql } from 'kysely';

export async function up(database: Kysely<unknown>): Promise<void> {
  for (const statement of [
    'create index if not exists audit_about on audit (tenant, about, at desc, id desc) where about is not null',
    'create index if not exists transport_checks_due on transport_checks (expires_at)',
    'create index if not exists transport_checks_asked on transport_checks (asked_at)',
  ])
    await sql.raw(statement).execute(database);
}
