/** What each person wrote, and the codes they set anew for the organization, in this hour and this day: each as in `asked`. */
import { type Kysely, sql } from 'kysely';
import { SERVICE_ROLE } from '../roles';

export async function up(database: Kysely<unknown>): Promise<void> {
  for (const table of ['written', 'codes_shared'])
    for (const statement of [
      `create table if not exists ${table} (
         tenant uuid not null,
         person uuid not null,
         in_hour bigint not null,
         hour_ends timestamptz not null,
         in_day bigint not null,
         day_ends timestamptz not null,
         primary key (tenant, person)
       )`,
      `alter table ${table} enable row level security`,
      `alter table ${table} force row level security`,
      `create policy own_tenant on ${table} to ${SERVICE_ROLE}
         using (tenant = nullif(current_setting('app.tenant', true), '')::uuid)`,
      `create policy maintenance on ${table} to current_user using (true)`,
      `grant select, insert, update on ${table} to ${SERVICE_ROLE}`,
    ])
      await sql.raw(statement).execute(database);
}
