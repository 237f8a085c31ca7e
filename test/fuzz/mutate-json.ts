/** JSON that is nearly right: examples in which a few members were taken away, doubled, renamed, moved deeper or replaced by another kind of value. */
import * as fc from 'fast-check';
import { ODD } from './mutate';

type Json = null | boolean | number | string | Json[] | { [name: string]: Json };
type Node = Json[] | Record<string, Json>;

/** As a body or a file would have it: `__proto__` is a member like any other. */
const parsed = (text: string) => JSON.parse(text) as Json;
const deep = (depth: number): Json => parsed(`${'['.repeat(depth)}${']'.repeat(depth)}`);

const strange: fc.Arbitrary<Json> = fc.oneof(
  fc.constantFrom<Json>(null, true, false, 0, -1, 1.5, 1e308, 2 ** 53, '', [], {}, [[]], ['']),
  fc.constantFrom(...ODD),
  fc.jsonValue({ maxDepth: 2 }) as fc.Arbitrary<Json>,
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.constantFrom(100, 500).map(deep),
  fc.constantFrom(600, 100_000).map((length) => 'ü'.repeat(length)),
  fc.constantFrom(2, 1_001, 20_000).map((length) => Array.from({ length }, (_, at) => `p${at}@x.example`)),
);

interface Change {
  at: number;
  kind: 'take' | 'double' | 'rename' | 'replace' | 'add' | 'wrap' | 'text';
  value: Json;
  name: string;
}

const change: fc.Arbitrary<Change> = fc.record({
  at: fc.nat(1_000),
  kind: fc.constantFrom('replace', 'take', 'double', 'rename', 'add', 'wrap', 'text'),
  value: strange,
  name: fc.constantFrom(...ODD),
});

/** Every member of every list and object in it. */
function placesIn(node: Json, found: [Node, string][] = []): [Node, string][] {
  if (typeof node !== 'object' || node === null) return found;
  for (const name of Object.keys(node)) {
    found.push([node as Node, name]);
    if (found.length < 2_000) placesIn((node as Record<string, Json>)[name] ?? null, found);
  }
  return found;
}

function put(node: Node, name: string, value: Json): void {
  Object.defineProperty(node, name, { value, enumerable: true, configurable: true, writable: true });
}

function apply(root: { it: Json }, { at, kind, value: given, name }: Change): { it: Json } {
  const value = structuredClone(given); // the same one comes again, and must not hold itself then
  const places = placesIn(root);
  const [node, member] = places[at % places.length]!;
  const before = (node as Record<string, Json>)[member] ?? null;
  if (kind === 'replace') put(node, member, value);
  else if (kind === 'take' && node !== root) {
    if (Array.isArray(node)) node.splice(Number(member), 1);
    else delete node[member];
  } else if (kind === 'double') {
    if (Array.isArray(node)) node.push(structuredClone(before));
    else put(node, `${member}${name}`, structuredClone(before));
  } else if (kind === 'rename' && node !== root && !Array.isArray(node)) {
    delete node[member];
    put(node, name, before);
  } else if (kind === 'add' && typeof before === 'object' && before !== null)
    put(before as Node, Array.isArray(before) ? String(before.length) : name, value);
  else if (kind === 'wrap') put(node, member, [before]);
  else if (kind === 'text') put(node, member, typeof before === 'string' ? `${before}${name}` : JSON.stringify(before));
  return root;
}

export const nearlyJson = (...examples: unknown[]): fc.Arbitrary<unknown> =>
  fc.oneof(
    {
      weight: 12,
      arbitrary: fc
        .tuple(fc.constantFrom(...examples.map((each) => JSON.stringify(each))), fc.array(change, { maxLength: 4 }))
        .map(([text, changes]): unknown => changes.reduce(apply, { it: parsed(text) }).it),
    },
    { weight: 1, arbitrary: fc.jsonValue() },
  );
