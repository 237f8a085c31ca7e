/** The rows of a file, one at a time: its lines through csv-parse, with the number of the row as an editor shows it. */
import { pipeline, Readable } from 'node:stream';
import { CsvError, parse, type Info, type Options } from 'csv-parse';
import type { CsvColumn } from '../../contract/administration';
import { readHeader, readPreamble, type Header } from './csv-header';
import { CR, LF, LONGEST_LINE, wholeLines } from './csv-lines';
import { Stopped } from './stopped';

/** Lines before the header, at most. */
const EMPTY_LINES = 1_000;

export interface CsvRow {
  /** The header is 1; a row over several lines has the number of its first. */
  row: number;
  /** Absent where there are more or fewer of them than columns; empty ones at the end do not count. A column that the file lacks is empty. */
  fields?: Record<CsvColumn, string>;
}

/** @throws Stopped when there is no use in reading on. Whoever takes rows before the end must be ready for it. */
export async function* csvRows(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<CsvRow> {
  const lines = wholeLines(bytes);
  const { header, line, rest } = await takeHeader(lines);
  const place = new Place(line);
  const parser = parse({
    delimiter: header.delimiter,
    // files that several programs wrote have several kinds
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: LONGEST_LINE,
    // called as soon as a row is read, so that the place is right also where the next one cannot be
    on_record(record: string[], info): CsvRow | null {
      const row = place.startOf(record, info);
      // spreadsheets write rows that were emptied as separators alone
      if (record.every((field) => field.trim() === '')) return null;
      return { row, fields: byColumn(record, header) };
    },
  } as Options);
  pipeline(Readable.from(joined(rest, lines)), parser, () => {
    // the loop below throws what goes wrong
  });
  try {
    yield* parser as AsyncIterable<CsvRow>;
  } catch (error) {
    // its message repeats the field
    if (error instanceof CsvError) throw new Stopped('not-csv', { row: place.next(error as unknown as Info) });
    throw error;
  }
}

/** csv-parse counts lines where a record ends, and a CRLF between quotes as two. */
class Place {
  #last: number;
  #emptyLines = 0;
  #countedTwice = 0;

  constructor(readonly line: number) {
    this.#last = line;
  }

  startOf(record: readonly string[], info: Info): number {
    const start = this.next(info);
    for (const field of record) this.#countedTwice += field.split('\r\n').length - 1;
    this.#last = this.line + info.lines - this.#countedTwice;
    this.#emptyLines = info.empty_lines;
    return start;
  }

  next(info: Info): number {
    return this.#last + 1 + info.empty_lines - this.#emptyLines;
  }
}

/** The first line that is not empty, and not for a spreadsheet, is the header; it has no line breaks between quotes, as no column has. */
async function takeHeader(
  lines: AsyncGenerator<Buffer>,
): Promise<{ header: Header; line: number; rest: Buffer | undefined }> {
  let line = 0;
  let skipped = 0;
  let said: string | undefined;
  for (;;) {
    const next = await lines.next();
    if (next.done) throw new Stopped('no-header');
    let piece = next.value;
    while (piece.length > 0) {
      const { text, length } = firstLine(piece);
      line++;
      if (length > LONGEST_LINE) throw new Stopped('not-csv', { row: line });
      piece = piece.subarray(length);
      const preamble = readPreamble(text);
      if (preamble) said = preamble.delimiter ?? said;
      else if (text.trim() !== '') return { header: readHeader(text, line, said), line, rest: piece };
      skipped += length;
      if (line === EMPTY_LINES || skipped > LONGEST_LINE) throw new Stopped('no-header');
    }
  }
}

/** Decodes that line alone. `length` is in bytes, with the line break. */
function firstLine(piece: Buffer): { text: string; length: number } {
  const found = piece.findIndex((byte) => byte === LF || byte === CR);
  const end = found < 0 ? piece.length : found;
  const lineBreak = piece[end] === CR && piece[end + 1] === LF ? 2 : Number(end < piece.length);
  return { text: piece.toString('utf8', 0, end), length: end + lineBreak };
}

async function* joined(first: Buffer | undefined, others: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  if (first && first.length > 0) yield first;
  yield* others;
}

function byColumn(record: readonly string[], { columns }: Header): CsvRow['fields'] {
  const isNowhere = (field: string, index: number) => columns[index] === undefined && field.trim() !== '';
  if (record.length < columns.length || record.some(isNowhere)) return undefined;
  const fields = { email_address: '', full_name: '', phone_number: '', access_code: '', access_code_hint: '' };
  columns.forEach((column, index) => {
    if (column) fields[column] = record[index] ?? '';
  });
  return fields;
}
