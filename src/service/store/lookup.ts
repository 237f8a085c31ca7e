/** What is known of the recipients of a draft: one query for all of them. */
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { ORGANIZATION } from '../database/tables';
import { domainOfKey, formsOfAll } from './address-key';
import type { AddressForms } from './address-key';
import type { Context } from './context';
import { answerOf } from './lookup-rows';
import type { KnownThings } from './lookup-rows';
import type { Caller, Known } from './types';

export async function lookup(context: Context, caller: Caller, addresses: readonly string[]): Promise<Known> {
  const forms = formsOfAll(addresses);
  const domains = [...new Set(forms.map(({ folded }) => domainOfKey(folded)))];
  const known = await context.database.inTenant(caller.tenant, async (connection) => {
    const query = lookupQuery(caller, { asked: askedAs(caller.tenant, forms), domains, now: context.now() });
    return (await query.execute(connection)).rows[0]!;
  });
  return answerOf({ addresses, forms, domains, known });
}

/** Which form counts, the database knows: so it gets both where they differ, and no second question is needed. */
function askedAs(tenant: string, forms: readonly AddressForms[]): RawBuilder<unknown> {
  const folded = forms.map((form) => form.folded);
  if (forms.every((form) => form.folded === form.exact)) return sql`${folded}::text[]`;
  return sql`case when (select settings->'caseSensitiveLocalParts' from tenants where tenant = ${tenant}) = 'true'::jsonb
    then ${forms.map((form) => form.exact)}::text[] else ${folded}::text[] end`;
}

const day = (column: string) => sql.raw(`(${column} at time zone 'UTC')::date`);

/**
 * Each part walks the beginning of a primary key: tenant, then address. `n` is the place in what was asked, so that no address comes
 * back. One row, with one array for each column of each kind: PostgreSQL writes and the driver reads that many times faster than as many rows.
 * Statuses are compared as text, as comparing JSON costs many times more.
 */
function lookupQuery(
  { tenant, id }: Caller,
  { asked, domains, now }: { asked: RawBuilder<unknown>; domains: readonly string[]; now: Date },
): RawBuilder<KnownThings> {
  return sql<KnownThings>`
    with asked as materialized (select address, n from unnest(${asked}) with ordinality as list (address, n))
    select (
      select json_build_array(json_agg(n), json_agg(display_name), json_agg(notification_language), json_agg(default_method),
        json_agg(default_number), json_agg(version), json_agg(has_account))
      from asked join contacts using (address) where tenant = ${tenant}
    ) as contacts, (
      select json_build_array(json_agg(n), json_agg(owner = ${id}), json_agg(phone_number), json_agg(${day('proved_at')}))
      from asked join numbers using (address) where tenant = ${tenant} and owner in (${id}, ${ORGANIZATION})
    ) as numbers, (
      select json_build_array(json_agg(n), json_agg(owner = ${id}), json_agg(hint), json_agg(set_by_name), json_agg(${day('set_at')}),
        json_agg(set_by = ${id}), json_agg(version))
      from asked join codes using (address) where tenant = ${tenant} and owner in (${id}, ${ORGANIZATION})
    ) as codes, (
      select json_build_array(json_agg(n), json_agg(method), json_agg(phone_number))
      from asked join last_choices using (address) where tenant = ${tenant} and owner = ${id}
    ) as choices, (
      select json_agg(json_build_array(places, status::json, day)) from (
        select json_agg(n) as places, status, day
        from unnest(${domains}::text[]) with ordinality as list (domain, n) cross join lateral (
          select (status - 'checkedOn')::text collate "C" as status, left(status->>'checkedOn', 10) collate "C" as day
          from transport_checks where tenant = ${tenant} and domain = list.domain and expires_at > ${now} offset 0
        ) as checked group by status, day
      ) as alike
    ) as transports`;
}
