/** A batch of an import in SQL: a statement for each table, however many rows. Only what belongs to the organization is written. */
import { sql, type Transaction } from 'kysely';
import { nanoid } from 'nanoid';
import { ORGANIZATION, type Database } from '../database/tables';
import type { TenantCipher } from '../keys/types';
import { digestsOf, writeAudit, type Digests } from '../store/audit-log';
import type { Context } from '../store/context';
import { UUID } from '../../verification/patterns';
import { personName } from '../store/plain-text';
import type { Caller } from '../store/types';
import type { ImportedContact } from './check-row';

/** A contact whose address is in the form for comparison. */
export type PlacedContact = ImportedContact & { key: string };

type SealedCode = Awaited<ReturnType<TenantCipher['encrypt']>> & { address: string; hint: string | null };

/** In the order of the addresses, as all who write are, so that two at once never wait for each other in a circle. */
export interface Batch {
  /** The last name that the file has for an address counts. */
  names: { address: string; name: string }[];
  numbers: { address: string; phoneNumber: string }[];
  codes: SealedCode[];
  digests: Digests;
}

/** Encrypts. Before the transaction, as the cipher may have to ask the database for its key. */
export async function prepareBatch(
  context: Context,
  tenant: string,
  contacts: readonly PlacedContact[],
): Promise<Batch> {
  const names = new Map<string, string>();
  const numbers: Batch['numbers'] = [];
  const codes: SealedCode[] = [];
  for (const { key: address, name, item } of contacts) {
    if (name !== undefined) names.set(address, name);
    if (item.method === 'number') numbers.push({ address, phoneNumber: item.phoneNumber });
    else {
      const sealed = await context.cipher.encrypt({ tenant, address, owner: ORGANIZATION }, item.code);
      codes.push({ ...sealed, address, hint: item.hint ?? null });
    }
  }
  return {
    names: [...names].map(([address, name]) => ({ address, name })).sort(byAddress),
    numbers: numbers.sort(byAddress),
    codes: codes.sort(byAddress),
    digests: await digestsOf(
      context,
      tenant,
      contacts.map(({ key }) => key),
    ),
  };
}

const byAddress = (a: { address: string }, b: { address: string }) => (a.address < b.address ? -1 : 1);

/** @param caller who is told to colleagues as having set the codes */
export async function writeBatch(
  transaction: Transaction<Database>,
  caller: Caller,
  at: Date,
  batch: Batch,
): Promise<void> {
  const named = batch.names.length > 0 ? await writeNames(transaction, caller.tenant, at, batch.names) : [];
  if (batch.numbers.length > 0) await writeNumbers(transaction, caller.tenant, at, batch.numbers);
  if (batch.codes.length > 0) await writeCodes(transaction, caller, at, batch.codes);
  await writeAudit(transaction, { caller, at, digests: batch.digests }, [
    ...named.map((address) => ({ action: 'contact-saved', about: address }) as const),
    ...batch.numbers.map(
      ({ address }) => ({ action: 'number-learned', about: address, scope: 'organization' }) as const,
    ),
    ...batch.codes.map(({ address }) => ({ action: 'code-set', about: address, scope: 'organization' }) as const),
  ]);
}

/** @returns the addresses whose card has another name now */
async function writeNames(
  transaction: Transaction<Database>,
  tenant: string,
  at: Date,
  names: Batch['names'],
): Promise<string[]> {
  const { rows } = await sql<{ address: string }>`
    insert into contacts (tenant, address, display_name, version, updated_at)
    select ${tenant}::uuid, address, name, (extract(epoch from clock_timestamp()) * 1000000)::bigint, ${at}::timestamptz
    from unnest(${names.map(({ address }) => address)}::text[], ${names.map(({ name }) => name)}::text[])
      as imported (address, name)
    on conflict (tenant, address) do update set display_name = excluded.display_name,
      version = greatest(contacts.version + 1, excluded.version), updated_at = excluded.updated_at
    -- a card that says so already is no change: who has it open may still save
    where contacts.display_name is distinct from excluded.display_name returning address`.execute(transaction);
  return rows.map(({ address }) => address);
}

async function writeNumbers(transaction: Transaction<Database>, tenant: string, at: Date, numbers: Batch['numbers']) {
  await sql`
    insert into numbers (tenant, address, owner, phone_number, learned_at)
    select ${tenant}::uuid, address, ${ORGANIZATION}::uuid, phone_number, ${at}::timestamptz
    from unnest(${numbers.map(({ address }) => address)}::text[], ${numbers.map((one) => one.phoneNumber)}::text[])
      as imported (address, phone_number)
    -- one that is there may have been proved
    on conflict (tenant, address, owner, phone_number) do nothing`.execute(transaction);
}

async function writeCodes(transaction: Transaction<Database>, caller: Caller, at: Date, codes: Batch['codes']) {
  const { tenant, id } = caller;
  await sql`
    insert into codes (tenant, address, owner, key_version, sealed, hint, set_by, set_by_name, by_administrator, set_at, version)
    select ${tenant}::uuid, address, ${ORGANIZATION}::uuid, key_version, sealed, hint,
      ${setterOf(id)}::uuid, ${personName(caller) ?? null}, true, ${at}::timestamptz, version
    from unnest(
      ${codes.map(({ address }) => address)}::text[],
      ${codes.map(({ keyVersion }) => keyVersion)}::int[],
      ${codes.map(({ sealed }) => Buffer.from(sealed))}::bytea[],
      ${codes.map(({ hint }) => hint)}::text[],
      ${codes.map(() => nanoid())}::text[]
    ) as imported (address, key_version, sealed, hint, version)
    on conflict (tenant, address, owner) do update set key_version = excluded.key_version, sealed = excluded.sealed, bound_to = null,
      hint = excluded.hint, set_by = excluded.set_by, set_by_name = excluded.set_by_name,
      by_administrator = true, set_at = excluded.set_at,
      version = excluded.version`.execute(transaction);
}

/** A command has no object id; then it is the organization itself that set the code. */
const setterOf = (id: string) => (UUID.test(id) ? id : ORGANIZATION);
