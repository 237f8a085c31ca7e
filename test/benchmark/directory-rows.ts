/** A directory as large as the benchmark wants it, made by the database itself. */
import type { Client } from 'pg';
import { findingsText, type Findings } from '../../src/service/database/findings';

export interface Whose {
  tenant: string;
  /** The sender who asks. */
  person: string;
}

const COLLEAGUE = 'cccccccc-1111-4222-8333-444444444444';
const ORGANIZATION = '00000000-0000-0000-0000-000000000000';
export const DOMAINS = 5_000;

const notFound = (standard: string) => ({ standard, reason: 'not-found' });
/** What domains have in common: eight who provide mail by NTA 7516, one standard alone, none. */
const STATUSES = [
  ...Array.from({ length: 8 }, (_, index) => ({
    safe: [{ standard: 'nta-7516', provider: `Provider ${index}`, since: `202${index}-01` }],
    unsafe: [notFound('dane'), notFound('mta-sts')],
  })),
  { safe: [{ standard: 'dane' }], unsafe: [notFound('nta-7516'), notFound('mta-sts')] },
  { safe: [{ standard: 'mta-sts' }], unsafe: [notFound('nta-7516'), { standard: 'dane', reason: 'not-validated' }] },
  { safe: [], unsafe: ['nta-7516', 'dane', 'mta-sts'].map(notFound) },
];

/** Written out in SQL, too. */
export const addressOf = (index: number) => `person.${index}@company${index % DOMAINS}.example`;

const ADDRESS = `'person.' || i || '@company' || (i % ${DOMAINS}) || '.example'`;

/**
 * Of every person a card and a number, proved or not; of every third a code, of every second what was chosen last. Half of the numbers and
 * codes are the sender's, half the organization's; every fifth person also has a number of a colleague, who is not the one who asks.
 */
export async function fill(client: Client, { tenant, person }: Whose, contacts: number): Promise<void> {
  const people = `from generate_series(1, ${contacts}) as i`;
  const owner = `(case when i % 2 = 0 then '${person}' else '${ORGANIZATION}' end)::uuid`;
  const phone = `'+316' || lpad(i::text, 8, '0')`;
  const checked = STATUSES.map(({ safe, unsafe }, kind) => {
    return `when ${kind} then '${findingsText({ safe, unsafe } as Findings)}'`;
  }).join(' ');
  // looked at within the last day or two, each at its own moment
  const checkedAt = `now() - i * interval '17 seconds'`;
  for (const statement of [
    `insert into tenants (tenant) values ('${tenant}')`,
    `insert into data_keys (tenant, version, wrapped, master_key) values ('${tenant}', 1, ''::bytea, 'none')`,
    `insert into contacts (tenant, address, display_name, notification_language, has_account, version)
       select '${tenant}', ${ADDRESS}, 'Person ' || i, case when i % 4 = 0 then 'nl' end, i % 2 = 0, 1 ${people}`,
    `insert into numbers (tenant, address, owner, phone_number, proved_at)
       select '${tenant}', ${ADDRESS}, ${owner}, ${phone}, case when i % 2 = 0 then now() end ${people}`,
    `insert into numbers (tenant, address, owner, phone_number)
       select '${tenant}', ${ADDRESS}, '${COLLEAGUE}', ${phone} ${people} where i % 5 = 0`,
    `insert into codes (tenant, address, owner, key_version, sealed, hint, set_by, set_by_name, version)
       select '${tenant}', ${ADDRESS}, ${owner}, 1, decode(md5(i::text) || md5(i::text), 'hex'), 'the usual', '${person}', 'Els Visser', md5(i::text)
       ${people} where i % 3 = 0`,
    `insert into last_choices (tenant, address, owner, method, phone_number)
       select '${tenant}', ${ADDRESS}, '${person}', 'sms-known', ${phone} ${people} where i % 2 = 0`,
    `insert into transport_checks (tenant, domain, findings, checked_at, expires_at)
       select '${tenant}', 'company' || i || '.example',
         case i % ${STATUSES.length} ${checked} end, ${checkedAt}, now() + interval '1 day' from generate_series(0, ${Math.min(contacts, DOMAINS) - 1}) as i`,
    'vacuum analyze',
  ])
    await client.query(statement);
}

/** What a program of one's own would ask: everything, joined, once. `$1` tenant, `$2` person, `$3` organization, `$4` addresses, `$5` their domains. */
export const PLAIN_QUERY = `
  select asked.n, contacts.display_name, contacts.notification_language, contacts.has_account, contacts.default_method, contacts.default_number,
    contacts.version, numbers.owner as number_owner, numbers.phone_number, numbers.proved_at, codes.owner as code_owner, codes.hint, codes.set_by,
    codes.set_by_name, codes.set_at, codes.version as code_version, last_choices.method, last_choices.phone_number as last_number, transport_checks.findings,
    transport_checks.checked_at
  from unnest($4::text[], $5::text[]) with ordinality as asked (address, domain, n)
  left join contacts on contacts.tenant = $1 and contacts.address = asked.address
  left join numbers on numbers.tenant = $1 and numbers.address = asked.address and numbers.owner in ($2, $3)
  left join codes on codes.tenant = $1 and codes.address = asked.address and codes.owner in ($2, $3)
  left join last_choices on last_choices.tenant = $1 and last_choices.address = asked.address and last_choices.owner = $2
  left join transport_checks on transport_checks.tenant = $1 and transport_checks.domain = asked.domain and transport_checks.expires_at > now()`;

export const plainValues = ({ tenant, person }: Whose, addresses: readonly string[]) => [
  tenant,
  person,
  ORGANIZATION,
  addresses,
  addresses.map((address) => address.slice(address.indexOf('@') + 1)),
];
