/**
 * How far a file has been taken, in the table `imports`. Each batch moves it on in its own transaction, from where it was and only from there:
 * so every row is taken once, also where an import was cut off, or two of the same file run side by side.
 * Upserts alone would do all of it again: another half minute for 100,000 rows, with a new version and an entry in the audit for each code.
 */
import type { Kysely, Transaction } from 'kysely';
import type { Database } from '../database/tables';

export interface Progress {
  /** Rows of the file that are done, from its first. */
  rows: number;
  accepted: number;
  rejected: number;
}

export interface ImportKey {
  tenant: string;
  digest: string;
}

/** @returns where to go on: all zero for a file that was never told. */
export async function beginImport(database: Kysely<Database>, key: ImportKey): Promise<Progress & { isDone: boolean }> {
  await database
    .insertInto('imports')
    .values({ ...key, rows: 0, accepted: 0, rejected: 0 })
    .onConflict((conflict) => conflict.columns(['tenant', 'digest']).doNothing())
    .execute();
  const { rows, accepted, rejected, done_at } = await database
    .selectFrom('imports')
    .select(['rows', 'accepted', 'rejected', 'done_at'])
    .where('tenant', '=', key.tenant)
    .where('digest', '=', key.digest)
    .executeTakeFirstOrThrow();
  return { rows, accepted, rejected, isDone: done_at !== null };
}

/** @returns false where somebody else was there first: nothing of the batch may be written then. */
export async function moveOn(
  transaction: Transaction<Database>,
  { tenant, digest }: ImportKey,
  from: Progress,
  to: Progress,
  isDone: boolean,
): Promise<boolean> {
  const moved = await transaction
    .updateTable('imports')
    .set({ ...to, ...(isDone ? { done_at: new Date() } : {}) })
    .where('tenant', '=', tenant)
    .where('digest', '=', digest)
    .where('rows', '=', from.rows)
    .where('done_at', 'is', null)
    .executeTakeFirst();
  return moved.numUpdatedRows === 1n;
}
