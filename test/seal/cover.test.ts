import { createHash, createHmac } from 'node:crypto';
import * as fc from 'fast-check';
import { addressDigest, coverDigest, coverTag } from '../../src/seal/format/cover';
import type { EmailAddress } from '../../src/verification/brands';

const addresses = fc.array(fc.string({ unit: 'grapheme', minLength: 1 }).map((text) => text as EmailAddress));
const KEY = 'k'.repeat(43);
const sender = 'sam@own.example' as EmailAddress;
const from = (addresses: EmailAddress[]) => ({ sender, addresses });
const canonical = (list: EmailAddress[]) => [`<${sender}`, ...[...new Set(list)].sort()].join('\n');

describe('a cover', () => {
  it('is the same for the same recipients in any order, also twice', () => {
    fc.assert(
      fc.property(addresses, (list) => {
        expect(coverDigest(from([...list].reverse()))).toBe(coverDigest(from([...list, ...list])));
        expect(coverTag(KEY, from([...list].reverse()))).toBe(coverTag(KEY, from([...list, ...list])));
      }),
    );
  });

  it('is SHA-256 in the property and HMAC-SHA-256 in the header, as another implementation has them', () => {
    fc.assert(
      fc.property(addresses, (list) => {
        expect(coverDigest(from(list))).toBe(createHash('sha256').update(canonical(list)).digest('hex').slice(0, 32));
        expect(coverTag(KEY, from(list))).toBe(
          createHmac('sha256', KEY).update(canonical(list)).digest('hex').slice(0, 32),
        );
      }),
    );
  });

  it('changes when somebody is added, removed or corrected', () => {
    const list = ['a@x.example', 'b@x.example'] as EmailAddress[];
    const covers = [list, list.slice(1), [...list, 'c@x.example'], ['a@x.example', 'b@y.example']].map((each) =>
      coverDigest(from(each as EmailAddress[])),
    );
    expect(new Set(covers).size).toBe(4);
  });

  it('changes with the sender, whoever the recipients are', () => {
    fc.assert(
      fc.property(addresses, (list) => {
        const other = { sender: 'els@own.example' as EmailAddress, addresses: list };
        expect(coverDigest(other)).not.toBe(coverDigest(from(list)));
        expect(coverTag(KEY, other)).not.toBe(coverTag(KEY, from(list)));
      }),
    );
  });

  it('in the header cannot be tried out without the key of the mailbox', () => {
    const list = ['a@x.example'] as EmailAddress[];
    expect(coverTag('another key', from(list))).not.toBe(coverTag(KEY, from(list)));
  });
});

test('a hint for an address is as long as asked for', () => {
  expect(addressDigest('a@x.example' as EmailAddress, 6)).toMatch(/^[\w~]{6}$/);
  expect(addressDigest('a@x.example' as EmailAddress, 6).slice(0, 3)).toBe(
    addressDigest('a@x.example' as EmailAddress, 3),
  );
});
