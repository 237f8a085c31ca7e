/**
 * Long answers as JSON, a part at a time. One text of more than 128 KB is kept apart by V8, in memory of its own: making it and turning it into bytes
 * takes four times as long as its parts do.
 */

/** Items of a list that are written at once; of the longest in the contract about 30 KB. */
const AT_ONCE = 100;

/** The bytes that `JSON.stringify` would give. */
export function jsonBytes(answer: object): Buffer<ArrayBuffer> {
  return Buffer.concat([...partsOf(answer)]);
}

function* partsOf(answer: object): Generator<Buffer> {
  let before = '{';
  for (const [name, value] of Object.entries(answer)) {
    if (value === undefined) continue;
    yield Buffer.from(`${before}${JSON.stringify(name)}:`);
    if (Array.isArray(value)) yield* partsOfList(value);
    else yield Buffer.from(JSON.stringify(value));
    before = ',';
  }
  yield Buffer.from(before === '{' ? '{}' : '}');
}

function* partsOfList(list: readonly unknown[]): Generator<Buffer> {
  yield Buffer.from('[');
  for (let from = 0; from < list.length; from += AT_ONCE) {
    if (from > 0) yield Buffer.from(',');
    // without the brackets of the part
    yield Buffer.from(JSON.stringify(list.slice(from, from + AT_ONCE))).subarray(1, -1);
  }
  yield Buffer.from(']');
}
