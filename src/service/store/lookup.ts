/** What is known of the recipients of a draft: one query for all of them, one row for each thing that is known. */
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { KnownRecipient } from '../../contract/lookup';
import { ORGANIZATION } from '../database/tables';
import { domainOfKey, formsOfAll } from './address-key';
import type { AddressForms } from './address-key';
import type { Context } from './context';
import { recipientsOf } from './lookup-rows';
import type { LookupRow } from './lookup-rows';
import type { Caller } from './types';

export async function lookup(
  context: Context,
  caller: Caller,
  addresses: readonly string[],
): Promise<KnownRecipient[]> {
  const forms = formsOfAll(addresses);
  const domains = [...new Set(forms.map(({ folded }) => domainOfKey(folded)))];
  const rows = await context.database.inTenant(caller.tenant, async (connection) => {
    const query = lookupQuery(caller, { asked: askedAs(caller.tenant, forms), domains, now: context.now() });
    return (await query.execute(connection)).rows;
  });
  return recipientsOf({ addresses, forms, domains, rows });
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
 * back. Columns are shared by kind (`lookup-rows.ts`).
 */
function lookupQuery(
  { tenant, id }: Caller,
  { asked, domains, now }: { asked: RawBuilder<unknown>; domains: readonly string[]; now: Date },
): RawBuilder<LookupRow> {
  return sql<LookupRow>`
    with asked as (select address, n from unnest(${asked}) with ordinality as list (address, n))
    select 'contact' as kind, n, display_name as a, notification_language as b, default_method as c, default_number as d,
      version::text as v, has_account as is, null::jsonb as status
    from asked join contacts using (address) where tenant = ${tenant}
    union all
    select case owner when ${ORGANIZATION} then 'organization-number' else 'personal-number' end, n, phone_number, ${moment('proved_at')}, null, null,
      null, null, null
    from asked join numbers using (address) where tenant = ${tenant} and owner in (${id}, ${ORGANIZATION})
    union all
    select case owner when ${ORGANIZATION} then 'organization-code' else 'personal-code' end, n, hint, set_by_name, ${moment('set_at')}, null,
      version, set_by = ${id}, null
    from asked join codes using (address) where tenant = ${tenant} and owner in (${id}, ${ORGANIZATION})
    union all
    select 'last-choice', n, method, phone_number, null, null, null, null, null
    from asked join last_choices using (address) where tenant = ${tenant} and owner = ${id}
    union all
    select 'transport', n, null, null, null, null, null, null, status
    from unnest(${domains}::text[]) with ordinality as list (domain, n) join transport_checks using (domain)
    where tenant = ${tenant} and expires_at > ${now}`;
}
