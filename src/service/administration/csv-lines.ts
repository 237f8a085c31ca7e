/** Bytes of an upload as pieces that end where a line ends, without byte-order mark, each of them UTF-8. */
import { isUtf8 } from 'node:buffer';
import { Stopped } from './stopped';

export const LF = 0x0a;
export const CR = 0x0d;
const BYTE_ORDER_MARK = Buffer.from([0xef, 0xbb, 0xbf]);
/** Bytes. Five fields at their longest fit; a file without line breaks does not fill the memory. */
export const LONGEST_LINE = 64 * 1024;

/** @throws Stopped with the row, where bytes are no UTF-8 or a line does not end. */
export async function* wholeLines(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let rest = Buffer.alloc(0);
  let lines = 0;
  let isFirst = true;
  for await (const chunk of bytes) {
    rest = Buffer.concat([rest, chunk]);
    const end = endOfLines(rest);
    if (end > 0) {
      const piece = withoutMark(rest.subarray(0, end), isFirst);
      isFirst = false;
      lines += checkedLines(piece, lines);
      if (piece.length > 0) yield piece;
      rest = rest.subarray(end);
    }
    if (rest.length > LONGEST_LINE) throw new Stopped('not-csv', { row: lines + 1 });
  }
  const piece = withoutMark(rest, isFirst);
  checkedLines(piece, lines);
  if (piece.length > 0) yield piece;
}

/** Just after the last line break; a CR at the very end may be half of one. */
function endOfLines(bytes: Buffer): number {
  const lineFeed = bytes.lastIndexOf(LF);
  const carriageReturn = bytes.subarray(0, -1).lastIndexOf(CR);
  return Math.max(lineFeed, carriageReturn) + 1;
}

const withoutMark = (bytes: Buffer, isFirst: boolean) =>
  isFirst && bytes.subarray(0, BYTE_ORDER_MARK.length).equals(BYTE_ORDER_MARK)
    ? bytes.subarray(BYTE_ORDER_MARK.length)
    : bytes;

/** How many lines end in it. Line breaks are never part of a longer character, so each line can be looked at by itself. */
function checkedLines(bytes: Buffer, before: number): number {
  const isText = isUtf8(bytes);
  let lines = 0;
  let start = 0;
  for (let at = 0; at < bytes.length; at++) {
    const endsLine = bytes[at] === LF || (bytes[at] === CR && bytes[at + 1] !== LF);
    if (!endsLine) continue;
    if (!isText && !isUtf8(bytes.subarray(start, at))) break;
    lines++;
    start = at + 1;
  }
  if (!isText) throw new Stopped('not-utf-8', { row: before + lines + 1 });
  return lines;
}
