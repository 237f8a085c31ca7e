/** What is known of the recipients of a draft: one query for all of them. */
import type { Answer, Body } from '../../contract/routes';
import { ORGANIZATION } from '../database/tables';
import type { PreparedStatement } from '../database/tenant';
import { addressKeys, domainOfKey } from './address-key';
import type { Context } from './context';
import { answerOf } from './lookup-rows';
import type { KnownThings } from './lookup-rows';
import type { Caller } from './types';

export async function lookup(
  { database, now }: Context,
  caller: Caller,
  { addresses }: Body<'lookup'>,
): Promise<Answer<'lookup'>> {
  const keys = addressKeys(addresses);
  const domains = [...new Set(keys.map(domainOfKey))];
  const values = [caller.tenant, caller.id, keys, domains, now()];
  const [known] = await database.runPrepared<KnownThings>(caller.tenant, LOOKUP, values);
  return answerOf({ addresses, keys, domains, known: known! });
}

const day = (column: string) => `(${column} at time zone 'UTC')::date`;

/**
 * Each part walks the beginning of a primary key: tenant, then address. `n` is the place in what was asked, so that no address comes
 * back. One row, with one array for
 * each column of each kind: PostgreSQL writes and the driver reads that many times faster than as many rows.
 * `$1` tenant, `$2` caller, `$3` addresses, `$4` domains, `$5` now.
 */
const LOOKUP: PreparedStatement = {
  name: 'lookup',
  text: `
    with asked as materialized (select address, n from unnest($3::text[]) with ordinality as list (address, n))
    select (
      select json_build_array(json_agg(n), json_agg(display_name), json_agg(notification_language), json_agg(default_method),
        json_agg(default_number), json_agg(version), json_agg(has_account))
      from asked join contacts using (address) where tenant = $1
    ) as contacts, (
      select json_build_array(json_agg(n), json_agg(owner = $2), json_agg(phone_number), json_agg(${day('proved_at')}))
      from asked join numbers using (address) where tenant = $1 and owner in ($2, '${ORGANIZATION}')
    ) as numbers, (
      select json_build_array(json_agg(n), json_agg(owner = $2), json_agg(hint), json_agg(set_by_name), json_agg(${day('set_at')}),
        json_agg(set_by = $2), json_agg(version), json_agg(by_administrator))
      from asked join codes using (address) where tenant = $1 and owner in ($2, '${ORGANIZATION}')
    ) as codes, (
      select json_build_array(json_agg(n), json_agg(method), json_agg(phone_number))
      from asked join last_choices using (address) where tenant = $1 and owner = $2
    ) as choices, (
      select json_agg(json_build_array(places, findings, day)) from (
        select json_agg(n) as places, findings, ${day('checked_at')} as day
        from unnest($4::text[]) with ordinality as list (domain, n) join transport_checks using (domain)
        where tenant = $1 and expires_at > $5 group by 2, 3
      ) as alike
    ) as transports`,
};
