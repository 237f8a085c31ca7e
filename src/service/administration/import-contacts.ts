/** An import, from bytes to rows in the database, as a stream: one batch of it is in memory at a time. */
import { hash } from 'node:crypto';
import type { ImportLine } from '../../contract/administration';
import { addressKey } from '../store/address-key';
import { writeAudit } from '../store/audit-log';
import type { Context } from '../store/context';
import type { Caller } from '../store/types';
import { checkRow, type ImportedContact } from './check-row';
import { csvRows } from './csv-rows';
import { beginImport, moveOn, type ImportKey, type Progress } from './import-progress';
import type { ImportRules } from './import-rules';
import { spool, type Spool } from './spool';
import { Stopped } from './stopped';
import { prepareBatch, writeBatch, type PlacedContact } from './write-contacts';

/** Rows of the file in one transaction. */
export const ROWS_IN_BATCH = 500;

interface JudgedRow {
  /** Of its row; `row` of the line is where an editor shows it. */
  line: Extract<ImportLine, { kind: 'row' }>;
  /** Absent where the row was rejected. */
  contact?: PlacedContact;
}

/** What an import would do: a line for every row. */
export async function* previewImport(rules: ImportRules, csv: AsyncIterable<Uint8Array>): AsyncGenerator<ImportLine> {
  const total: Progress = { rows: 0, accepted: 0, rejected: 0 };
  for await (const { line } of judgedRows(csv, rules)) {
    count(total, line.accepted);
    yield line;
  }
  yield { kind: 'done', ...total };
}

/** The accepted rows are written; a line for every rejected one, and the progress after every batch. */
export async function* takeImport(
  context: Context,
  rules: ImportRules,
  caller: Caller,
  csv: AsyncIterable<Uint8Array>,
): AsyncGenerator<ImportLine> {
  const file = await spool(csv);
  try {
    // all of it is looked at before anything of it is taken
    for await (const _row of csvRows(file.read())) continue;
    yield* takeFile(context, rules, caller, file);
  } finally {
    await file.close();
  }
}

async function* takeFile(
  context: Context,
  rules: ImportRules,
  caller: Caller,
  file: Spool,
): AsyncGenerator<ImportLine> {
  const { database, cipher } = context;
  // keyed: a plain digest of a small file would let somebody who reads the table try out codes
  const digest = Buffer.from(await cipher.digest(caller.tenant, `import:${file.digest}`)).toString('hex');
  const key: ImportKey = { tenant: caller.tenant, digest };
  const { isDone, ...start } = await database.inTenant(caller.tenant, (connection) => beginImport(connection, key));
  const resumed = start.rows > 0 ? { resumedAt: start.rows } : {};
  if (isDone) {
    yield { kind: 'done', ...start, ...resumed };
    return;
  }

  let taken: Progress = start;
  const read: Progress = { rows: 0, accepted: 0, rejected: 0 };
  let batch: { position: number; contact: PlacedContact }[] = [];

  /** Takes what was read since the last batch; what somebody else has taken meanwhile is left out. */
  const takeBatch = async (isLast: boolean) => {
    for (;;) {
      const open = batch.filter(({ position }) => position > taken.rows).map(({ contact }) => contact);
      const prepared = await prepareBatch(context, caller.tenant, open);
      const from = taken;
      const to = { ...read };
      const moved = await database.transaction(caller.tenant, async (transaction) => {
        if (!(await moveOn(transaction, key, from, to, isLast))) return false;
        const at = context.now();
        await writeBatch(transaction, caller, at, prepared);
        const entry = { action: 'imported', scope: 'organization', count: to.accepted } as const;
        if (isLast) await writeAudit(transaction, { caller, at, digests: new Map() }, [entry]);
        return true;
      });
      if (moved) {
        taken = to;
        break;
      }
      const now = await database.inTenant(caller.tenant, (connection) => beginImport(connection, key));
      taken = { rows: now.rows, accepted: now.accepted, rejected: now.rejected };
      if (now.isDone || taken.rows > read.rows || (taken.rows === read.rows && !isLast)) break;
    }
    batch = [];
  };

  for await (const { line, contact } of judgedRows(file.read(), rules)) {
    count(read, line.accepted);
    if (contact && read.rows > taken.rows) batch.push({ position: read.rows, contact });
    if (!line.accepted) yield line;
    if (read.rows - taken.rows < ROWS_IN_BATCH) continue;
    await takeBatch(false);
    yield { kind: 'progress', ...read };
  }
  await takeBatch(true);
  yield { kind: 'done', ...read, ...resumed };
}

async function* judgedRows(csv: AsyncIterable<Uint8Array>, rules: ImportRules): AsyncGenerator<JudgedRow> {
  const seen = new Set<string>();
  for await (const row of csvRows(csv)) {
    const place = { kind: 'row', row: row.row } as const;
    const checked = checkRow(row, rules);
    if (!checked.ok) {
      const { reason, column, address, readings } = checked;
      yield { line: { ...place, accepted: false, reason, column, address, readings } };
      continue;
    }
    const { address, item } = checked.contact;
    const { method } = item;
    const key = addressKey(address);
    const identity = identityOf(key, item);
    if (!seen.has(identity)) {
      seen.add(identity);
      yield { line: { ...place, accepted: true, address, method }, contact: { ...checked.contact, key } };
    } else {
      const column = method === 'number' ? 'phone_number' : 'access_code';
      yield { line: { ...place, accepted: false, address, method, column, reason: 'twice' } };
    }
  }
}

/** What one file may say once: somebody has several numbers, and one code. As a digest: 5 MB for 100,000 rows, where texts take 23. */
const identityOf = (key: string, item: ImportedContact['item']) =>
  hash('sha256', `${item.method === 'number' ? item.phoneNumber : 'code'} ${key}`, 'base64').slice(0, 12);

function count(total: Progress, accepted: boolean): void {
  total.rows++;
  if (accepted) total.accepted++;
  else total.rejected++;
}

/** @throws what is not the file's fault */
export function lineOf(error: unknown): ImportLine {
  if (error instanceof Stopped) return error.line;
  throw error;
}
