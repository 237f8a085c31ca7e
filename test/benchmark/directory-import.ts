/** One import in a process of its own, so that the memory it needs is its own. */
import { createContactTransfer } from '../../src/service/administration/contact-transfer';
import { openDatabase } from '../../src/service/database/connect';
import { createKeyCache } from '../../src/service/keys/key-cache';
import { parseMasterKey } from '../../src/service/keys/master-key';
import { createTenantCipher } from '../../src/service/keys/tenant-cipher';
import type { Caller } from '../../src/service/store/types';

export interface ImportTask {
  url: string;
  masterKey: string;
  caller: Caller;
  rows: number;
}

export interface Imported {
  accepted: number;
  seconds: number;
  /** Bytes: the most at once, and how much of that was there before the first row. */
  peak: number;
  before: number;
}

const LOOK_EVERY = 20;

/** Half of the rows have a number, half a code. */
async function* csv(rows: number): AsyncGenerator<Uint8Array> {
  yield Buffer.from('email_address,full_name,phone_number,access_code,access_code_hint\r\n');
  for (let row = 0; row < rows; row += 100) {
    const lines = Array.from({ length: Math.min(100, rows - row) }, (_, offset) => {
      const i = row + offset;
      const value = i % 2 ? `+316${String(10_000_000 + i)},,` : `,the code of ${i},the usual`;
      return `import.${i}@company${i % 500}.example,Person ${i},${value}\r\n`;
    });
    yield Buffer.from(lines.join(''));
  }
}

async function run({ url, masterKey, caller, rows }: ImportTask): Promise<Imported> {
  const database = await openDatabase({ url });
  const cipher = createTenantCipher(
    createKeyCache(database, { current: await parseMasterKey(masterKey, 'the key of this benchmark') }),
  );
  const { importContacts } = createContactTransfer({ database, cipher });
  const before = process.memoryUsage.rss();
  let peak = before;
  const looking = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage.rss());
  }, LOOK_EVERY);
  const start = performance.now();
  let accepted = 0;
  for await (const line of importContacts(caller, csv(rows), { preview: false })) {
    if (line.kind === 'stopped') throw new Error(`the import stopped: ${line.problem}`);
    if (line.kind === 'done') accepted = line.accepted;
  }
  const seconds = (performance.now() - start) / 1_000;
  clearInterval(looking);
  await database.close();
  return { accepted, seconds, peak, before };
}

void run(JSON.parse(process.env['BENCHMARK'] ?? '') as ImportTask).then((imported) => {
  process.send?.(imported);
  process.disconnect?.();
});
