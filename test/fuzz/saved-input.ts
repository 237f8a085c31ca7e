/**
 * Inputs as ASCII JSON, read back exactly: texts with half a character in them, bytes, `undefined`, members named `__proto__`. What repeats many
 * times is saved once, so that an input of 40 MB is a short line, too.
 */

type Saved = null | boolean | number | string | Saved[] | { [name: string]: Saved };

/** What comes at least 32 times in a row; a few thousand at a time, as the engine remembers each. */
const REPEATED = /([^]{1,24}?)\1{31,4095}/g;

/** @throws TypeError for what is no data: a function, a class of its own */
export function toSaved(value: unknown): Saved {
  if (value === undefined) return { $undefined: true };
  if (typeof value === 'string') return savedText(value);
  if (typeof value === 'number' && (Object.is(value, -0) || !Number.isFinite(value)))
    return { $number: Object.is(value, -0) ? '-0' : String(value) };
  if (value === null || typeof value === 'boolean' || typeof value === 'number') return value;
  if (Buffer.isBuffer(value)) return savedBytes(value);
  if (Array.isArray(value)) return value.map(toSaved);
  const prototype = typeof value === 'object' ? (Object.getPrototypeOf(value) as unknown) : undefined;
  if (prototype === null) return { $nullPrototype: toSaved({ ...value }) };
  // not compared with `Object.prototype`, as each realm has its own
  if (typeof prototype !== 'object' || Object.getPrototypeOf(prototype) !== null)
    throw new TypeError(`cannot save a ${typeof value}`);
  const members = Object.entries(value).map(([name, member]): [string, Saved] => [name, toSaved(member)]);
  // a name of ours would be taken for a sign, and one that every object has would not be read back
  const isPlain = members.every(([name]) => !/^(\$|__proto__$)/.test(name));
  return isPlain ? Object.fromEntries(members) : { $object: members };
}

export function fromSaved(saved: Saved): unknown {
  if (typeof saved !== 'object' || saved === null) return saved;
  if (Array.isArray(saved)) return saved.map(fromSaved);
  const [sign, content] = Object.entries(saved)[0] ?? [];
  if (sign === '$undefined') return undefined;
  if (sign === '$number') return Number(content);
  if (sign === '$text') return (content as [string, number][]).map(([unit, times]) => unit.repeat(times)).join('');
  if (sign === '$nullPrototype') return Object.setPrototypeOf(fromSaved(content!), null) as unknown;
  if (sign === '$latin1') return Buffer.from(fromSaved(content!) as string, 'latin1');
  if (sign === '$base64') return Buffer.from(content as string, 'base64');
  const members = sign === '$object' ? (content as [string, Saved][]) : Object.entries(saved);
  const object = {};
  for (const [name, member] of members)
    Object.defineProperty(object, name, {
      value: fromSaved(member),
      enumerable: true,
      configurable: true,
      writable: true,
    });
  return object;
}

/** In one line of ASCII, so that no editor, and no `git diff`, shows or changes anything. */
export const asLine = (value: unknown): string =>
  JSON.stringify(value).replace(/[\x7f-\uffff]/g, (character) => `\\u${hex(character)}`);

const hex = (character: string) => character.charCodeAt(0).toString(16).padStart(4, '0');

function savedText(text: string): Saved {
  const pieces: [string, number][] = [];
  let end = 0;
  for (const { 0: all, 1: unit = '', index } of text.matchAll(REPEATED)) {
    const last = pieces.at(-1);
    const times = all.length / unit.length;
    if (index > end) pieces.push([text.slice(end, index), 1]);
    if (index === end && last?.[0] === unit) last[1] += times;
    else pieces.push([unit, times]);
    end = index + all.length;
  }
  if (pieces.length === 0) return text;
  if (end < text.length) pieces.push([text.slice(end), 1]);
  return { $text: pieces };
}

/** Readable where that is no longer. */
function savedBytes(bytes: Buffer): Saved {
  const readable = { $latin1: savedText(bytes.toString('latin1')) };
  const short = { $base64: bytes.toString('base64') };
  return asLine(readable).length <= asLine(short).length ? readable : short;
}
