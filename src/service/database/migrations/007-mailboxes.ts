/**
 * One key for each mailbox: rows under a spelling that counted as another address before (needless quotes, a dot at the end, the case of a
 * setting that is gone) are found under the key of today. Where two fall together, nothing is lost that has a place: numbers of both; of cards
 * what the younger says and the other adds, with an account if either had one; of codes and last choices the younger. A code is encrypted for
 * its address, so `bound_to` keeps the former one until the code is encrypted anew. What is no address any more stays as it is.
 */
import { type Kysely, sql } from 'kysely';
import { parseEmailAddress } from '../../../verification/email-address';

/** All others are their own key: ASCII without quotes, capitals or a dot at the end. */
const IN_DOUBT = sql`(address ~ '["A-Z]' or address like '%.' or octet_length(address) > char_length(address))`;

interface Place {
  tenant: string;
  address: string;
}
interface Contact extends Place {
  display_name: string | null;
  notification_language: string | null;
  has_account: boolean;
  default_method: string | null;
  default_number: string | null;
  version: string;
  updated_at: Date;
}
interface Owned extends Place {
  owner: string;
}

export async function up(database: Kysely<unknown>): Promise<void> {
  await sql`alter table codes add column if not exists bound_to text collate "C"`.execute(database);
  await sql`update tenants set settings = settings - 'caseSensitiveLocalParts', settings_version = settings_version + 1
    where settings ? 'caseSensitiveLocalParts'`.execute(database);
  for (const [row, key] of await moving<Contact>(database, 'contacts')) await moveContact(database, row, key);
  for (const [row, key] of await moving<Owned & { phone_number: string }>(database, 'numbers'))
    await moveNumber(database, row, key);
  for (const [row, key] of await moving<Owned>(database, 'codes')) {
    await keepYounger(database, 'codes', 'set_at', row, key);
    await sql`update codes set address = ${key}, bound_to = ${row.address} where ${is(row)}`.execute(database);
  }
  for (const [row, key] of await moving<Owned>(database, 'last_choices')) {
    await keepYounger(database, 'last_choices', 'used_at', row, key);
    await sql`update last_choices set address = ${key} where ${is(row)}`.execute(database);
  }
}

/** Rows that have another key than the address under which they are kept. */
async function moving<Row extends Place>(database: Kysely<unknown>, table: string): Promise<[Row, string][]> {
  const { rows } = await sql<Row>`
    select * from ${sql.table(table)} where ${IN_DOUBT} order by tenant, address`.execute(database);
  return rows.flatMap((row) => {
    const parsed = parseEmailAddress(row.address);
    return parsed.ok && parsed.value !== row.address ? [[row, parsed.value] as [Row, string]] : [];
  });
}

const is = (row: Place & { owner?: string }) =>
  sql`tenant = ${row.tenant} and address = ${row.address}${row.owner === undefined ? sql`` : sql` and owner = ${row.owner}`}`;

async function moveContact(database: Kysely<unknown>, row: Contact, key: string): Promise<void> {
  const there = { tenant: row.tenant, address: key };
  const { rows } = await sql<Contact>`select * from contacts where ${is(there)}`.execute(database);
  const [other] = rows;
  if (!other) {
    await sql`update contacts set address = ${key} where ${is(row)}`.execute(database);
    return;
  }
  const [younger, older] = row.updated_at > other.updated_at ? [row, other] : [other, row];
  const byDefault = younger.default_method === null ? older : younger;
  // a card that somebody has open is not the one that stands there now
  await sql`update contacts set display_name = ${younger.display_name ?? older.display_name},
      notification_language = ${younger.notification_language ?? older.notification_language},
      has_account = ${younger.has_account || older.has_account},
      default_method = ${byDefault.default_method}, default_number = ${byDefault.default_number},
      version = greatest(version, ${younger.version}::bigint, ${older.version}::bigint) + 1, updated_at = ${younger.updated_at}
    where ${is(there)}`.execute(database);
  await sql`delete from contacts where ${is(row)}`.execute(database);
}

async function moveNumber(
  database: Kysely<unknown>,
  row: Owned & { phone_number: string },
  key: string,
): Promise<void> {
  const which = sql`${is(row)} and phone_number = ${row.phone_number}`;
  await sql`
    insert into numbers (tenant, address, owner, phone_number, proved_at, learned_at)
    select tenant, ${key}, owner, phone_number, proved_at, learned_at from numbers where ${which}
    on conflict (tenant, address, owner, phone_number) do update
      set proved_at = greatest(numbers.proved_at, excluded.proved_at),
        learned_at = least(numbers.learned_at, excluded.learned_at)`.execute(database);
  await sql`delete from numbers where ${which}`.execute(database);
}

/** Of this row and the one that stands under the key, so that at most one is left. */
async function keepYounger(
  database: Kysely<unknown>,
  table: 'codes' | 'last_choices',
  moment: 'set_at' | 'used_at',
  row: Owned,
  key: string,
): Promise<void> {
  const there = { ...row, address: key };
  const at = sql.ref(moment);
  const momentOf = (place: Owned) => sql`(select ${at} from ${sql.table(table)} where ${is(place)})`;
  await sql`delete from ${sql.table(table)} where ${is(there)} and ${at} < ${momentOf(row)}`.execute(database);
  await sql`delete from ${sql.table(table)} where ${is(row)} and ${at} <= ${momentOf(there)}`.execute(database);
}
