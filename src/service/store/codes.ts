/** Saved access codes: reading them, and setting one for the whole organization. */
import type { Answer, Body } from '../../contract/routes';
import { ORGANIZATION } from '../database/tables';
import { addressKey, addressKeys } from './address-key';
import { digestsOf, writeAudit } from './audit-log';
import { checkCode } from './code-rules';
import type { Context, SharingContext } from './context';
import { countNewCodes } from './new-codes';
import { readPolicy } from './policy';
import { aboutCode, codesOf, decrypted, isSameCode, newCode, scopeOf } from './stored-codes';
import { ChangedMeanwhile, WrongValue } from './types';
import type { Caller } from './types';

/** Each code that is given out is written down, before it is given out. One that does not decrypt is left out. */
export async function readCodes(
  context: Context,
  caller: Caller,
  { addresses }: Body<'readCodes'>,
): Promise<Answer<'readCodes'>> {
  const keys = addressKeys(addresses);
  const digests = await digestsOf(context, caller.tenant, keys);
  const stored = await context.database.transaction(caller.tenant, async (transaction) => {
    const rows = await codesOf(transaction, caller, [...new Set(keys)]);
    const entries = rows.map((row) => ({ action: 'code-read' as const, about: row.address, scope: scopeOf(row) }));
    await writeAudit(transaction, { caller, at: context.now(), digests }, entries);
    return rows;
  });
  const read = await Promise.all(stored.map(async (row) => ({ row, accessCode: await decrypted(context, row) })));
  const codes = addresses.flatMap((address, index) =>
    read
      .filter(({ row }) => row.address === keys[index])
      .flatMap(({ row, accessCode }) =>
        accessCode === undefined
          ? []
          : {
              address,
              scope: scopeOf(row),
              accessCode,
              ...(row.hint === null ? {} : { hint: row.hint }),
              version: row.version,
            },
      ),
  );
  return { codes };
}

/**
 * Shared at once. A code that somebody else set is not replaced, even by one who has seen it: that is an administrator's to do.
 * @throws ChangedMeanwhile with what is known of the code that stands there; WrongValue; TooManyNewCodes
 */
export async function setOrganizationCode(
  context: SharingContext,
  caller: Caller,
  wanted: Body<'setOrganizationCode'>,
  seen: string,
): Promise<Answer<'setOrganizationCode'>> {
  const policy = await readPolicy(context, caller.tenant);
  const address = addressKey(wanted.address);
  const checked = checkCode({ accessCode: wanted.accessCode, hint: wanted.hint }, policy);
  if (!checked.ok) throw new WrongValue(checked.mistakes.map(({ field, message }) => ({ path: field, message })));
  const code = await newCode(context, caller, { ...checked.code, address, scope: 'organization' });
  const digests = await digestsOf(context, caller.tenant, [address]);

  const found = await context.database.transaction(caller.tenant, async (transaction) => {
    const set =
      seen === '0'
        ? await transaction
            .insertInto('codes')
            .values(code)
            .onConflict((conflict) => conflict.doNothing())
            .returning('version')
            .executeTakeFirst()
        : await transaction
            .updateTable('codes')
            .set(code)
            .where('tenant', '=', caller.tenant)
            .where('address', '=', address)
            .where('owner', '=', ORGANIZATION)
            .where('version', '=', seen)
            .where('set_by', '=', caller.id)
            .returning('version')
            .executeTakeFirst();
    if (!set)
      return (await codesOf(transaction, caller, [address])).find(({ owner }) => owner === ORGANIZATION) ?? 'none';
    if (seen === '0') await countNewCodes(context, transaction, caller, 1);
    const entry = { action: 'code-set', about: address, scope: 'organization' } as const;
    await writeAudit(transaction, { caller, at: context.now(), digests }, [entry]);
    return 'set';
  });

  if (found === 'set') return { version: code.version };
  if (found === 'none') throw new ChangedMeanwhile({ version: '0' });
  // the answer to the first attempt may have been lost
  if (found.set_by === caller.id && (await isSameCode(context, found, checked.code))) return { version: found.version };
  throw new ChangedMeanwhile(aboutCode(found, caller));
}
