import * as fc from 'fast-check';
import { createMailboxKey } from '../../src/seal/crypto/random';
import { openSeal, sealInstructions } from '../../src/seal/crypto/seal';
import { sealDigest } from '../../src/gateway/seal-digest';
import { createKeyPair, instructionsFor } from './messages';
import type { KeyPair } from './messages';

const instructions = instructionsFor([{ address: 'anna@praktijk.example' }]);
let keys: KeyPair;
let sealed: string;

beforeAll(async () => {
  keys = await createKeyPair();
  sealed = await sealInstructions(instructions, [keys.publicKey], createMailboxKey());
});

describe('the digest of a seal', () => {
  it('is another one for each seal, also of the same draft for the same people', async () => {
    const again = await sealInstructions(instructions, [keys.publicKey], createMailboxKey());

    expect(sealDigest(again)).not.toBe(sealDigest(sealed));
  });

  it('stays the same where somebody changes the list of readers, which nothing authenticates', async () => {
    const parts = sealed.split('.');
    const readers = JSON.parse(Buffer.from(parts[1]!, 'base64url').toString()) as unknown[];
    const fewer = parts.with(1, Buffer.from(JSON.stringify(readers.slice(0, 1))).toString('base64url')).join('.');

    expect(await openSeal(fewer, [keys.privateKey])).toMatchObject({ ok: true });
    expect(sealDigest(fewer)).toBe(sealDigest(sealed));
  });

  it('is the same for whatever is made of a seal that still opens, character by character', async () => {
    const position = fc.nat(sealed.length - 1);
    const letter = fc.constantFrom(...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_');
    const ends = [...sealed.matchAll(/.(?=\.|$)/g)].map(({ index }) => index);
    await fc.assert(
      fc.asyncProperty(fc.oneof(position, fc.constantFrom(...ends)), letter, async (at, character) => {
        const changed = sealed.slice(0, at) + character + sealed.slice(at + 1);
        const opened = await openSeal(changed, [keys.privateKey]);

        if (opened.ok) expect(sealDigest(changed)).toBe(sealDigest(sealed));
      }),
      { numRuns: 500 },
    );
  });
});
