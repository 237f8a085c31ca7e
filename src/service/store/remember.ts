/** What a sender used becomes their own once the mail is sent: all of it in one transaction, once for each mail and what it said. */
import { sql } from 'kysely';
import type { Transaction } from 'kysely';
import type { UsedChoiceMessage } from '../../contract/remember';
import type { Answer, Body } from '../../contract/routes';
import { CHOICE_FIELDS } from '../../verification/types';
import type { Database } from '../database/tables';
import { digestsOf, writeAudit } from './audit-log';
import type { AuditEntry } from './audit-log';
import type { Context, SharingContext } from './context';
import { learnFrom } from './learning';
import type { Learned } from './learning';
import { readPolicy } from './policy';
import { codesOf, isSameCode, newCode, ownerOf, scopeOf } from './stored-codes';
import type { StoredCode } from './stored-codes';
import { countNewCodes } from './new-codes';
import { setCodes } from './set-codes';
import type { CodeToSet } from './set-codes';
import type { Caller } from './types';

/** Hexadecimal digits. */
const DIGEST_LENGTH = 32;

/** @throws WrongValue, TooManyNewCodes; then nothing of it was kept */
export async function remember(
  context: SharingContext,
  caller: Caller,
  { key, used }: Body<'remember'>,
): Promise<Answer<'remember'>> {
  const learned = learnFrom(used, await readPolicy(context, caller.tenant));
  const codes = await codesToSet(context, caller, learned.codes);
  const digests = await digestsOf(
    context,
    caller.tenant,
    [...learned.names, ...learned.numbers, ...codes.map(({ code }) => code)].map(({ address }) => address),
  );
  const told = await keyOfTold(context, caller, key, used);
  const at = context.now();

  return context.database.transaction(caller.tenant, async (transaction) => {
    if (!(await isFirst(transaction, { tenant: caller.tenant, source: caller.id, keys: [told], at })).length)
      return { again: true };
    const names = await keepNames(transaction, caller, learned.names, at);
    const numbers = await keepNumbers(transaction, caller, learned.numbers, at);
    const set = await setCodes(transaction, codes);
    await countNewCodes(context, transaction, caller, newForAll(codes, set));
    await keepLastChoices(transaction, caller, learned.lastChoices, at);
    const entries: AuditEntry[] = [
      ...names.map((address) => ({ action: 'name-learned', about: address, scope: 'organization' }) as const),
      ...numbers.map((address) => ({ action: 'number-learned', about: address, scope: 'personal' }) as const),
      ...set.map((code) => ({ action: 'code-set', about: code.address, scope: scopeOf(code) }) as const),
    ];
    await writeAudit(transaction, { caller, at, digests }, entries);
    return { again: false };
  });
}

/**
 * With what it says, as a draft may come back after it was let go (an undone send, a rule of the mail server) and be sent again with something else.
 * Keyed: a plain digest would let somebody who reads the table try out codes.
 */
async function keyOfTold(
  { cipher }: Context,
  { tenant }: Caller,
  key: string,
  used: readonly UsedChoiceMessage[],
): Promise<string> {
  const content = used.map((choice) =>
    // a member that is absent is null
    [choice.address, choice.displayName, choice.method, ...CHOICE_FIELDS.map((field) => choice[field])],
  );
  const digest = await cipher.digest(tenant, `remember:${JSON.stringify(content)}`);
  // no key has a space
  return `${key} ${Buffer.from(digest).toString('hex').slice(0, DIGEST_LENGTH)}`;
}

/** Whoever is second with a key waits for the first, and learns whether it was kept. @returns the keys that are new */
export async function isFirst(
  transaction: Transaction<Database>,
  { tenant, source, keys, at }: { tenant: string; source: string; keys: readonly string[]; at: Date },
): Promise<string[]> {
  const { rows } = await sql<{ key: string }>`
    insert into remembered (tenant, source, key, at)
    select ${tenant}::uuid, ${source}::uuid, key, ${at}::timestamptz from unnest(${keys}::text[]) as told (key)
    on conflict do nothing returning key`.execute(transaction);
  return rows.map((row) => row.key);
}

