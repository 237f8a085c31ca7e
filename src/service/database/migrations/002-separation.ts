/**
 * Separates the tenants a second time, after the queries: the service's role sees rows of the tenant its session is set to, and may do
 * with each table what the service does. The owner, for migrations and maintenance, sees all.
 */
import { type Kysely, sql } from 'kysely';
import { SERVICE_ROLE } from '../roles';

const ALL = 'select, insert, update, delete';

const MAY = {
  tenants: 'select, insert, update',
  data_keys: 'select, insert',
  contacts: ALL,
  numbers: ALL,
  codes: ALL,
  last_choices: ALL,
  remembered: 'select, insert',
  transport_checks: ALL,
  // append-only
  audit: 'select, insert',
  imports: ALL,
};

export async function up(database: Kysely<unknown>): Promise<void> {
  for (const [table, may] of Object.entries(MAY))
    for (const statement of [
      `alter table ${table} enable row level security`,
      `alter table ${table} force row level security`,
      // the session's setting may be absent or empty: then nothing is equal to it
      `create policy own_tenant on ${table} to ${SERVICE_ROLE}
         using (tenant = nullif(current_setting('app.tenant', true), '')::uuid)`,
      `create policy maintenance on ${table} to current_user using (true)`,
      `grant ${may} on ${table} to ${SERVICE_ROLE}`,
    ])
      await sql.raw(statement).execute(database);
  await sql.raw(`grant usage on schema public to ${SERVICE_ROLE}`).execute(database);
}
