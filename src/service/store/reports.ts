/** What a gateway saw: a recipient proved a number, opened an account or closed one. */
import { sql } from 'kysely';
import type { Transaction } from 'kysely';
import type { Report } from '../../contract/report';
import type { Answer, Body } from '../../contract/routes';
import { storeWords } from '../../locales/en/store';
import { ORGANIZATION } from '../database/tables';
import type { Database } from '../database/tables';
import { addressKeys } from './address-key';
import { digestsOf, writeAudit } from './audit-log';
import type { AuditEntry } from './audit-log';
import type { Context } from './context';
import { momentOf } from './moment';
import { isFirst } from './remember';
import { WrongValue } from './types';
import type { Caller } from './types';

/** Before there was a proof by SMS; a database writes years of another era in a form that nobody here reads. */
const FIRST_PROOF = new Date('1993-01-01');

interface Proof {
  address: string;
  phoneNumber: string;
  provedAt: Date;
}

/** A key that was told before is passed over. @returns how many were new. @throws WrongValue */
export async function report(context: Context, caller: Caller, { reports }: Body<'report'>): Promise<Answer<'report'>> {
  const keys = addressKeys(
    reports.map(({ address }) => address),
    (index) => `reports.${index}.address`,
  );
  const at = context.now();
  const told = new Map<string, Report & { key: string; about: string; proof?: Proof }>();
  reports.forEach((each, index) => {
    const about = keys[index]!;
    const proof = each.kind === 'number-proved' ? proofOf(each, { about, index, at }) : undefined;
    // of two with one key, the first was told before
    if (!told.has(each.key)) told.set(each.key, { ...each, about, ...(proof && { proof }) });
  });
  const all = [...told.values()];
  const digests = await digestsOf(
    context,
    caller.tenant,
    all.map(({ about }) => about),
  );

  return context.database.transaction(caller.tenant, async (transaction) => {
    const source = { tenant: caller.tenant, source: ORGANIZATION, keys: [...told.keys()].sort(), at };
    const fresh = new Set(await isFirst(transaction, source));
    const news = all.filter(({ key }) => fresh.has(key));
    await setAccounts(transaction, caller, news, at);
    await keepProofs(
      transaction,
      caller,
      news.flatMap(({ proof }) => proof ?? []),
      at,
    );
    const entries = news.map(({ about, proof }): AuditEntry =>
      proof ? { action: 'number-proved', about, scope: 'organization' } : { action: 'account-changed', about },
    );
    await writeAudit(transaction, { caller, at, digests }, entries);
    return { accepted: news.length };
  });
}

function proofOf(
  { phoneNumber, provedAt }: Extract<Report, { kind: 'number-proved' }>,
  { about, index, at }: { about: string; index: number; at: Date },
): Proof {
  const path = `reports.${index}.provedAt`;
  const told = momentOf(provedAt, path);
  if (told < FIRST_PROOF) throw new WrongValue([{ path, message: storeWords.provedTooEarly }]);
  // a gateway whose clock is ahead
  return { address: about, phoneNumber, provedAt: told > at ? at : told };
}

/** Where an address stands twice, the last report counts. */
async function setAccounts(
  transaction: Transaction<Database>,
  { tenant }: Caller,
  reports: readonly { kind: Report['kind']; about: string }[],
  at: Date,
) {
  const accounts = new Map<string, boolean>();
  for (const { kind, about } of reports) if (kind !== 'number-proved') accounts.set(about, kind === 'account-opened');
  if (accounts.size === 0) return;
  const addresses = [...accounts.keys()].sort();
  await sql`
    insert into contacts (tenant, address, has_account, updated_at)
    select ${tenant}::uuid, address, has_account, ${at}::timestamptz
    from unnest(${addresses}::text[], ${addresses.map((address) => accounts.get(address))}::boolean[]) as told (address, has_account)
    on conflict (tenant, address) do update set has_account = excluded.has_account, updated_at = excluded.updated_at`.execute(
    transaction,
  );
}

/** The number becomes the organization's, and whoever had it sees that it was proved. */
async function keepProofs(transaction: Transaction<Database>, { tenant }: Caller, proofs: readonly Proof[], at: Date) {
  const latest = new Map<string, Proof>();
  for (const proof of proofs) {
    const key = `${proof.address} ${proof.phoneNumber}`;
    const other = latest.get(key);
    if (!other || other.provedAt < proof.provedAt) latest.set(key, proof);
  }
  if (latest.size === 0) return;
  const sorted = [...latest].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, proof]) => proof);
  const proved = sql`unnest(
    ${sorted.map(({ address }) => address)}::text[],
    ${sorted.map(({ phoneNumber }) => phoneNumber)}::text[],
    ${sorted.map(({ provedAt }) => provedAt)}::timestamptz[]
  ) as told (address, phone_number, proved_at)`;
  await sql`
    insert into numbers (tenant, address, owner, phone_number, proved_at, learned_at)
    select ${tenant}::uuid, address, ${ORGANIZATION}::uuid, phone_number, proved_at, ${at}::timestamptz from ${proved}
    on conflict do nothing`.execute(transaction);
  await sql`
    update numbers set proved_at = greatest(numbers.proved_at, told.proved_at) from ${proved}
    where numbers.tenant = ${tenant} and numbers.address = told.address and numbers.phone_number = told.phone_number`.execute(
    transaction,
  );
}
