/**
 * Takes header fields out of a raw message and puts others in, and leaves every other byte as it is. Fields end with a line that does not
 * begin with white space; the header ends with the first empty line (RFC 5322, 2.1 and 2.2.3).
 */

const LF = 0x0a;
const CR = 0x0d;
const isFolded = (byte: number | undefined) => byte === 0x20 || byte === 0x09;

/** Where each field begins and ends, its line end included, and where the header ends. */
function fieldsOf(raw: Buffer): { fields: { name: string; start: number; end: number }[]; end: number } {
  const fields: { name: string; start: number; end: number }[] = [];
  let start = 0;
  while (start < raw.length) {
    let end = lineEnd(raw, start);
    if (raw[start] === LF || (raw[start] === CR && raw[start + 1] === LF)) break;
    while (end < raw.length && isFolded(raw[end])) end = lineEnd(raw, end);
    const name = raw.subarray(start, end).toString('latin1').split(':', 1)[0] ?? '';
    fields.push({ name: name.trim().toLowerCase(), start, end });
    start = end;
  }
  return { fields, end: start };
}

function lineEnd(raw: Buffer, from: number): number {
  const at = raw.indexOf(LF, from);
  return at < 0 ? raw.length : at + 1;
}

/** Lower case, in their order; one that stands twice comes twice. */
export const fieldNames = (raw: Buffer): string[] => fieldsOf(raw).fields.map(({ name }) => name);

/** @param isTaken asked with the lower-case name of each field */
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
