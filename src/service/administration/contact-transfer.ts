/** Import and export of one database, in the form `http/` and the command call them. */
import type { TenantDatabase } from '../database/tenant';
import type { TenantCipher } from '../keys/types';
import type { Context } from '../store/context';
import { StoreUnavailable } from '../store/types';
import type { Caller } from '../store/types';
import { exportContacts } from './export-contacts';
import { readImportRules } from './import-rules';
import { lineOf, previewImport, takeImport } from './import-contacts';
import { Stopped } from './stopped';
import { TooManyImports } from './types';
import type { ContactTransfer } from './types';

/** Of one organization. */
const IMPORTS_AT_ONCE = 2;

/**
 * @param parts.now absent: the clock of this machine
 * @param parts.maximumBytes of one file; absent: any
 * @param parts.onLeftOut hears of exports in which codes are missing, as they did not decrypt
 */
export function createContactTransfer({
  database,
  cipher,
  now = () => new Date(),
  maximumBytes = Infinity,
  onLeftOut = () => undefined,
}: {
  database: TenantDatabase;
  cipher: TenantCipher;
  now?: () => Date;
  maximumBytes?: number;
  onLeftOut?: (caller: Caller, codes: number) => void;
}): ContactTransfer {
  const context: Context = { database, cipher, now };
  const running = new Map<string, number>();

  async function* within<Line>(tenant: string, lines: AsyncIterable<Line>): AsyncGenerator<Line> {
    const others = running.get(tenant) ?? 0;
    if (others >= IMPORTS_AT_ONCE) throw new TooManyImports('too many imports are running');
    running.set(tenant, others + 1);
    try {
      yield* lines;
    } finally {
      const left = running.get(tenant)! - 1;
      if (left > 0) running.set(tenant, left);
      else running.delete(tenant);
    }
  }

  const importing: ContactTransfer['importContacts'] = async function* (caller, csv, { preview }) {
    const bytes = noMoreThan(csv, maximumBytes);
    const rules = await readImportRules(context.database, caller.tenant);
    let hasTaken = false;
    try {
      const lines = preview ? previewImport(rules, bytes) : takeImport(context, rules, caller, bytes);
      for await (const line of lines) {
        hasTaken ||= line.kind === 'progress';
        yield line;
      }
    } catch (error) {
      // the part that is done stays; the same file goes on from there
      if (hasTaken && error instanceof StoreUnavailable) yield { kind: 'stopped', problem: 'interrupted' };
      else yield lineOf(error);
    }
  };

  return {
    importContacts: (caller, csv, options) => within(caller.tenant, importing(caller, csv, options)),
    exportContacts: (caller) => exportContacts(context, caller, (codes) => onLeftOut(caller, codes)),
  };
}

/** @throws Stopped before more than that was taken */
async function* noMoreThan(bytes: AsyncIterable<Uint8Array>, maximum: number): AsyncGenerator<Uint8Array> {
  let length = 0;
  for await (const piece of bytes) {
    length += piece.length;
    if (length > maximum) throw new Stopped('too-large');
    yield piece;
  }
}
