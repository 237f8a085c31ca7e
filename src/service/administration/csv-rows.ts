/** The rows of a file, one at a time, by csv-parse, with the number of the row as an editor shows it. */
import { isUtf8 } from 'node:buffer';
import { pipeline, Readable } from 'node:stream';
import { CsvError, parse, type Info, type Options } from 'csv-parse';
import type { CsvColumn } from '../../contract/administration';
import { readHeader, readPreamble, type Header } from './csv-header';
import { Stopped } from './stopped';

const LF = 0x0a;
const CR = 0x0d;
/** Lines before the header, at most. */
const EMPTY_LINES = 1_000;
/** Bytes. Five fields at their longest fit; a file without line breaks does not fill the memory. */
const LONGEST_LINE = 64 * 1024;
/** Which rows a file had already is kept in a `Set`, and one takes 16 million. */
const MOST_ROWS = 10_000_000;

export interface CsvRow {
  /** The header is 1; a row over several lines has the number of its first. */
  row: number;
  /** Absent where there are more or fewer of them than columns; empty ones at the end do not count. A column that the file lacks is empty. */
  fields?: Record<CsvColumn, string>;
}

/** @throws Stopped when there is no use in reading on. Whoever takes rows before the end must be ready for it. */
export async function* csvRows(bytes: AsyncIterable<Uint8Array>, mostRows = MOST_ROWS): AsyncGenerator<CsvRow> {
  const pieces = endingLines(bytes);
  const { header, line, rest } = await takeHeader(pieces);
  const place = new Place(line);
  const parser = parse({
    delimiter: header.delimiter,
    // files that several programs wrote have several kinds
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: LONGEST_LINE,
    // a character for each byte: decoded here, as in a text of the library's what is no UTF-8 looks like a replacement character
    encoding: 'latin1',
    // called as soon as a row is read, so that the place is right also where the next one cannot be
    on_record(bytesOfFields: string[], info): CsvRow | null {
      if (info.records > mostRows) throw new Stopped('too-large');
      const row = place.startOf(bytesOfFields, info);
      const record = bytesOfFields.map((field) => textOf(Buffer.from(field, 'latin1'), row));
      // spreadsheets write rows that were emptied as separators alone
      if (record.every((field) => field.trim() === '')) return null;
      return { row, fields: byColumn(record, header) };
    },
  } as Options);
  pipeline(Readable.from(joined(rest, pieces)), parser, () => {
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

/** Passes bytes on as long as lines end in them. csv-parse counts the bytes of fields, and so not those of separators. */
async function* endingLines(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let lines = 0;
  let length = 0;
  let last = 0;
  for await (const piece of bytes) {
    for (const byte of piece) {
      length++;
      if (length > LONGEST_LINE) throw new Stopped('not-csv', { row: lines + 1 });
      if (byte === CR || byte === LF) length = 0;
      if (byte === CR || (byte === LF && last !== CR)) lines++;
      last = byte;
    }
    yield piece;
  }
}

function textOf(bytes: Buffer, row: number): string {
  if (!isUtf8(bytes)) throw new Stopped('not-utf-8', { row });
  return bytes.toString();
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
async function takeHeader(pieces: AsyncGenerator<Uint8Array>): Promise<{ header: Header; line: number; rest: Buffer }> {
  let rest = Buffer.alloc(0);
  let line = 0;
  let skipped = 0;
  let said: string | undefined;
  for (;;) {
    const { done: isLast = false, value } = await pieces.next();
    if (!isLast) rest = Buffer.concat([rest, value]);
    for (let end = endOfLine(rest, isLast); end > 0; end = endOfLine(rest, isLast)) {
      line++;
      const text = textOf(rest.subarray(0, end), line).replace(/[\r\n]+$/, '');
      rest = rest.subarray(end);
      const preamble = readPreamble(text);
      if (preamble) said = preamble.delimiter ?? said;
      // a byte-order mark is white space here, and left out of the names
      else if (text.trim() !== '') return { header: readHeader(text, line, said), line, rest };
      skipped += end;
      if (line === EMPTY_LINES || skipped > LONGEST_LINE) throw new Stopped('no-header');
    }
    if (isLast) throw new Stopped('no-header');
  }
}

/** Just after its line break. 0: not all of the line is there, as a CR at the very end may be half of a line break. */
function endOfLine(bytes: Buffer, isLast: boolean): number {
  const at = bytes.findIndex((byte) => byte === LF || byte === CR);
  if (at < 0 || (bytes[at] === CR && at === bytes.length - 1)) return isLast ? bytes.length : 0;
  return at + (bytes[at] === CR && bytes[at + 1] === LF ? 2 : 1);
}

async function* joined(first: Buffer, others: AsyncGenerator<Uint8Array>): AsyncGenerator<Uint8Array> {
  if (first.length > 0) yield first;
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
