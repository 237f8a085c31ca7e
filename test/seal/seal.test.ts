import { deflateRawSync } from 'node:zlib';
import * as fc from 'fast-check';
import { GeneralEncrypt, base64url, calculateJwkThumbprint, exportJWK, generateKeyPair, importJWK } from 'jose';
import type { JWK } from 'jose';
import { mailboxKeyAsJwk } from '../../src/seal/crypto/mailbox-jwk';
import { createMailboxKey } from '../../src/seal/crypto/random';
import { openSeal, sealInstructions } from '../../src/seal/crypto/seal';
import { MAXIMUM_SEAL_LENGTH } from '../../src/seal/format/seal-headers';
import type { Instruction, Instructions } from '../../src/seal/format/instructions';
import type { AccessCode, EmailAddress, LanguageTag, PhoneNumber } from '../../src/verification/brands';

const gatewayKey = async (algorithm: 'ECDH-ES+A256KW' | 'RSA-OAEP-256' = 'ECDH-ES+A256KW') => {
  const { publicKey, privateKey } = await generateKeyPair(algorithm, { extractable: true });
  return { publicJwk: await exportJWK(publicKey), privateJwk: await exportJWK(privateKey) };
};

const instructionsFor = (recipients: Instruction[]): Instructions => ({
  version: 1,
  draftId: 'draft-1234',
  sender: 'sam@own.example' as EmailAddress,
  recipients,
  notNeeded: ['colleague@own.example' as EmailAddress],
});

const sms: Instruction = {
  address: 'bo@lind.example' as EmailAddress,
  method: 'sms-new',
  phoneNumber: '+31612345678' as PhoneNumber,
  own: true,
};

/** As whoever has the gateway's public key can make one: any text, any algorithms of the library. */
async function sealOfAStranger(publicJwk: JWK, text: string, { alg = 'ECDH-ES+A256KW', enc = 'A256GCM' } = {}) {
  const encrypt = new GeneralEncrypt(deflateRawSync(text)).setProtectedHeader({
    enc,
    typ: 'secure-mail-instructions',
    v: 1,
  });
  encrypt
    .addRecipient(await importJWK(publicJwk, alg))
    .setUnprotectedHeader({ alg, kid: await calculateJwkThumbprint(publicJwk) });
  const jwe = await encrypt.encrypt();
  return [jwe.protected, base64url.encode(JSON.stringify(jwe.recipients)), jwe.iv, jwe.ciphertext, jwe.tag].join('.');
}

