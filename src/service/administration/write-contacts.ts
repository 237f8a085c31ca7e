/** A batch of an import in SQL: a statement for each table, however many rows. Only what belongs to the organization is written. */
import type { Transaction } from 'kysely';
import { nanoid } from 'nanoid';
import { ORGANIZATION, type Database } from '../database/tables';
import type { TenantCipher } from '../keys/types';
import type { Caller } from '../store/types';
import { writeAudit, type TransferEntry } from './audit';
import type { ImportedContact } from './check-row';

/** A contact whose address is in the form for comparison. */
export type PlacedContact = ImportedContact & { key: string };

type SealedCode = Awaited<ReturnType<TenantCipher['encrypt']>> & { address: string; hint: string | null };

/** What a batch writes: each address once in each, as a statement may not change a row twice. */
export interface Batch {
  names: Map<string, string>;
  numbers: { address: string; phoneNumber: string }[];
  codes: SealedCode[];
  audit: TransferEntry[];
}

/** Encrypts. Before the transaction, as a cipher may have to ask the database for its key. */
export async function prepareBatch(
  cipher: TenantCipher,
  tenant: string,
  contacts: readonly PlacedContact[],
): Promise<Batch> {
  const batch: Batch = { names: new Map(), numbers: [], codes: [], audit: [] };
  for (const { key, name, item } of contacts) {
    if (name !== undefined) batch.names.set(key, name);
    const about = await cipher.digest(tenant, key);
    batch.audit.push({ action: item.method === 'number' ? 'number-learned' : 'code-set', about });
    if (item.method === 'number') batch.numbers.push({ address: key, phoneNumber: item.phoneNumber });
    else {
      const sealed = await cipher.encrypt({ tenant, address: key, owner: ORGANIZATION }, item.code);
      batch.codes.push({ ...sealed, address: key, hint: item.hint ?? null });
    }
  }
  return batch;
}

/** @param caller who is told to colleagues as having set the codes. */
export async function writeBatch(
  transaction: Transaction<Database>,
  caller: Caller,
  { names, numbers, codes, audit }: Batch,
): Promise<void> {
  const { tenant, id, name } = caller;
  const now = new Date();
  if (names.size > 0) {
    await transaction
      .insertInto('contacts')
      .values([...names].map(([address, display_name]) => ({ tenant, address, display_name, version: 1 })))
      .onConflict((conflict) =>
        conflict
          .columns(['tenant', 'address'])
          .doUpdateSet(({ ref, eb }) => ({
            display_name: ref('excluded.display_name'),
            version: eb('contacts.version', '+', 1),
            updated_at: now,
          }))
          // a card that says so already is no change: who has it open may still save
          .whereRef('contacts.display_name', 'is distinct from', 'excluded.display_name'),
      )
      .execute();
  }
  if (numbers.length > 0) {
    await transaction
      .insertInto('numbers')
      .values(
        numbers.map(({ address, phoneNumber }) => ({
          tenant,
          address,
          owner: ORGANIZATION,
          phone_number: phoneNumber,
        })),
      )
      // one that is there may have been proved
      .onConflict((conflict) => conflict.columns(['tenant', 'address', 'owner', 'phone_number']).doNothing())
      .execute();
  }
  if (codes.length > 0) {
    await transaction
      .insertInto('codes')
      .values(
        codes.map(({ address, keyVersion, sealed, hint }) => ({
          tenant,
          address,
          owner: ORGANIZATION,
          key_version: keyVersion,
          sealed: Buffer.from(sealed),
          hint,
          set_by: setterOf(id),
          set_by_name: name ?? null,
          set_at: now,
          version: nanoid(),
        })),
      )
      .onConflict((conflict) =>
        conflict.columns(['tenant', 'address', 'owner']).doUpdateSet(({ ref }) => ({
          key_version: ref('excluded.key_version'),
          sealed: ref('excluded.sealed'),
          hint: ref('excluded.hint'),
          set_by: ref('excluded.set_by'),
          set_by_name: ref('excluded.set_by_name'),
          set_at: ref('excluded.set_at'),
          version: ref('excluded.version'),
        })),
      )
      .execute();
  }
  await writeAudit(transaction, caller, audit);
}

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;
/** A command has no object id; then it is the organization itself that set the code. */
const setterOf = (id: string) => (UUID.test(id) ? id : ORGANIZATION);
