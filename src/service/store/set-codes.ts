/** Sets many codes in one statement: the organization's only where the code that was seen there is still there. */
import { sql } from 'kysely';
import type { Transaction } from 'kysely';
import { ORGANIZATION } from '../database/tables';
import type { Database } from '../database/tables';
import type { StoredCode } from './stored-codes';

export interface CodeToSet {
  code: StoredCode;
  /** Version of the code that makes way; absent where there was none. */
  replaces: string | undefined;
}

/** @returns those that were set. Of two personal ones at once the last stays; where somebody else was faster with the organization's, theirs does */
export async function setCodes(
  transaction: Transaction<Database>,
  codes: readonly CodeToSet[],
): Promise<{ address: string; owner: string }[]> {
  if (codes.length === 0) return [];
  const column = (of: (code: StoredCode) => string | number | Date | Buffer | null) =>
    codes.map(({ code }) => of(code));
  const [{ code: first }] = codes as [CodeToSet];
  const { rows } = await sql<{ address: string; owner: string }>`
    insert into codes (tenant, address, owner, key_version, sealed, hint, set_by, set_by_name, set_at, version)
    select ${first.tenant}::uuid, address, owner, key_version, sealed, hint, ${first.set_by}::uuid, ${first.set_by_name}, ${first.set_at}::timestamptz, version
    from unnest(
      ${column((code) => code.address)}::text[],
      ${column((code) => code.owner)}::uuid[],
      ${column((code) => code.key_version)}::int[],
      ${column((code) => code.sealed)}::bytea[],
      ${column((code) => code.hint)}::text[],
      ${column((code) => code.version)}::text[]
    ) as typed (address, owner, key_version, sealed, hint, version)
    on conflict (tenant, address, owner) do update set key_version = excluded.key_version, sealed = excluded.sealed, bound_to = null,
      hint = excluded.hint, set_by = excluded.set_by, set_by_name = excluded.set_by_name, set_at = excluded.set_at, version = excluded.version,
      by_administrator = false
    where codes.owner <> ${ORGANIZATION} or codes.version = any(${codes.map(({ replaces }) => replaces ?? '')}::text[])
    returning address, owner`.execute(transaction);
  return rows;
}
