/** What administrators do with one person: the default method, removing what the organization knows, erasing. */
import type { Answer, Body } from '../../contract/routes';
import { storeWords } from '../../locales/en/store';
import { METHODS } from '../../verification/methods';
import { ORGANIZATION } from '../database/tables';
import { addressKey } from './address-key';
import { digestsOf, writeAudit } from './audit-log';
import type { Context } from './context';
import { lockTenant } from './lock-tenant';
import { WrongValue } from './types';
import type { Caller } from './types';

/** @throws WrongValue where method and number do not go together */
export async function setDefault(
  context: Context,
  caller: Caller,
  { address: asked, choice }: Body<'setDefault'>,
): Promise<Answer<'setDefault'>> {
  const needsNumber = choice !== null && METHODS[choice.method].requires.includes('phoneNumber');
  if (choice && needsNumber !== (choice.phoneNumber !== undefined)) {
    const message = needsNumber ? storeWords.numberMissing : storeWords.numberOfOtherMethod;
    throw new WrongValue([{ path: 'choice.phoneNumber', message }]);
  }
  const address = addressKey(asked);
  const digests = await digestsOf(context, caller.tenant, [address]);
  const at = context.now();
  const values = {
    default_method: choice?.method ?? null,
    default_number: choice?.phoneNumber ?? null,
    updated_at: at,
  };
  await context.database.transaction(caller.tenant, async (transaction) => {
    if (choice)
      await transaction
        .insertInto('contacts')
        .values({ tenant: caller.tenant, address, ...values })
        .onConflict((conflict) => conflict.columns(['tenant', 'address']).doUpdateSet(values))
        .execute();
    else
      await transaction
        .updateTable('contacts')
        .set(values)
        .where('tenant', '=', caller.tenant)
        .where('address', '=', address)
        .execute();
    await writeAudit(transaction, { caller, at, digests }, [{ action: 'default-set', about: address }]);
  });
  return {};
}

/** What is not there is removed already. Numbers and codes of people stay theirs. */
export async function remove(
  context: Context,
  caller: Caller,
  { address: asked, item }: Body<'remove'>,
): Promise<Answer<'remove'>> {
  const address = addressKey(asked);
  const digests = await digestsOf(context, caller.tenant, [address]);
  await context.database.transaction(caller.tenant, async (transaction) => {
    const rows =
      item.kind === 'number'
        ? transaction.deleteFrom('numbers').where('phone_number', '=', item.phoneNumber)
        : transaction.deleteFrom('codes');
    const removed = await rows
      .where('tenant', '=', caller.tenant)
      .where('address', '=', address)
      .where('owner', '=', ORGANIZATION)
      .returning('address')
      .executeTakeFirst();
    if (!removed) return;
    const entry = { action: `${item.kind}-forgotten`, about: address, scope: 'organization' } as const;
    await writeAudit(transaction, { caller, at: context.now(), digests }, [entry]);
  });
  return {};
}

/** Removes what everybody knows of a person, whatever the spelling of the address. That it was done is written down in any case. */
export async function erase(
  context: Context,
  caller: Caller,
  { address: asked }: Body<'erase'>,
): Promise<Answer<'erase'>> {
  const address = addressKey(asked);
  const digests = await digestsOf(context, caller.tenant, [address]);
  return context.database.transaction(caller.tenant, async (transaction) => {
    // an undo under way ends first, and one that comes later finds what is written down here
    await lockTenant(transaction, caller.tenant);
    let rows = 0;
    // the order in which all others write
    for (const table of ['contacts', 'numbers', 'codes', 'last_choices'] as const) {
      const { numDeletedRows } = await transaction
        .deleteFrom(table)
        .where('tenant', '=', caller.tenant)
        .where('address', '=', address)
        .executeTakeFirstOrThrow();
      rows += Number(numDeletedRows);
    }
    const entry = { action: 'person-erased', about: address } as const;
    await writeAudit(transaction, { caller, at: context.now(), digests }, [entry]);
    return { erased: rows > 0 };
  });
}
