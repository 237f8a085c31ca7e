/**
 * What each person asked in this hour and this day (`http/limits.ts`), in one row whose key starts with the tenant, as all others. It stands in place
 * of `limits`, whose two rows of each person were of the form that a library wanted; what they counted begins anew.
 */
import { type Kysely, sql } from 'kysely';
import { SERVICE_ROLE } from '../roles';

export async function up(database: Kysely<unknown>): Promise<void> {
  for (const statement of [
    `drop table if exists limits`,
    `create table if not exists asked (
       tenant uuid not null,
       person uuid not null,
       in_hour bigint not null,
       hour_ends timestamptz not null,
       in_day bigint not null,
       day_ends timestamptz not null,
       primary key (tenant, person)
     )`,
    `alter table asked enable row level security`,
    `alter table asked force row level security`,
    `create policy own_tenant on asked to ${SERVICE_ROLE}
       using (tenant = nullif(current_setting('app.tenant', true), '')::uuid)`,
    `create policy maintenance on asked to current_user using (true)`,
    `grant select, insert, update on asked to ${SERVICE_ROLE}`,
  ])
    await sql.raw(statement).execute(database);
}
