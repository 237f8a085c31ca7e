/** What is known of the recipients of a draft: one query for all of them. */
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { KnownRecipient } from '../../contract/lookup';
import { ORGANIZATION } from '../database/tables';
import { domainOfKey, formsOfAll } from './address-key';
import type { AddressForms } from './address-key';
import type { Context } from './context';
import { recipientsOf } from './lookup-rows';
import type { KnownThings } from './lookup-rows';
import type { Caller } from './types';

export async function lookup(
  context: Context,
  caller: Caller,
  addresses: readonly string[],
): Promise<KnownRecipient[]> {
  const forms = formsOfAll(addresses);
  const domains = [...new Set(forms.map(({ folded }) => domainOfKey(folded)))];
  const known = await context.database.inTenant(caller.tenant, async (connection) => {
    const query = lookupQuery(caller, { asked: askedAs(caller.tenant, forms), domains, now: context.now() });
    return (await query.execute(connection)).rows;
  });
  return recipientsOf({ addresses, forms, domains, known });
}

/** Which form counts, the database knows: so it gets both where they differ, and no second question is needed. */
function askedAs(tenant: string, forms: readonly AddressForms[]): RawBuilder<unknown> {
  const folded = forms.map((form) => form.folded);
  if (forms.every((form) => form.folded === form.exact)) return sql`${folded}::text[]`;
  return sql`case when (select settings->'caseSensitiveLocalParts' from tenants where tenant = ${tenant}) = 'true'::jsonb
    then ${forms.map((form) => form.exact)}::text[] else ${folded}::text[] end`;
}

const moment = (column: string) => sql.raw(`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`);

/**
 * Each part walks the beginning of a primary key: tenant, then address. `n` is the place in what was asked, so that no address comes
 * back; and the things of one kind come as one JSON array, which is read many times faster than as many rows.
 */
function lookupQuery(
  { tenant, id }: Caller,
  { asked, domains, now }: { asked: RawBuilder<unknown>; domains: readonly string[]; now: Date },
): RawBuilder<KnownThings> {
  return sql<KnownThings>`
    with asked as (select address, n from unnest(${asked}) with ordinality as list (address, n))
    select 'contacts' as kind, json_agg(json_build_array(n, display_name, notification_language, default_method, default_number, version, has_account)) as things
    from asked join contacts using (address) where tenant = ${tenant}
    union all
    select 'numbers', json_agg(json_build_array(n, owner = ${id}, phone_number, ${moment('proved_at')}))
    from asked join numbers using (address) where tenant = ${tenant} and owner in (${id}, ${ORGANIZATION})
    union all
    select 'codes', json_agg(json_build_array(n, owner = ${id}, hint, set_by_name, ${moment('set_at')}, set_by = ${id}, version))
    from asked join codes using (address) where tenant = ${tenant} and owner in (${id}, ${ORGANIZATION})
    union all
    select 'last-choices', json_agg(json_build_array(n, method, phone_number))
    from asked join last_choices using (address) where tenant = ${tenant} and owner = ${id}
    union all
    select 'transports', json_agg(json_build_array(n, status))
    from unnest(${domains}::text[]) with ordinality as list (domain, n) cross join lateral (
      select status from transport_checks where tenant = ${tenant} and domain = list.domain and expires_at > ${now} offset 0
    ) as checked`;
}
