/**
 * The organization's numbers and codes as CSV, in the form of an import: a row for each, the numbers of an address before its code. Page by
 * page from the last address on, so that the memory holds one page, however many there are. What is personal is not in it.
 */
import { stringify } from 'csv-stringify/sync';
import { CSV_COLUMNS, type CsvColumn } from '../../contract/administration';
import { ORGANIZATION } from '../database/tables';
import { digestsOf, writeAudit, type AuditEntry, type Digests } from '../store/audit-log';
import type { Context } from '../store/context';
import type { Caller } from '../store/types';
import { decrypted } from '../store/stored-codes';
import { withGuard } from './formulas';
import { readPage, type ExportPage } from './read-page';

/** Spreadsheets take a file without it for another encoding than UTF-8; an import skips it. */
const BYTE_ORDER_MARK = '\uFEFF';

/** @param onLeftOut called at the end, with how many codes did not decrypt, where there were any */
export async function* exportContacts(
  context: Context,
  caller: Caller,
  onLeftOut: (codes: number) => void,
): AsyncGenerator<string> {
  const { database } = context;
  const { tenant } = caller;
  const audit = (entries: AuditEntry[], digests: Digests = new Map()) =>
    database.transaction(tenant, (transaction) =>
      writeAudit(transaction, { caller, at: context.now(), digests }, entries),
    );
  let count = 0;
  let leftOut = 0;
  let page: ExportPage | undefined;
  try {
    yield BYTE_ORDER_MARK + inCsv([[...CSV_COLUMNS]]);
    while ((page = await database.inTenant(tenant, (connection) => readPage(connection, tenant, page?.last)))) {
      const rows: string[][] = [];
      const read: string[] = [];
      for (const { address, name, numbers, code } of page.contacts) {
        const common = { email_address: withGuard(address), full_name: withGuard(name ?? '') };
        for (const number of numbers) rows.push(fieldsOf({ ...common, phone_number: number }));
        if (!code) continue;
        const text = await decrypted(context, { tenant, address, owner: ORGANIZATION, ...code });
        if (text === undefined) {
          leftOut++;
          continue;
        }
        rows.push(fieldsOf({ ...common, access_code: withGuard(text), access_code_hint: withGuard(code.hint ?? '') }));
        read.push(address);
      }
      // before the codes leave
      const entries = read.map((about) => ({ action: 'code-read', about, scope: 'organization' }) as const);
      if (entries.length > 0) await audit(entries, await digestsOf(context, tenant, read));
      count += rows.length;
      yield inCsv(rows);
    }
  } finally {
    // also where it was stopped half-way
    await audit([{ action: 'exported', scope: 'organization', count }]);
    if (leftOut > 0) onLeftOut(leftOut);
  }
}

const fieldsOf = (row: Partial<Record<CsvColumn, string>>) => CSV_COLUMNS.map((column) => row[column] ?? '');

const inCsv = (rows: string[][]) => stringify(rows, { record_delimiter: 'windows' });
