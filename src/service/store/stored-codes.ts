/** Codes as they are kept, and what may be said of them. */
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Kysely, Selectable } from 'kysely';
import type * as z from 'zod/mini';
import type { knownCode } from '../../contract/lookup';
import type { Scope } from '../../verification/types';
import { ORGANIZATION } from '../database/tables';
import type { CodesTable, Database } from '../database/tables';
import { CodeUnreadable } from '../keys/types';
import type { TypedCode } from './code-rules';
import type { Context } from './context';
import { personName } from './plain-text';
import type { Caller } from './types';

export type StoredCode = Selectable<CodesTable>;

/** Of these people: the caller's own and the organization's, of nobody else. */
export function codesOf(connection: Kysely<Database>, caller: Caller, keys: readonly string[]): Promise<StoredCode[]> {
  return connection
    .selectFrom('codes')
    .selectAll()
    .where('tenant', '=', caller.tenant)
    .where(sql<boolean>`address = any(${keys}::text[])`)
    .where('owner', 'in', [caller.id, ORGANIZATION])
    .execute();
}

export const scopeOf = ({ owner }: { owner: string }): Scope => (owner === ORGANIZATION ? 'organization' : 'personal');
export const ownerOf = (scope: Scope, caller: Caller): string => (scope === 'organization' ? ORGANIZATION : caller.id);

/** All but the code. */
export function aboutCode(code: StoredCode, caller: Caller): z.infer<typeof knownCode> {
  return {
    scope: scopeOf(code),
    ...(code.hint === null ? {} : { hint: code.hint }),
    ...(code.set_by_name === null ? {} : { setBy: code.set_by_name }),
    setOn: code.set_at.toISOString().slice(0, 10),
    ...(code.by_administrator ? { byAdministrator: true } : {}),
    own: code.set_by === caller.id,
    version: code.version,
  };
}

type SealedCode = Pick<StoredCode, 'tenant' | 'address' | 'owner' | 'key_version' | 'sealed' | 'bound_to'>;

/** @returns `undefined` where it does not decrypt: one code takes none of the others along. @throws StoreUnavailable */
export function decrypted(
  { cipher }: Context,
  { tenant, address, owner, key_version, sealed, bound_to: boundTo }: SealedCode,
): Promise<string | undefined> {
  return cipher.decrypt({ tenant, address, owner, boundTo }, key_version, sealed).catch((error: unknown) => {
    if (error instanceof CodeUnreadable) return undefined;
    throw error;
  });
}

/** Setting it again would change nothing but who set it. One that does not decrypt is the same as none. */
export const isSameCode = async (context: Context, stored: StoredCode, { accessCode, hint }: TypedCode) =>
  (stored.hint ?? undefined) === hint && (await decrypted(context, stored)) === accessCode;

/** A row for a code that this caller sets now. */
export async function newCode(
  { cipher, now }: Context,
  caller: Caller,
  { address, scope, accessCode, hint }: TypedCode & { address: string; scope: Scope },
): Promise<StoredCode> {
  const place = { tenant: caller.tenant, address, owner: ownerOf(scope, caller) };
  const { keyVersion, sealed } = await cipher.encrypt(place, accessCode);
  return {
    ...place,
    key_version: keyVersion,
    sealed: Buffer.from(sealed),
    bound_to: null,
    hint: hint ?? null,
    set_by: caller.id,
    set_by_name: personName(caller) ?? null,
    by_administrator: false,
    set_at: now(),
    version: randomUUID(),
  };
}
