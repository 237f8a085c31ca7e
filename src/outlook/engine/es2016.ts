/**
 * What is newer than ES2016, by the object that has it. Classic Outlook's engine may lack it
 * (Microsoft's "Configure your add-in for event-based activation": ECMAScript 2016 before version
 * 2403), so it is taken away where its place is taken by a newer one.
 */
type Realm = typeof globalThis;

const words = (text: string): string[] => text.split(' ');

const NEWER: { of: (realm: Realm) => object; names: string[] }[] = [
  {
    of: (realm) => realm,
    names: words(
      'globalThis BigInt BigInt64Array BigUint64Array SharedArrayBuffer Atomics WeakRef FinalizationRegistry AggregateError Iterator WebAssembly console',
    ),
  },
  { of: ({ Object }) => Object, names: words('values entries getOwnPropertyDescriptors fromEntries hasOwn groupBy') },
  {
    of: ({ String }) => String.prototype,
    names: words(
      'padStart padEnd trimStart trimEnd trimLeft trimRight matchAll replaceAll at isWellFormed toWellFormed',
    ),
  },
  {
    of: ({ Array }) => Array.prototype,
    names: words('flat flatMap at findLast findLastIndex toSorted toReversed toSpliced with'),
  },
  { of: ({ Array }) => Array, names: ['fromAsync'] },
  {
    of: ({ Uint8Array, Object }) => Object.getPrototypeOf(Uint8Array.prototype) as object,
    names: words('at findLast findLastIndex toSorted toReversed with'),
  },
  { of: ({ Uint8Array }) => Uint8Array, names: words('fromHex fromBase64') },
  { of: ({ Uint8Array }) => Uint8Array.prototype, names: words('toHex toBase64 setFromHex setFromBase64') },
  { of: ({ Promise }) => Promise, names: words('allSettled any withResolvers try') },
  { of: ({ Promise }) => Promise.prototype, names: ['finally'] },
  { of: ({ Set }) => Set.prototype, names: words('union intersection difference isSubsetOf') },
  { of: ({ Map }) => Map, names: ['groupBy'] },
];

/** Leaves a realm with ES2016, and with whatever its surroundings put into it besides. */
export function takeAwayNewer(realm: Realm): void {
  for (const { of, names } of NEWER) {
    const owner = of(realm);
    for (const name of names) Reflect.deleteProperty(owner, name);
  }
}

/**
 * The globals of ES2016 with internationalization (ECMA-402), which classic Outlook's engine has
 * too.
 */
export const GLOBALS: readonly string[] = words(
  'Array ArrayBuffer Boolean DataView Date Error EvalError Float32Array Float64Array Function Infinity Int16Array Int32Array Int8Array Intl JSON Map Math NaN Number Object Promise Proxy RangeError ReferenceError Reflect RegExp Set String Symbol SyntaxError TypeError URIError Uint16Array Uint32Array Uint8Array Uint8ClampedArray WeakMap WeakSet decodeURI decodeURIComponent encodeURI encodeURIComponent escape eval isFinite isNaN parseFloat parseInt undefined unescape',
);
