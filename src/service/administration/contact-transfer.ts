/** Import and export of one database, in the form `http/` and the command call them. */
import { StoreUnavailable } from '../store/types';
import { exportContacts } from './export-contacts';
import { lineOf, previewImport, takeImport } from './import-contacts';
import { readPolicy } from './read-policy';
import type { TransferParts } from './transfer-parts';
import type { ContactTransfer } from './types';

export function createContactTransfer(parts: TransferParts): ContactTransfer {
  return {
    async *importContacts(caller, csv, { preview }) {
      const policy = await readPolicy(parts.database, caller.tenant);
      let hasTaken = false;
      try {
        const lines = preview ? previewImport(parts, policy, csv) : takeImport(parts, policy, caller, csv);
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
    exportContacts: (caller) => exportContacts(parts, caller),
  };
}
