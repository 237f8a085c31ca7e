/** What each person asked in this hour and this day; `004-asked.ts` puts another table in its place. The tenant comes first in every key. */
import { type Kysely, sql } from 'kysely';
import { SERVICE_ROLE } from '../roles';

export async function up(database: Kysely<unknown>): Promise<void> {
  for (const statement of [
    `create table if not exists limits (
       key varchar(255) primary key,
       points integer not null default 0,
       expire bigint
     )`,
    `alter table limits enable row level security`,
    `alter table limits force row level security`,
    `create policy own_tenant on limits to ${SERVICE_ROLE}
       using (left(key, 36) = nullif(current_setting('app.tenant', true), ''))`,
    `create policy maintenance on limits to current_user using (true)`,
    `grant select, insert, update on limits to ${SERVICE_ROLE}`,
  ])
    await sql.raw(statement).execute(database);
}
