/**
 * What was found of a domain as a text without its moment: a lookup puts hundreds of them together by what they say, and JSON would have to be taken apart
 * for that each time. The table is a cache, so it begins anew: a domain is looked at again when somebody asks for it.
 */
import { type Kysely, sql } from 'kysely';
import { SERVICE_ROLE } from '../roles';

export async function up(database: Kysely<unknown>): Promise<void> {
  for (const statement of [
    `drop table if exists transport_checks`,
    `create table transport_checks (
       tenant uuid not null,
       domain text collate "C" not null,
       findings text collate "C" not null,
       checked_at timestamptz not null,
       expires_at timestamptz not null,
       asked_at timestamptz not null default now(),
       primary key (tenant, domain)
     )`,
    `create index transport_checks_expire on transport_checks (tenant, expires_at)`,
    `create index transport_checks_due on transport_checks (expires_at)`,
    `create index transport_checks_asked on transport_checks (asked_at)`,
    `alter table transport_checks enable row level security`,
    `alter table transport_checks force row level security`,
    `create policy own_tenant on transport_checks to ${SERVICE_ROLE}
       using (tenant = nullif(current_setting('app.tenant', true), '')::uuid)`,
    `create policy maintenance on transport_checks to current_user using (true)`,
    `grant select, insert, update, delete on transport_checks to ${SERVICE_ROLE}`,
  ])
    await sql.raw(statement).execute(database);
}
