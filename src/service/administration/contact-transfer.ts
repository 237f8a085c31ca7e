/** Import and export of one database, in the form `http/` and the command call them. */
import type { TenantDatabase } from '../database/tenant';
import type { TenantCipher } from '../keys/types';
import type { Context } from '../store/context';
import { StoreUnavailable } from '../store/types';
import type { Caller } from '../store/types';
import { exportContacts } from './export-contacts';
import { readImportRules } from './import-rules';
import { lineOf, previewImport, takeImport } from './import-contacts';
import type { ContactTransfer } from './types';

/**
 * @param parts.now absent: the clock of this machine
 * @param parts.onLeftOut hears of exports in which codes are missing, as they did not decrypt
 */
export function createContactTransfer({
  database,
  cipher,
  now = () => new Date(),
  onLeftOut = () => undefined,
}: {
  database: TenantDatabase;
  cipher: TenantCipher;
  now?: () => Date;
  onLeftOut?: (caller: Caller, codes: number) => void;
}): ContactTransfer {
  const context: Context = { database, cipher, now };
  return {
    async *importContacts(caller, csv, { preview }) {
      const rules = await readImportRules(context, caller.tenant);
      let hasTaken = false;
      try {
        const lines = preview ? previewImport(rules, csv) : takeImport(context, rules, caller, csv);
        for await (const line of lines) {
          hasTaken ||= line.kind === 'progress';
          yield line;
        }
      } catch (error) {
        // the part that is done stays; the same file goes on from there
        if (hasTaken && error instanceof StoreUnavailable) yield { kind: 'stopped', problem: 'interrupted' };
        else yield lineOf(error);
      }
    },
    exportContacts: (caller) => exportContacts(context, caller, (codes) => onLeftOut(caller, codes)),
  };
}
