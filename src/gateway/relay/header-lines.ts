/**
 * Takes header fields out of a raw message and puts others in, and leaves every other byte as it is. Fields end with a line that does not
 * begin with white space; the header ends with the first empty line (RFC 5322, 2.1 and 2.2.3).
 * Lines end with CRLF or LF. A header with a CR of its own is not read at all: no mail may have one (RFC 5321, 2.3.8), some readers end a line
 * there and others do not, and the library that sends it on writes CRLF in its place, so that a piece of a value would become a field.
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

const isFolded = (byte: number | undefined) => byte === 0x20 || byte === 0x09;

/**
 * Where each field begins and ends, its line end included, and where the header ends.
 * @throws UnreadableHeader
 */
function fieldsOf(raw: Buffer): { fields: { name: string; start: number; end: number }[]; end: number } {
  const fields: { name: string; start: number; end: number }[] = [];
  let start = 0;
  while (start < raw.length) {
    let end = lineEnd(raw, start);
    if (raw[start] === LF || (raw[start] === CR && raw[start + 1] === LF)) break;
    while (end < raw.length && isFolded(raw[end])) end = lineEnd(raw, end);
    const name = raw.subarray(start, end).toString('latin1').split(':', 1)[0] ?? '';
    fields.push({ name: name.trim().toLowerCase(), start, end });
    if (fields.length > MAXIMUM_FIELDS) throw new UnreadableHeader('too-long');
    start = end;
  }
  return { fields, end: start };
}

function lineEnd(raw: Buffer, from: number): number {
  for (let at = from; at < raw.length; at++) {
    if (at > MAXIMUM_BYTES) throw new UnreadableHeader('too-long');
    if (raw[at] === LF) return at + 1;
    if (raw[at] === CR && raw[at + 1] !== LF) throw new UnreadableHeader('bare-cr');
  }
  return raw.length;
}

/**
 * The header alone, with the empty line after it, for readers that would go through the whole body.
 * @throws UnreadableHeader
 */
export const headerOf = (raw: Buffer): Buffer => raw.subarray(0, lineEnd(raw, fieldsOf(raw).end));

/** @returns undefined for a header that has one reading */
export function headerProblem(raw: Buffer): HeaderProblem | undefined {
  try {
    fieldsOf(raw);
    return undefined;
  } catch (error) {
    if (error instanceof UnreadableHeader) return error.problem;
    throw error;
  }
}

/**
 * Lower case, in their order; one that stands twice comes twice.
 * @throws UnreadableHeader
 */
export const fieldNames = (raw: Buffer): string[] => fieldsOf(raw).fields.map(({ name }) => name);

/**
 * @param isTaken asked with the lower-case name of each field
 * @throws UnreadableHeader
 */
export function withoutFields(raw: Buffer, isTaken: (name: string) => boolean): Buffer {
  const { fields, end } = fieldsOf(raw);
  const kept = fields.filter(({ name }) => !isTaken(name)).map((field) => raw.subarray(field.start, field.end));
  return Buffer.concat([...kept, raw.subarray(end)]);
}

/** Puts fields before all others. @throws RangeError for what could end a line or is not printable ASCII */
export function withFields(raw: Buffer, fields: readonly (readonly [name: string, value: string])[]): Buffer {
  const lines = fields.map(([name, value]) => {
    if (!/^[\w-]+$/.test(name) || !/^[\x20-\x7e]{1,900}$/.test(value)) throw new RangeError('not a header value');
    return `${name}: ${value}\r\n`;
  });
  return Buffer.concat([Buffer.from(lines.join(''), 'latin1'), raw]);
}
