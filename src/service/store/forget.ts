/** A sender forgets what is their own: a number, their code, or the organization's code that they set. */
import { sql } from 'kysely';
import type { Transaction } from 'kysely';
import type { KnownItemMessage } from '../../contract/forget';
import type { Answer, Body } from '../../contract/routes';
import { methodsThatUse } from '../../verification/repeatable-methods';
import { ORGANIZATION } from '../database/tables';
import type { Database } from '../database/tables';
import { addressKey } from './address-key';
import { digestsOf, writeAudit } from './audit-log';
import type { AuditEntry } from './audit-log';
import type { Context } from './context';
import { ownerOf } from './stored-codes';
import { sealForgotten } from './undo';
import type { Forgotten } from './undo';
import type { Caller } from './types';

/** The caller's last choice goes with what it rests on. @returns no `undo` where there was nothing of theirs */
export async function forget(
  context: Context,
  caller: Caller,
  { address: asked, item }: Body<'forget'>,
): Promise<Answer<'forget'>> {
  const address = addressKey(asked);
  const digests = await digestsOf(context, caller.tenant, [address]);
  const at = context.now();
  const forgotten = await context.database.transaction(caller.tenant, async (transaction) => {
    const taken = await take(transaction, caller, address, item);
    if (!taken) return undefined;
    const lastChoice = await takeLastChoice(transaction, caller, address, item);
    await writeAudit(transaction, { caller, at, digests }, [entryOf(address, item, 'forgotten')]);
    return { by: caller.id, address, at: at.toISOString(), item: taken, ...(lastChoice && { lastChoice }) };
  });
  return forgotten ? { undo: await sealForgotten(context, caller.tenant, forgotten) } : {};
}

export const entryOf = (
  address: string,
  item: { kind: 'number' } | { kind: 'code'; scope: 'personal' | 'organization' },
  done: 'forgotten' | 'restored',
): AuditEntry => ({
  action: `${item.kind}-${done}`,
  about: address,
  scope: item.kind === 'code' ? item.scope : 'personal',
});

type Taken = Forgotten['item'];

async function take(
  transaction: Transaction<Database>,
  caller: Caller,
  address: string,
  item: KnownItemMessage,
): Promise<Taken | undefined> {
  if (item.kind === 'number') {
    const number = await transaction
      .deleteFrom('numbers')
      .where('tenant', '=', caller.tenant)
      .where('address', '=', address)
      .where('owner', '=', caller.id)
      .where('phone_number', '=', item.phoneNumber)
      .returningAll()
      .executeTakeFirst();
    return (
      number && {
        kind: 'number',
        phoneNumber: number.phone_number,
        provedAt: number.proved_at?.toISOString() ?? null,
        learnedAt: number.learned_at.toISOString(),
      }
    );
  }
  const code = await transaction
    .deleteFrom('codes')
    .where('tenant', '=', caller.tenant)
    .where('address', '=', address)
    .where('owner', '=', ownerOf(item.scope, caller))
    .where('set_by', '=', caller.id)
    .returningAll()
    .executeTakeFirst();
  return (
    code && {
      kind: 'code',
      scope: item.scope,
      keyVersion: code.key_version,
      sealed: code.sealed.toString('base64'),
      ...(code.bound_to !== null && { boundTo: code.bound_to }),
      hint: code.hint,
      setBy: code.set_by,
      setByName: code.set_by_name,
      byAdministrator: code.by_administrator,
      setAt: code.set_at.toISOString(),
      version: code.version,
    }
  );
}

async function takeLastChoice(
  transaction: Transaction<Database>,
  caller: Caller,
  address: string,
  item: KnownItemMessage,
): Promise<Forgotten['lastChoice']> {
  const choices = transaction
    .deleteFrom('last_choices')
    .where('tenant', '=', caller.tenant)
    .where('address', '=', address)
    .where('owner', '=', caller.id)
    .where('method', 'in', methodsThatUse(item));
  const resting =
    item.kind === 'code'
      ? choices
      : choices
          .where('phone_number', '=', item.phoneNumber)
          // the organization may know that number too
          .where(({ not, exists, selectFrom }) =>
            not(
              exists(
                selectFrom('numbers')
                  .select(sql`1`.as('one'))
                  .where('tenant', '=', caller.tenant)
                  .where('address', '=', address)
                  .where('owner', '=', ORGANIZATION)
                  .where('phone_number', '=', item.phoneNumber),
              ),
            ),
          );
  const taken = await resting.returning(['method', 'phone_number', 'used_at']).executeTakeFirst();
  return taken && { method: taken.method, phoneNumber: taken.phone_number, usedAt: taken.used_at.toISOString() };
}
