/** One page of an export: the next addresses of which the organization has a number or a code, with what it has. */
import { sql, type Kysely } from 'kysely';
import { ORGANIZATION, type Database } from '../database/tables';
import type { StoredCode } from '../store/stored-codes';

const ADDRESSES_IN_PAGE = 500;

export interface ExportedContact {
  address: string;
  name?: string;
  numbers: string[];
  code?: Pick<StoredCode, 'key_version' | 'sealed' | 'bound_to' | 'hint'>;
}

export interface ExportPage {
  contacts: ExportedContact[];
  /** Where the next page goes on. */
  last: string;
}

/** In the order of the database's own comparison, as its keys are. @param after the last address of the page before */
export async function readPage(
  database: Kysely<Database>,
  tenant: string,
  after: string | undefined,
): Promise<ExportPage | undefined> {
  const addressesIn = (table: 'numbers' | 'codes') =>
    database
      .selectFrom(table)
      .select('address')
      .distinct()
      .where('tenant', '=', tenant)
      .where('owner', '=', ORGANIZATION)
      .$if(after !== undefined, (query) => query.where('address', '>', after ?? ''))
      .orderBy('address')
      .limit(ADDRESSES_IN_PAGE);
  // each side is limited by itself, so that both end early on their own key
  const { rows } = await sql<{ address: string }>`
    select address from ((${addressesIn('numbers')}) union (${addressesIn('codes')})) as page
    order by address limit ${sql.lit(ADDRESSES_IN_PAGE)}`.execute(database);
  const last = rows.at(-1)?.address;
  if (last === undefined) return undefined;
  const contacts = new Map<string, ExportedContact>(rows.map(({ address }) => [address, { address, numbers: [] }]));
  await fill(database, tenant, contacts);
  return { contacts: [...contacts.values()], last };
}

async function fill(database: Kysely<Database>, tenant: string, contacts: Map<string, ExportedContact>) {
  const addresses = [...contacts.keys()];
  const names = await database
    .selectFrom('contacts')
    .select(['address', 'display_name'])
    .where('tenant', '=', tenant)
    .where('address', 'in', addresses)
    .execute();
  const numbers = await database
    .selectFrom('numbers')
    .select(['address', 'phone_number'])
    .where('tenant', '=', tenant)
    .where('address', 'in', addresses)
    .where('owner', '=', ORGANIZATION)
    .orderBy('phone_number')
    .execute();
  const codes = await database
    .selectFrom('codes')
    .select(['address', 'key_version', 'sealed', 'bound_to', 'hint'])
    .where('tenant', '=', tenant)
    .where('address', 'in', addresses)
    .where('owner', '=', ORGANIZATION)
    .execute();
  for (const { address, display_name } of names) {
    const contact = contacts.get(address);
    if (contact) contact.name = display_name ?? undefined;
  }
  for (const { address, phone_number } of numbers) contacts.get(address)?.numbers.push(phone_number);
  for (const { address, key_version, sealed, bound_to, hint } of codes) {
    const contact = contacts.get(address);
    if (contact) contact.code = { key_version, sealed, bound_to, hint };
  }
}