describe('a seal', () => {
  it.each(['ECDH-ES+A256KW', 'RSA-OAEP-256'] as const)(
    'is opened by the gateway with its private %s key',
    async (alg) => {
      const { publicJwk, privateJwk } = await gatewayKey(alg);
      const sealed = await sealInstructions(instructionsFor([sms]), [publicJwk], createMailboxKey());
      expect(await openSeal(sealed, [privateJwk])).toEqual({ ok: true, instructions: instructionsFor([sms]) });
    },
  );

  it("is opened by the sender's own mailbox", async () => {
    const { publicJwk } = await gatewayKey();
    const mailboxKey = createMailboxKey();
    const sealed = await sealInstructions(instructionsFor([sms]), [publicJwk], mailboxKey);
    expect(await openSeal(sealed, [mailboxKeyAsJwk(mailboxKey)])).toMatchObject({ ok: true });
  });

  it('is opened by either of two gateway keys', async () => {
    const [old, current] = [await gatewayKey(), await gatewayKey()];
    const sealed = await sealInstructions(
      instructionsFor([sms]),
      [old.publicJwk, current.publicJwk],
      createMailboxKey(),
    );
    expect(await openSeal(sealed, [old.privateJwk])).toMatchObject({ ok: true });
    expect(await openSeal(sealed, [current.privateJwk])).toMatchObject({ ok: true });
  });

  it("is not opened by another gateway's key or another mailbox", async () => {
    const [ours, theirs] = [await gatewayKey(), await gatewayKey()];
    const sealed = await sealInstructions(instructionsFor([sms]), [ours.publicJwk], createMailboxKey());
    expect(await openSeal(sealed, [theirs.privateJwk])).toEqual({ ok: false, problem: 'wrong-key' });
    expect(await openSeal(sealed, [mailboxKeyAsJwk(createMailboxKey())])).toEqual({ ok: false, problem: 'wrong-key' });
  });

  it('made by a later version is told apart from a damaged one', async () => {
    const { publicJwk, privateJwk } = await gatewayKey();
    const sealed = await sealInstructions(instructionsFor([sms]), [publicJwk], createMailboxKey());
    const header = JSON.parse(Buffer.from(sealed.split('.')[0]!, 'base64url').toString()) as JWK;
    const later = Buffer.from(JSON.stringify({ ...header, v: 2 })).toString('base64url');
    expect(await openSeal([later, ...sealed.split('.').slice(1)].join('.'), [privateJwk])).toEqual({
      ok: false,
      problem: 'newer-version',
    });
  });

  it('with any character changed never opens as something else', async () => {
    const { publicJwk, privateJwk } = await gatewayKey();
    const sealed = await sealInstructions(instructionsFor([sms]), [publicJwk], createMailboxKey());
    await fc.assert(
      fc.asyncProperty(fc.nat(sealed.length - 1), fc.constantFrom('A', 'z', '_', '.', '!'), async (at, character) => {
        fc.pre(sealed[at] !== character);
        const opened = await openSeal(sealed.slice(0, at) + character + sealed.slice(at + 1), [privateJwk]);
        // the last character of a base64url member may hold unused bits, and the mailbox's entry is not the gateway's
        expect(opened.ok ? opened.instructions : instructionsFor([sms])).toEqual(instructionsFor([sms]));
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    ['opened', '2,000,000 bytes', 2_000_000, true],
    ['refused', 'one byte more, however small and whole', 2_000_001, false],
  ])('is %s when it inflates to %s', async (_what, _size, bytes, ok) => {
    const { publicJwk, privateJwk } = await gatewayKey();
    const sealed = await sealOfAStranger(publicJwk, JSON.stringify(instructionsFor([sms])).padEnd(bytes));
    expect(sealed.length).toBeLessThan(5_000);
    expect(await openSeal(sealed, [privateJwk])).toMatchObject(ok ? { ok } : { ok, problem: 'damaged' });
  });

  it.each([
    ['the algorithm of an EC key', 'ECDH-ES+A256KW', { alg: 'ECDH-ES+A128KW' }],
    ['the algorithm of an RSA key', 'RSA-OAEP-256', { alg: 'RSA-OAEP' }],
    ['the encryption of the content', 'ECDH-ES+A256KW', { enc: 'A128GCM' }],
  ] as const)('is refused when %s is another one, though the key fits', async (_what, ours, weaker) => {
    const { publicJwk, privateJwk } = await gatewayKey(ours);
    const text = JSON.stringify(instructionsFor([sms]));
    const usual = await sealOfAStranger(publicJwk, text, { alg: ours });
    const other = await sealOfAStranger(publicJwk, text, { alg: ours, ...weaker });
    expect(await openSeal(usual, [privateJwk])).toMatchObject({ ok: true });
    expect(await openSeal(other, [privateJwk])).toEqual({ ok: false, problem: 'damaged' });
  });

  it('brings any code and hint back, byte for byte', async () => {
    const { publicJwk, privateJwk } = await gatewayKey();
    const someText = fc.string({ minLength: 1, maxLength: 200, unit: 'grapheme' });
    await fc.assert(
      fc.asyncProperty(someText, someText, async (accessCode, accessCodeHint) => {
        const instructions = instructionsFor([
          {
            address: sms.address,
            method: 'access-code-new',
            accessCode: accessCode as AccessCode,
            accessCodeHint,
            own: true,
          },
        ]);
        const sealed = await sealInstructions(instructions, [publicJwk], createMailboxKey());
        expect(sealed).toMatch(/^[A-Za-z0-9_.-]+$/);
        expect(await openSeal(sealed, [privateJwk])).toEqual({ ok: true, instructions });
      }),
      { numRuns: 60 },
    );
  });

  it('of 500 recipients, each with a number, a language and a long name, fits in the headers', async () => {
    const { publicJwk } = await gatewayKey();
    const recipients = Array.from({ length: 500 }, (_, i): Instruction => ({
      address: `firstname.lastname.${(i * 7919) % 100_003}@department-${i % 40}.hospital.example` as EmailAddress,
      method: 'sms-new',
      phoneNumber: `+316${String(10_000_000 + ((i * 104_729) % 89_999_999))}` as PhoneNumber,
      notificationLanguage: ['nl', 'en', 'de', 'fr'][i % 4] as LanguageTag,
      own: true,
    }));
    const sealed = await sealInstructions(instructionsFor(recipients), [publicJwk], createMailboxKey());
    expect(sealed.length).toBeLessThan(MAXIMUM_SEAL_LENGTH);
  });
});
