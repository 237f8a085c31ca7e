/**
 * The header of a raw message, scanned once, in time that grows with its length alone. What is scanned is passed
 * along: whoever reads or changes a header takes the fields from there. Fields end with a line that does not begin with white space; the
 * header ends with the first empty line (RFC 5322, 2.1 and 2.2.3). Lines end with CRLF or LF.
 * A header with a CR of its own is not read at all: no mail may have one (RFC 5321, 2.3.8), some readers end a line
 * there and others do not, and the library that sends it on writes CRLF in its place, so that a piece of a value
 * would become a field.
 */

const LF = 0x0a;
const CR = 0x0d;

/** More than any mail has, and little enough to be read at once. */
const MAXIMUM_BYTES = 2 * 1024 * 1024;
const MAXIMUM_FIELDS = 10_000;

/** Why a header is not read. */
export type HeaderProblem = 'bare-cr' | 'too-long';

export class UnreadableHeader extends Error {
  override name = 'UnreadableHeader';
  constructor(readonly problem: HeaderProblem) {
    super(problem);
  }
}

export interface HeaderField {
  /** Lower case, without white space around it. */
  name: string;
  /** As it is in the message. */
  writtenName: string;
  /** False for a line without a colon. */
  hasColon: boolean;
  /** Where it is, its line end included. */
  start: number;
  end: number;
}

/** A message with the fields of its header. */
export interface ScannedMessage {
  raw: Buffer;
  fields: readonly HeaderField[];
  /** The same by their lower-case names. */
  byName: ReadonlyMap<string, readonly HeaderField[]>;
  /** Where the empty line after the header begins. */
  end: number;
}

const isFolded = (byte: number | undefined) => byte === 0x20 || byte === 0x09;

/** @throws UnreadableHeader */
export function scanMessage(raw: Buffer): ScannedMessage {
  const fields: HeaderField[] = [];
  const byName = new Map<string, HeaderField[]>();
  let start = 0;
  while (start < raw.length) {
    let end = lineEnd(raw, start);
    if (raw[start] === LF || (raw[start] === CR && raw[start + 1] === LF)) break;
    while (end < raw.length && isFolded(raw[end])) end = lineEnd(raw, end);
    const field = fieldAt(raw, start, end);
    fields.push(field);
    if (fields.length > MAXIMUM_FIELDS) throw new UnreadableHeader('too-long');
    const alike = byName.get(field.name);
    if (alike) alike.push(field);
    else byName.set(field.name, [field]);
    start = end;
  }
  return { raw, fields, byName, end: start };
}

function fieldAt(raw: Buffer, start: number, end: number): HeaderField {
  const text = raw.subarray(start, end);
  const colon = text.indexOf(':');
  const writtenName = text.toString('latin1', 0, colon < 0 ? text.length : colon);
  return { name: writtenName.trim().toLowerCase(), writtenName, hasColon: colon >= 0, start, end };
}

function lineEnd(raw: Buffer, from: number): number {
  for (let at = from; at < raw.length; at++) {
    if (at > MAXIMUM_BYTES) throw new UnreadableHeader('too-long');
    if (raw[at] === LF) return at + 1;
    if (raw[at] === CR && raw[at + 1] !== LF) throw new UnreadableHeader('bare-cr');
  }
  return raw.length;
}

/** What follows the colon, as UTF-8: unfolded (RFC 5322, 2.2.3), without white space around it, and not decoded. */
function fieldValue(raw: Buffer, { start, end, writtenName, hasColon }: HeaderField): string {
  if (!hasColon) return '';
  const value = raw.toString('utf8', start + writtenName.length + 1, end).replace(/\r?\n/g, '');
  let from = 0;
  let to = value.length;
  while (from < to && ' \t'.includes(value[from]!)) from++;
  while (to > from && ' \t'.includes(value[to - 1]!)) to--;
  return value.slice(from, to);
}

/** The values of all fields of this name, in their order. */
export const valuesOf = (message: ScannedMessage, name: string): string[] =>
  (message.byName.get(name) ?? []).map((field) => fieldValue(message.raw, field));

/**
 * A header of a few fields of the message, for a library that would go through all of them.
 * @param maximumBytes fields that are longer are left out
 */
export function headerWith({ raw, byName }: ScannedMessage, names: readonly string[], maximumBytes: number): Buffer {
  const taken = names.flatMap((name) => byName.get(name) ?? []).filter(({ start, end }) => end - start <= maximumBytes);
  return Buffer.concat([...taken.map(({ start, end }) => raw.subarray(start, end)), Buffer.from('\r\n')]);
}

/**
 * Every other byte stays as it is.
 * @param isTaken asked with the lower-case name of each field
 */
export function withoutFields({ raw, fields, end }: ScannedMessage, isTaken: (name: string) => boolean): Buffer {
  const kept = fields.filter(({ name }) => !isTaken(name));
  if (kept.length === fields.length) return raw;
  return Buffer.concat([...kept.map((field) => raw.subarray(field.start, field.end)), raw.subarray(end)]);
}

/** Puts fields before all others. @throws RangeError for what could end a line or is not printable ASCII */
export function withFields(raw: Buffer, fields: readonly (readonly [name: string, value: string])[]): Buffer {
  const lines = fields.map(([name, value]) => {
    if (!/^[\w-]+$/.test(name) || !/^[\x20-\x7e]{1,900}$/.test(value)) throw new RangeError('not a header value');
    return `${name}: ${value}\r\n`;
  });
  return Buffer.concat([Buffer.from(lines.join(''), 'latin1'), raw]);
}
