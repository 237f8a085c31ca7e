/** Files for the tests of the import: text as the bytes of an upload, and all that is read of it. */
import { csvRows, type CsvRow } from '../../../src/service/administration/csv-rows';
import { Stopped } from '../../../src/service/administration/stopped';

export const HEADER = 'email_address,full_name,phone_number,access_code,access_code_hint';

/** As an upload arrives: in pieces that end anywhere. @param pieceLength bytes */
export async function* bytesOf(content: string | Uint8Array, pieceLength = Infinity): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(content);
  for (let at = 0; at < bytes.length; at += pieceLength) yield bytes.subarray(at, at + pieceLength);
}

/** What stands in the file before it was refused, and why it was. */
export async function readRows(content: string | Uint8Array, pieceLength?: number, mostRows?: number) {
  const rows: CsvRow[] = [];
  try {
    for await (const row of csvRows(bytesOf(content, pieceLength), mostRows)) rows.push(row);
    return { rows };
  } catch (error) {
    if (!(error instanceof Stopped)) throw error;
    return { rows, stopped: error.line };
  }
}
