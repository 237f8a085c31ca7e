/** The contact card, which the whole organization shares. */
import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { Answer, Body } from '../../contract/routes';
import { LONGEST_LANGUAGE } from '../../contract/values';
import { storeWords } from '../../locales/en/store';
import { parseLanguageTag } from '../../verification/language-tag';
import { ORGANIZATION_DEFAULT } from '../../verification/types';
import type { Database } from '../database/tables';
import { addressKey } from './address-key';
import { digestsOf, writeAudit } from './audit-log';
import type { Context } from './context';
import { typedName } from './plain-text';
import { ChangedMeanwhile, WrongValue } from './types';
import type { Caller } from './types';

const COLUMNS = ['display_name', 'notification_language', 'version'] as const;
const NOTHING = { display_name: null, notification_language: null, version: 0 };

export async function readContact(
  context: Context,
  caller: Caller,
  { address }: Body<'readContact'>,
): Promise<Answer<'readContact'>> {
  const key = addressKey(address);
  return context.database.inTenant(caller.tenant, (connection) => contactIn(connection, caller.tenant, key, address));
}

async function contactIn(
  connection: Kysely<Database>,
  tenant: string,
  key: string,
  asked: string,
): Promise<Answer<'readContact'>> {
  const row = await connection
    .selectFrom('contacts')
    .select(COLUMNS)
    .where('tenant', '=', tenant)
    .where('address', '=', key)
    .executeTakeFirst();
  return contactOf(asked, row);
}

function contactOf(
  address: string,
  row: { display_name: string | null; notification_language: string | null; version: number } = NOTHING,
): Answer<'readContact'> {
  return {
    address,
    ...(row.display_name === null ? {} : { displayName: row.display_name }),
    ...(row.notification_language === null ? {} : { notificationLanguage: row.notification_language }),
    version: String(row.version),
  };
}

/** @throws ChangedMeanwhile with the card as it is now; WrongValue */
export async function saveContact(
  context: Context,
  caller: Caller,
  change: Body<'saveContact'>,
  seen: string,
): Promise<Answer<'saveContact'>> {
  const address = addressKey(change.address);
  const values = {
    ...(change.displayName === undefined
      ? {}
      : { display_name: change.displayName === null ? null : typedName(change.displayName, 'displayName') }),
    ...(change.notificationLanguage === undefined
      ? {}
      : { notification_language: change.notificationLanguage === null ? null : language(change.notificationLanguage) }),
    updated_at: context.now(),
  };
  const digests = await digestsOf(context, caller.tenant, [address]);
  return context.database.transaction(caller.tenant, async (transaction) => {
    // never a number that was there before, even where the person was erased in between
    const version = sql<number>`greatest(contacts.version + 1, (extract(epoch from clock_timestamp()) * 1000000)::bigint)`;
    const key = { tenant: caller.tenant, address };
    // a card that nobody has saved may have a row already: for an account, or a name that was learned
    if (seen === '0')
      await transaction
        .insertInto('contacts')
        .values(key)
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    const saved = await transaction
      .updateTable('contacts')
      .set({ ...values, version })
      .where('tenant', '=', caller.tenant)
      .where('address', '=', address)
      .where(sql<string>`version::text`, '=', seen)
      .returning(COLUMNS)
      .executeTakeFirst();
    if (!saved) throw new ChangedMeanwhile(await contactIn(transaction, caller.tenant, address, change.address));
    await writeAudit(transaction, { caller, at: context.now(), digests }, [
      { action: 'contact-saved', about: address },
    ]);
    return contactOf(change.address, saved);
  });
}

function language(text: string): string {
  if (text === ORGANIZATION_DEFAULT) return text;
  const tag = parseLanguageTag(text);
  // the canonical form may be longer than what was typed
  if (tag.ok && tag.value.length <= LONGEST_LANGUAGE) return tag.value;
  const message = tag.ok ? storeWords.tooLong(LONGEST_LANGUAGE) : storeWords.noLanguage;
  throw new WrongValue([{ path: 'notificationLanguage', message }]);
}