/** What was typed and is not known yet. The organization's code is replaced only by who set it. */
async function codesToSet(context: Context, caller: Caller, typed: Learned['codes']): Promise<CodeToSet[]> {
  if (typed.length === 0) return [];
  const addresses = [...new Set(typed.map(({ address }) => address))];
  const stored = await context.database.inTenant(caller.tenant, (connection) => codesOf(connection, caller, addresses));
  const known = new Map(stored.map((code) => [`${code.owner} ${code.address}`, code]));
  const toSet = typed.map(async (code): Promise<CodeToSet | undefined> => {
    const there = known.get(`${ownerOf(code.scope, caller)} ${code.address}`);
    if (there && (!mayReplace(there, caller) || (await isSameCode(context, there, code)))) return undefined;
    return { code: await newCode(context, caller, code), replaces: there?.version };
  });
  return (await Promise.all(toSet)).filter((code) => code !== undefined);
}

/** Of the codes that were set, those that are the organization's and took the place of none. */
function newForAll(codes: readonly CodeToSet[], set: readonly { address: string; owner: string }[]): number {
  const replaced = new Set(codes.flatMap(({ code, replaces }) => (replaces === undefined ? [] : code.address)));
  return set.filter((code) => scopeOf(code) === 'organization' && !replaced.has(code.address)).length;
}

const mayReplace = (code: StoredCode, caller: Caller) => code.owner === caller.id || code.set_by === caller.id;

/**
 * A name that somebody saved, or that was learned before, stays. No version: nobody saved a card.
 * @returns the addresses that have a name now, for the whole organization
 */
async function keepNames(
  transaction: Transaction<Database>,
  caller: Caller,
  names: Learned['names'],
  at: Date,
): Promise<string[]> {
  if (names.length === 0) return [];
  const { rows } = await sql<{ address: string }>`
    insert into contacts (tenant, address, display_name, updated_at)
    select ${caller.tenant}::uuid, address, name, ${at}::timestamptz
    from unnest(${names.map(({ address }) => address)}::text[], ${names.map(({ name }) => name)}::text[]) as learned (address, name)
    on conflict (tenant, address) do update set display_name = excluded.display_name
    where contacts.display_name is null returning address`.execute(transaction);
  return rows.map(({ address }) => address);
}

/** @returns the addresses of numbers that are new */
async function keepNumbers(
  transaction: Transaction<Database>,
  caller: Caller,
  numbers: Learned['numbers'],
  at: Date,
): Promise<string[]> {
  if (numbers.length === 0) return [];
  const { rows } = await sql<{ address: string }>`
    insert into numbers (tenant, address, owner, phone_number, learned_at)
    select ${caller.tenant}::uuid, address, ${caller.id}::uuid, phone_number, ${at}::timestamptz
    from unnest(${numbers.map(({ address }) => address)}::text[], ${numbers.map(({ phoneNumber }) => phoneNumber)}::text[])
      as learned (address, phone_number)
    on conflict do nothing returning address`.execute(transaction);
  return rows.map(({ address }) => address);
}

async function keepLastChoices(
  transaction: Transaction<Database>,
  caller: Caller,
  choices: Learned['lastChoices'],
  at: Date,
) {
  if (choices.length === 0) return;
  await sql`
    insert into last_choices (tenant, address, owner, method, phone_number, used_at)
    select ${caller.tenant}::uuid, address, ${caller.id}::uuid, method, phone_number, ${at}::timestamptz
    from unnest(
      ${choices.map(({ address }) => address)}::text[],
      ${choices.map(({ method }) => method)}::text[],
      ${choices.map(({ phoneNumber }) => phoneNumber)}::text[]
    ) as learned (address, method, phone_number)
    on conflict (tenant, address, owner)
    do update set method = excluded.method, phone_number = excluded.phone_number, used_at = excluded.used_at`.execute(
    transaction,
  );
}
