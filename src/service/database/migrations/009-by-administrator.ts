/** Whether an administrator set a code, by an import: only then is it chosen for others by itself. Of codes from before, commands are known. */
import { type Kysely, sql } from 'kysely';
import { ORGANIZATION } from '../tables';

export async function up(database: Kysely<unknown>): Promise<void> {
  for (const statement of [
    `alter table codes add column if not exists by_administrator boolean not null default false`,
    `update codes set by_administrator = true where set_by = '${ORGANIZATION}'`,
  ])
    await sql.raw(statement).execute(database);
}
