/**
 * Inputs that are nearly right: examples that were cut, doubled, put in another order or filled with odd pieces, a few changes each, and now and
 * then plain noise. Few changes come first, so that a failure shrinks to the change that matters.
 */
import * as fc from 'fast-check';

/** What parsers stumble over: ends, separators, signs of other grammars, letters that change length, names that every object has. */
export const ODD = [
  ...[
    '',
    ' ',
    '\t',
    '\0',
    '\r',
    '\n',
    '\r\n',
    '\r\n ',
    '\r\n\r\n',
    '\n\n',
    '\u2028',
    '\ufeff',
    '\u202e',
    '\x7f',
    '\x1b',
  ],
  ...[
    ':',
    ';',
    ',',
    '=',
    '.',
    '-',
    '@',
    '"',
    "'",
    '\\',
    '<',
    '>',
    '(',
    ')',
    '[',
    ']',
    '{',
    '}',
    '|',
    '%',
    '*',
    '&',
    '#',
  ],
  ...[
    '=?utf-8?Q?=0D=0A?=',
    '=?utf-8?B?eA==?=',
    '=?',
    '?=',
    '%00',
    '../',
    'null',
    'true',
    '[]',
    '{}',
    '""',
    '=cmd',
    '+1',
  ],
  ...['0', '-1', '1', '00', '24', '25', '65536', '999999999', '1e400', '9007199254740993', '0x1', '\u0661', '１'],
  ...['ü', 'u\u0308', 'İ', 'ß', 'ﬀ', '𝟘', '☂', '👩‍👩‍👧', '\ud800', '\udfff', '\uffff', '\ufffd'],
  ...['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'length'],
];

const asBytes = (text: string) => Buffer.from(text, 'utf8').toString('latin1');

interface Change {
  kind: keyof typeof KINDS;
  at: number;
  to: number;
  odd: string;
  other: string;
}

/** Each gets the pieces of the text, cut by what parts them in one grammar or another, and two places. */
const KINDS = {
  cut: (parts: string[], a: number, b: number) => void parts.splice(a, 1 + Math.min(b, 3)),
  double: (parts: string[], a: number) => void parts.splice(a, 0, parts[a] ?? ''),
  move: (parts: string[], a: number, b: number) => void parts.splice(b, 0, ...parts.splice(a, 1)),
  swap(parts: string[], a: number, b: number) {
    [parts[a], parts[b]] = [parts[b] ?? '', parts[a] ?? ''];
  },
  insert: (parts: string[], a: number, _b: number, odd: string) => void parts.splice(a, 0, odd),
  replace(parts: string[], a: number, _b: number, odd: string) {
    parts[a] = odd;
  },
  borrow: (parts: string[], a: number, _b: number, _odd: string, other: string) => void parts.splice(a, 0, other),
  upper(parts: string[], a: number) {
    parts[a] = parts[a]?.toUpperCase() ?? '';
  },
  spread(parts: string[], a: number, _b: number, odd: string) {
    parts[a] = [...(parts[a] ?? '')].slice(0, 1_000).join(odd);
  },
  end: (parts: string[], a: number) => void parts.splice(a),
  many: (parts: string[], a: number, b: number) =>
    void parts.splice(a, 0, (parts[a] ?? '').repeat(1 + b * 20).slice(0, LARGE)),
};
/** Characters of one repeated piece: more than any example has, and little enough that there is time for others. */
const LARGE = 300_000;
/** Characters of a whole input. */
const LARGEST = 4 * LARGE;
const KIND_NAMES = Object.keys(KINDS) as (keyof typeof KINDS)[];

/** Lines, words of a grammar, single characters: where a change counts. */
const CUTS = [/(?<=\n)/, /(?<=[;,.:=@"\s\t])|(?=[;,.:=@"\s\t])/, ''];

const change = (odd: fc.Arbitrary<string>, other: fc.Arbitrary<string>): fc.Arbitrary<Change & { cut: number }> =>
  fc.record({
    kind: fc.constantFrom(...KIND_NAMES),
    cut: fc.nat(CUTS.length - 1),
    at: fc.nat(10_000),
    to: fc.nat(10_000),
    odd,
    other,
  });

function apply(text: string, { kind, cut, at, to, odd, other }: Change & { cut: number }): string {
  const parts = text.split(CUTS[cut] ?? '');
  const place = (n: number) => n % Math.max(1, parts.length);
  KINDS[kind](parts, place(at), place(to), odd, other);
  return parts.join('').slice(0, LARGEST);
}

function nearly(examples: readonly string[], odd: fc.Arbitrary<string>, noise: fc.Arbitrary<string>) {
  const example = fc.constantFrom(...examples);
  // a line of another example, as when two mails run into each other
  const other = fc.tuple(example, fc.nat(500)).map(([text, n]) => {
    const lines = text.split(/(?<=\n)/);
    return lines[n % lines.length] ?? '';
  });
  return fc.oneof(
    {
      weight: 12,
      arbitrary: fc
        .tuple(example, fc.array(change(odd, other), { maxLength: 4 }))
        .map(([text, changes]) => changes.reduce(apply, text)),
    },
    { weight: 1, arbitrary: noise },
  );
}

export const nearlyText = (...examples: string[]): fc.Arbitrary<string> =>
  nearly(examples, fc.constantFrom(...ODD), fc.string({ unit: 'binary', maxLength: 200 }));

/** For what arrives as bytes: any of the 256 at any place, not only those that make UTF-8. */
export const nearlyBytes = (...examples: (string | Buffer)[]): fc.Arbitrary<Buffer> => {
  const latin1 = fc.string({ unit: fc.nat(255).map((code) => String.fromCharCode(code)), maxLength: 200 });
  const odd = fc.oneof(
    fc.constantFrom(...ODD.map(asBytes)),
    fc.string({ unit: fc.nat(255).map((code) => String.fromCharCode(code)), maxLength: 3 }),
  );
  const texts = examples.map((each) => (typeof each === 'string' ? asBytes(each) : each.toString('latin1')));
  return nearly(texts, odd, latin1).map((text) => Buffer.from(text, 'latin1'));
};
