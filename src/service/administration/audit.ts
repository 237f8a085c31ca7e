/** The entries that import and export leave in the audit: one for the whole, and one for each code and number. None holds an address. */
import { randomUUID } from 'node:crypto';
import type { Transaction } from 'kysely';
import type { AuditAction } from '../../contract/administration';
import type { Database } from '../database/tables';
import type { Caller } from '../store/types';

export type TransferEntry =
  | { action: Extract<AuditAction, 'imported' | 'exported'>; /** Rows. */ count: number }
  | {
      action: Extract<AuditAction, 'code-read' | 'code-set' | 'number-learned'>;
      /** `TenantCipher.digest` of the address. */
      about: Uint8Array;
    };

export async function writeAudit(
  transaction: Transaction<Database>,
  { tenant, id, name }: Caller,
  entries: readonly TransferEntry[],
): Promise<void> {
  if (entries.length === 0) return;
  const common = { tenant, actor: id, actor_name: name ?? null, scope: 'organization' };
  await transaction
    .insertInto('audit')
    .values(
      entries.map((entry) => ({
        ...common,
        id: randomUUID(),
        action: entry.action,
        about: 'about' in entry ? Buffer.from(entry.about) : null,
        count: 'count' in entry ? entry.count : null,
      })),
    )
    .execute();
}
