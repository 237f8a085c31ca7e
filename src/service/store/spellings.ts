/** Under which spellings something of an address is kept: the organization may have told cases apart before (`caseSensitiveLocalParts`). */
import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { Database } from '../database/tables';
import { addressForms } from './address-key';

const FIRST_NON_ASCII = '\u0080';

/**
 * Reads a part of each table, so it is for what is rare, as erasing is.
 * @param folded for an organization that does not tell cases apart
 */
export async function spellingsOf(connection: Kysely<Database>, tenant: string, folded: string): Promise<string[]> {
  const first = folded.slice(0, 1);
  const beginnings = [...new Set([first, first.toUpperCase()])].filter((one) => one < FIRST_NON_ASCII);
  const inReach = sql.join(
    [
      ...beginnings.map((one) => sql`address >= ${one} and address < ${String.fromCharCode(one.charCodeAt(0) + 1)}`),
      sql`address >= ${FIRST_NON_ASCII}`,
    ].map((range) => sql`(${range})`),
    sql` or `,
  );
  // by the comparison of the tables ("C") only ASCII has a lower case, so what is not ASCII is compared below
  const parts = ['contacts', 'numbers', 'codes', 'last_choices'].map(
    (table) => sql`
      select address from ${sql.table(table)} where tenant = ${tenant}::uuid and (${inReach})
        and (lower(address) = ${folded} or octet_length(address) > char_length(address))`,
  );
  const { rows } = await sql<{ address: string }>`${sql.join(parts, sql` union `)}`.execute(connection);
  return rows.map(({ address }) => address).filter((address) => addressForms(address)?.folded === folded);
}
