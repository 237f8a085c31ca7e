/** Puts back what was forgotten, beside what was learned meanwhile: nothing that stands there now is replaced. */
import type { Transaction } from 'kysely';
import type { Answer, Body } from '../../contract/routes';
import type { Database } from '../database/tables';
import { parseEmailAddress } from '../../verification/email-address';
import { digestsOf, writeAudit } from './audit-log';
import type { Context } from './context';
import { entryOf } from './forget';
import { lockTenant } from './lock-tenant';
import { ownerOf } from './stored-codes';
import { openForgotten, tooLate } from './undo';
import type { Forgotten } from './undo';
import { UndoTooLate } from './types';
import type { Caller } from './types';

/** Milliseconds between the clocks of two instances, at most. */
const CLOCKS_DIFFER = 60_000;

/** Twice is as good as once. @throws UndoTooLate, also where the person was erased since */
export async function restore(context: Context, caller: Caller, { undo }: Body<'restore'>): Promise<Answer<'restore'>> {
  const forgotten = await withFreshKey(context, caller, byMailbox(await openForgotten(context, caller, undo)));
  const { address, item } = forgotten;
  const digests = await digestsOf(context, caller.tenant, [address]);
  await context.database.transaction(caller.tenant, async (transaction) => {
    // an erasing under way ends first
    await lockTenant(transaction, caller.tenant);
    if (await wasErased(transaction, caller, { digest: digests.get(address)!, since: forgotten.at }))
      throw new UndoTooLate();
    const isBack = await putBack(transaction, caller, forgotten);
    await putBackLastChoice(transaction, caller, forgotten);
    if (isBack)
      await writeAudit(transaction, { caller, at: context.now(), digests }, [entryOf(address, item, 'restored')]);
  });
  return {};
}

/** What was forgotten under a spelling that counted then comes back under the key of today. @throws UndoTooLate where that is none */
function byMailbox(forgotten: Forgotten): Forgotten {
  const parsed = parseEmailAddress(forgotten.address);
  if (!parsed.ok) throw new UndoTooLate();
  if (parsed.value === forgotten.address) return forgotten;
  const { item } = forgotten;
  const bound = item.kind === 'code' ? { ...item, boundTo: item.boundTo ?? forgotten.address } : item;
  return { ...forgotten, address: parsed.value, item: bound };
}

/** The data key may have been replaced since. @throws UndoTooLate where it is not there any more */
async function withFreshKey({ cipher }: Context, caller: Caller, forgotten: Forgotten): Promise<Forgotten> {
  const { address, item } = forgotten;
  if (item.kind !== 'code') return forgotten;
  const place = { tenant: caller.tenant, address, owner: ownerOf(item.scope, caller) };
  const code = await cipher
    .decrypt({ ...place, boundTo: item.boundTo }, item.keyVersion, Buffer.from(item.sealed, 'base64'))
    .catch(tooLate);
  const { keyVersion, sealed } = await cipher.encrypt(place, code);
  return { ...forgotten, item: { ...item, keyVersion, sealed: Buffer.from(sealed).toString('base64') } };
}

async function wasErased(
  transaction: Transaction<Database>,
  { tenant }: Caller,
  { digest, since }: { digest: Uint8Array; since: string },
): Promise<boolean> {
  const entry = await transaction
    .selectFrom('audit')
    .select('id')
    .where('tenant', '=', tenant)
    .where('at', '>=', new Date(Date.parse(since) - CLOCKS_DIFFER))
    .where('action', '=', 'person-erased')
    .where('about', '=', Buffer.from(digest))
    .executeTakeFirst();
  return entry !== undefined;
}

/** @returns whether it stands there again because of this */
async function putBack(
  transaction: Transaction<Database>,
  caller: Caller,
  { address, item }: Forgotten,
): Promise<boolean> {
  const place = { tenant: caller.tenant, address };
  const { numInsertedOrUpdatedRows: rows } = await (item.kind === 'number'
    ? transaction
        .insertInto('numbers')
        .values({
          ...place,
          owner: caller.id,
          phone_number: item.phoneNumber,
          proved_at: item.provedAt,
          learned_at: item.learnedAt,
        })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirstOrThrow()
    : transaction
        .insertInto('codes')
        .values({
          ...place,
          owner: ownerOf(item.scope, caller),
          key_version: item.keyVersion,
          sealed: Buffer.from(item.sealed, 'base64'),
          hint: item.hint,
          set_by: item.setBy,
          set_by_name: item.setByName,
          by_administrator: item.byAdministrator ?? false,
          set_at: item.setAt,
          version: item.version,
        })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirstOrThrow());
  return rows === 1n;
}

async function putBackLastChoice(
  transaction: Transaction<Database>,
  caller: Caller,
  { address, lastChoice }: Forgotten,
) {
  if (!lastChoice) return;
  await transaction
    .insertInto('last_choices')
    .values({
      tenant: caller.tenant,
      address,
      owner: caller.id,
      method: lastChoice.method,
      phone_number: lastChoice.phoneNumber,
      used_at: lastChoice.usedAt,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
