import { createHash, createHmac } from 'node:crypto';
import * as fc from 'fast-check';
import { addressHint, coverDigest, coverTag } from '../../src/draft/cover';
import type { EmailAddress } from '../../src/verification/brands';

const addresses = fc.array(fc.string({ unit: 'grapheme', minLength: 1 }).map((text) => text as EmailAddress));
const KEY = 'k'.repeat(43);
const canonical = (list: EmailAddress[]) => [...new Set(list)].sort().join('\n');

describe('a cover', () => {
  it('is the same for the same recipients in any order, also twice', () => {
    fc.assert(
      fc.property(addresses, (list) => {
        expect(coverDigest([...list].reverse())).toBe(coverDigest([...list, ...list]));
        expect(coverTag(KEY, [...list].reverse())).toBe(coverTag(KEY, [...list, ...list]));
      }),
    );
  });

  it('is SHA-256 in the property and HMAC-SHA-256 in the header, as another implementation has them', () => {
    fc.assert(
      fc.property(addresses, (list) => {
        expect(coverDigest(list)).toBe(createHash('sha256').update(canonical(list)).digest('hex').slice(0, 32));
        expect(coverTag(KEY, list)).toBe(createHmac('sha256', KEY).update(canonical(list)).digest('hex').slice(0, 32));
      }),
    );
  });

  it('changes when somebody is added, removed or corrected', () => {
    const list = ['a@x.example', 'b@x.example'] as EmailAddress[];
    const covers = [list, list.slice(1), [...list, 'c@x.example'], ['a@x.example', 'b@y.example']].map((each) =>
      coverDigest(each as EmailAddress[]),
    );
    expect(new Set(covers).size).toBe(4);
  });

  it('in the header cannot be tried out without the key of the mailbox', () => {
    const list = ['a@x.example'] as EmailAddress[];
    expect(coverTag('another key', list)).not.toBe(coverTag(KEY, list));
  });
});

test('a hint for an address is as long as asked for', () => {
  expect(addressHint('a@x.example' as EmailAddress, 6)).toMatch(/^[\w~]{6}$/);
  expect(addressHint('a@x.example' as EmailAddress, 6).slice(0, 3)).toBe(addressHint('a@x.example' as EmailAddress, 3));
});
