import * as fc from 'fast-check';
import { asLine, fromSaved, toSaved } from './saved-input';
import { nearlyBytes, nearlyText } from './mutate';
import { nearlyJson } from './mutate-json';

const readAgain = (value: unknown) => fromSaved(JSON.parse(asLine(toSaved(value))) as never);

const data = fc.oneof(
  nearlyText('anna@praktijk.example', 'ü'.repeat(40)),
  nearlyBytes('a message', Buffer.alloc(100, 7)),
  // made anew, as what `structuredClone` makes is of another realm here
  nearlyJson({ a: [1, { b: 'c' }], $text: [['x', 3]], $object: [] }).map((value): unknown =>
    JSON.parse(JSON.stringify(value)),
  ),
  fc.anything({ withNullPrototype: true }),
  fc.record({ raw: nearlyBytes('x'), envelope: fc.option(fc.array(fc.string()), { nil: undefined }) }),
);

it('a saved input is read back exactly', () => {
  fc.assert(
    fc.property(data, (value) => {
      expect(readAgain(value)).toStrictEqual(value);
    }),
  );
});

it.each([
  ['half a character', '\ud800 \udfff'],
  ['a member that every object has', JSON.parse('{"__proto__":{"toString":1},"a":2}')],
  ['names that look like signs', { $text: 'a', $latin1: 1 }],
  ['nothing at all', [undefined, null, { a: undefined }]],
  ['numbers that JSON does not know', [-0, NaN, Infinity, -Infinity]],
  ['bytes that are no text', Buffer.from([0, 255, 128, 10])],
  ['a repetition between others', `a${'\ud800b'.repeat(5_000)}c${'='.repeat(32)}`],
])('%s is read back exactly', (_label, value) => {
  expect(readAgain(value)).toStrictEqual(value);
});

it('4 MB of the same are a short line of ASCII', () => {
  const line = asLine(toSaved({ content: Buffer.alloc(4 * 1_024 * 1_024), text: '☂' }));
  expect(line.length).toBeLessThan(100);
  expect(line).toMatch(/^[ -~]*$/);
});

it('what is no data is not saved as something else', () => {
  expect(() => toSaved({ parse: () => true })).toThrow(TypeError);
  expect(() => toSaved(new Map())).toThrow(TypeError);
});
