/** Codes that are new for the whole organization: all see them at once, so one person sets only so many in a day. */
import { CompiledQuery } from 'kysely';
import type { Transaction } from 'kysely';
import { countStatement, countValues } from '../database/counting';
import type { Counted } from '../database/counting';
import type { Database } from '../database/tables';
import type { SharingContext } from './context';
import { TooManyNewCodes } from './types';
import type { Caller } from './types';

const COUNT = countStatement('codes_shared', { waits: true }).text;

/** In the transaction that sets them: what is refused neither counts nor is kept. @throws TooManyNewCodes */
export async function countNewCodes(
  { newCodesPerDay, now }: SharingContext,
  transaction: Transaction<Database>,
  caller: Caller,
  codes: number,
): Promise<void> {
  if (codes === 0) return;
  const query = CompiledQuery.raw(COUNT, countValues(caller, codes, now().getTime()));
  const { rows } = await transaction.executeQuery<Counted>({ ...query });
  const { inDay, dayEnds } = rows[0]!;
  if (inDay > newCodesPerDay) throw new TooManyNewCodes(dayEnds);
}
