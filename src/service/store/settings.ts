/** Reads and saves what the organization allows. */
import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { Answer, Body } from '../../contract/routes';
import type { Database } from '../database/tables';
import { writeAudit } from './audit-log';
import type { Context } from './context';
import { mistakesIn } from './settings-document';
import { ChangedMeanwhile, WrongValue } from './types';
import type { Caller } from './types';

type Settings = Answer<'readSettings'>;

export const readSettings = ({ database }: Context, { tenant }: Caller): Promise<Settings> =>
  database.inTenant(tenant, (connection) => settingsIn(connection, tenant));

async function settingsIn(connection: Kysely<Database>, tenant: string): Promise<Settings> {
  const row = await connection
    .selectFrom('tenants')
    .select(['settings', 'settings_version'])
    .where('tenant', '=', tenant)
    .executeTakeFirst();
  return { settings: row?.settings ?? {}, version: String(row?.settings_version ?? 0) };
}

/** @throws ChangedMeanwhile with the settings as they are now; WrongValue with every mistake */
export async function saveSettings(
  { database, now }: Context,
  caller: Caller,
  { settings: wanted }: Body<'saveSettings'>,
  seen: string,
): Promise<Settings> {
  const mistakes = mistakesIn(wanted);
  if (mistakes.length > 0) throw new WrongValue(mistakes);
  const { tenant } = caller;
  return database.transaction(tenant, async (transaction) => {
    await transaction
      .insertInto('tenants')
      .values({ tenant, settings: '{}' })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    const saved = await transaction
      .updateTable('tenants')
      .set({ settings: JSON.stringify(wanted), settings_version: sql`settings_version + 1` })
      .where('tenant', '=', tenant)
      .where(sql<string>`settings_version::text`, '=', seen)
      .returning('settings_version')
      .executeTakeFirst();
    if (!saved) throw new ChangedMeanwhile(await settingsIn(transaction, tenant));
    await writeAudit(transaction, { caller, at: now(), digests: new Map() }, [{ action: 'settings-saved' }]);
    return { settings: wanted, version: String(saved.settings_version) };
  });
}
