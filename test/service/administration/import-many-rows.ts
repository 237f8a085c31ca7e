/** Imports many rows in a process of its own and prints, as JSON, how long it took and how much memory. Arguments: URL of the database, rows. */
import { performance } from 'node:perf_hooks';
import { openDatabase } from '../../../src/service/database/connect';
import { givenTransfer, newAdministrator } from './given-transfer';
import { HEADER } from './rows';

const [url = '', count = ''] = process.argv.slice(2);
const WARM = 20_000;
const MEGABYTE = 1024 * 1024;

/** Made while it is read, so that it takes no memory itself: a number and a code in turn. */
async function* file(rows: number): AsyncGenerator<Uint8Array> {
  let piece = `${HEADER}\n`;
  for (let row = 0; row < rows; row++) {
    const item = row % 2 === 0 ? `+316${10_000_000 + row},,` : `,code-of-${row},the hint of ${row}`;
    piece += `person${row}@example${row % 100}.example,Person ${row} of many,${item}\n`;
    if (piece.length < 60_000) continue;
    yield Buffer.from(piece);
    piece = '';
  }
  yield Buffer.from(piece);
}

async function main(): Promise<void> {
  const database = await openDatabase({ url });
  const { transfer } = await givenTransfer(database);
  const start = performance.now();
  let early = 0;
  let peak = 0;
  let last: unknown;
  for await (const line of transfer.importContacts(newAdministrator(), file(Number(count)), { preview: false })) {
    last = line;
    if (line.kind !== 'progress') continue;
    peak = Math.max(peak, process.memoryUsage.rss());
    if (line.rows <= WARM) early = peak;
  }
  const seconds = (performance.now() - start) / 1_000;
  await database.close();
  console.log(JSON.stringify({ last, seconds, early: early / MEGABYTE, peak: peak / MEGABYTE }));
}

void main();
