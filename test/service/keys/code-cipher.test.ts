/** One code, encrypted for one place. */
import { createSecretKey, randomBytes } from 'node:crypto';
import * as fc from 'fast-check';
import { associatedData, decryptCode, encryptCode } from '../../../src/service/keys/code-cipher';
import type { CodePlace } from '../../../src/service/keys/types';

const key = createSecretKey(randomBytes(32));
const anyText = fc.string({ unit: 'binary' });
const anyPlace: fc.Arbitrary<CodePlace> = fc.record({ tenant: fc.uuid(), address: anyText, owner: fc.uuid() });
const place: CodePlace = {
  tenant: '3a3b1f9e-52d6-4a0e-9a53-7d8a3c1b2f10',
  address: 'anna@lindqvist.example',
  owner: '00000000-0000-0000-0000-000000000000',
};

describe('an encrypted code', () => {
  it('decrypts to the same text, whatever is in it', () => {
    fc.assert(
      fc.property(anyPlace, fc.string({ unit: 'grapheme' }), (somewhere, code) => {
        expect(decryptCode(key, somewhere, encryptCode(key, somewhere, code))).toBe(code);
      }),
    );
  });

  it('does not decrypt in another place', () => {
    fc.assert(
      fc.property(anyPlace, anyPlace, (here, there) => {
        fc.pre(JSON.stringify(here) !== JSON.stringify(there));
        const sealed = encryptCode(key, here, 'heron-42');
        expect(() => decryptCode(key, there, sealed)).toThrow();
      }),
    );
  });

  it.each([
    ['another tenant', { tenant: '3a3b1f9e-52d6-4a0e-9a53-7d8a3c1b2f11' }],
    ['another address', { address: 'anna@lindqvist.example ' }],
    ['another owner', { owner: '00000000-0000-0000-0000-000000000001' }],
  ])('does not decrypt for %s', (_what, change) => {
    const sealed = encryptCode(key, place, 'heron-42');
    expect(() => decryptCode(key, { ...place, ...change }, sealed)).toThrow();
  });

  it('does not decrypt once any bit has changed', () => {
    const sealed = encryptCode(key, place, 'heron-42');
    fc.assert(
      fc.property(fc.nat(sealed.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const damaged = Uint8Array.from(sealed, (byte, index) => (index === at ? byte ^ change : byte));
        expect(() => decryptCode(key, place, damaged)).toThrow();
      }),
    );
  });

  it('does not decrypt when it was cut, at any length', () => {
    const sealed = encryptCode(key, place, 'heron-42');
    for (let length = 0; length < sealed.length; length += 1)
      expect(() => decryptCode(key, place, sealed.subarray(0, length))).toThrow();
  });

  it('is another one each time, and does not hold the code', () => {
    const made = Array.from({ length: 50 }, () => Buffer.from(encryptCode(key, place, 'heron-42')));
    expect(new Set(made.map((sealed) => sealed.toString('hex'))).size).toBe(50);
    expect(made.some((sealed) => sealed.includes('heron'))).toBe(false);
  });

  it('belongs to the same place however the UUIDs are spelled', () => {
    const sealed = encryptCode(key, place, 'heron-42');
    expect(decryptCode(key, { ...place, tenant: place.tenant.toUpperCase() }, sealed)).toBe('heron-42');
  });
});

describe('the associated data', () => {
  it('is the same for no two places', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ tenant: anyText, address: anyText, owner: anyText }), { minLength: 2, maxLength: 30 }),
        (places) => {
          const lower = places.map(({ tenant, address, owner }) => [
            tenant.toLowerCase(),
            address,
            owner.toLowerCase(),
          ]);
          const distinct = new Set(lower.map((parts) => JSON.stringify(parts)));
          const encoded = new Set(places.map((some) => associatedData(some).toString('hex')));
          expect(encoded.size).toBe(distinct.size);
          // and can be taken apart again, so that nothing runs together
          expect(places.map((some) => JSON.parse(associatedData(some).toString()).slice(1))).toEqual(lower);
        },
      ),
    );
  });

  it.each([
    ['a separator moved', ['a', 'b","c', 'd'], ['a","b', 'c', 'd']],
    ['a part emptied', ['a', '', 'bc'], ['a', 'b', 'c']],
    ['a lone surrogate', ['a', '\ud800', 'b'], ['a', '\udfff', 'b']],
    ['a lone surrogate and its replacement', ['a', '\ud800', 'b'], ['a', '\ufffd', 'b']],
  ])('differs with %s', (_what, one, other) => {
    const of = ([tenant, address, owner]: string[]) =>
      associatedData({ tenant: tenant!, address: address!, owner: owner! }).toString('hex');
    expect(of(one)).not.toBe(of(other));
  });
});
