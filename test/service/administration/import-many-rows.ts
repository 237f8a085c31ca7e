/** Imports many rows in a process of its own and prints, as JSON, how long it took and how much memory. Arguments: URL of the database, rows.
 * Needs `--expose-gc`, as only what is still in use is compared. */
import { performance } from 'node:perf_hooks';
import { openDatabase } from '../../../src/service/database/connect';
import { givenTransfer, newAdministrator } from './given-transfer';
import { HEADER } from './rows';

const [url = '', count = ''] = process.argv.slice(2);
const MEASURED_EACH = 20_000;
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

function inUse(): number {
  (globalThis as { gc?: () => void }).gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return (heapUsed + arrayBuffers) / MEGABYTE;
}

async function main(): Promise<void> {
  const database = await openDatabase({ url });
  const { transfer } = await givenTransfer(database);
  const start = performance.now();
  const used: number[] = [];
  let peak = 0;
  let last: unknown;
  for await (const line of transfer.importContacts(newAdministrator(), file(Number(count)), { preview: false })) {
    last = line;
    peak = Math.max(peak, process.memoryUsage.rss() / MEGABYTE);
    if (line.kind === 'progress' && line.rows % MEASURED_EACH === 0) used.push(inUse());
  }
  const seconds = (performance.now() - start) / 1_000;
  await database.close();
  console.log(JSON.stringify({ last, seconds, used, peak }));
}

void main();
