/** Writes down who read or changed what. Never a code or a number, and an address only as the tenant's digest of it. */
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { AuditAction } from '../../contract/administration';
import type { Scope } from '../../verification/types';
import type { Database } from '../database/tables';
import type { Context } from './context';
import { personName } from './plain-text';
import type { Caller } from './types';

export interface AuditEntry {
  action: AuditAction;
  /** Key of the address it is about. */
  about?: string;
  scope?: Scope;
  count?: number;
}

/** Digests by address key. Made before a transaction begins: the cipher may have to read its keys, and an embedded database has one connection. */
export type Digests = Map<string, Uint8Array>;

export async function digestsOf({ cipher }: Context, tenant: string, keys: Iterable<string>): Promise<Digests> {
  const distinct = [...new Set(keys)];
  const digests = await Promise.all(distinct.map((key) => cipher.digest(tenant, key)));
  return new Map(distinct.map((key, index) => [key, digests[index] as Uint8Array]));
}

/** In the transaction that does what is written down, so that neither is there without the other. */
export async function writeAudit(
  connection: Kysely<Database>,
  { caller, at, digests }: { caller: Caller; at: Date; digests: Digests },
  entries: readonly AuditEntry[],
): Promise<void> {
  if (entries.length === 0) return;
  const about = entries.map((entry) => {
    const digest = entry.about === undefined ? undefined : digests.get(entry.about);
    return digest ? Buffer.from(digest) : null;
  });
  await sql`
    insert into audit (tenant, at, id, actor, actor_name, action, about, scope, count)
    select ${caller.tenant}::uuid, ${at}::timestamptz, id, ${caller.id}, ${personName(caller) ?? null}, action, about, scope, count
    from unnest(
      ${entries.map(() => randomUUID())}::uuid[],
      ${entries.map(({ action }) => action)}::text[],
      ${about}::bytea[],
      ${entries.map(({ scope }) => scope ?? null)}::text[],
      ${entries.map(({ count }) => count ?? null)}::int[]
    ) as entry (id, action, about, scope, count)`.execute(connection);
}
