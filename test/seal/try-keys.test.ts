import type { JWK } from 'jose';
import { createMailboxKey } from '../../src/seal/crypto/random';
import { openSeal, sealInstructions } from '../../src/seal/crypto/seal';
import { canOpen, canSealFor } from '../../src/seal/crypto/try-keys';
import type { Instructions } from '../../src/seal/format/instructions';
import type { EmailAddress } from '../../src/verification/brands';
import { nodePair, ofAzureCli, ofKeyVault, webCryptoPair } from './administrators-keys';
import type { Pair } from './administrators-keys';

const ec = nodePair('P-256');
const rsa = nodePair('RSA');
const instructions: Instructions = {
  version: 1,
  draftId: 'draft-1234',
  sender: 'sam@own.example' as EmailAddress,
  recipients: [{ address: 'bo@lind.example' as EmailAddress, method: 'account', own: false }],
  notNeeded: [],
};

const withOperations = ({ publicKey, privateKey }: Pair, ops: unknown, ofPrivate = ops): Pair => ({
  publicKey: { ...publicKey, key_ops: ops as string[] },
  privateKey: { ...privateKey, key_ops: ofPrivate as string[] },
});

describe('what is written beside a key does not matter, for who seals and for who opens', () => {
  it.each<[string, () => Pair | Promise<Pair>]>([
    ['EC of Azure Key Vault', () => ({ ...ec, publicKey: ofKeyVault(ec.publicKey) })],
    ['RSA of Azure Key Vault', () => ({ ...rsa, publicKey: ofKeyVault(rsa.publicKey) })],
    ['EC as az prints it, with empty members', () => ({ ...ec, publicKey: ofAzureCli(ec.publicKey) as JWK })],
    ['RSA as az prints it, with empty members', () => ({ ...rsa, publicKey: ofAzureCli(rsa.publicKey) as JWK })],
    ['X25519 for signing, by its operations', () => withOperations(nodePair('X25519'), ['verify'], ['sign'])],
    ['P-384', () => withOperations(nodePair('P-384'), ['verify'])],
    ['P-521', () => withOperations(nodePair('P-521'), ['verify'])],
    ['WebCrypto ECDH, deriveKey alone', () => webCryptoPair('ECDH', ['deriveKey'])],
    ['WebCrypto ECDH, deriveBits alone', () => webCryptoPair('ECDH', ['deriveBits'])],
    ['WebCrypto ECDSA', () => webCryptoPair('ECDSA', ['sign', 'verify'])],
    ['WebCrypto RSA, wrapKey alone', () => webCryptoPair('RSA-OAEP', ['wrapKey', 'unwrapKey'])],
    ['WebCrypto RSA, encrypt alone', () => webCryptoPair('RSA-OAEP', ['encrypt', 'decrypt'])],
    ['EC [deriveKey] on both', () => withOperations(ec, ['deriveKey'])],
    ['RSA [wrapKey] and [unwrapKey]', () => withOperations(rsa, ['wrapKey'], ['unwrapKey'])],
    ['EC [import]', () => withOperations(ec, ['import'])],
    ['RSA [import]', () => withOperations(rsa, ['import'])],
    ['EC []', () => withOperations(ec, [])],
    ['RSA []', () => withOperations(rsa, [])],
    ['operations that are a text', () => withOperations(ec, 'verify')],
    ['ext as a text', () => ({ ...ec, publicKey: { ...ec.publicKey, ext: 'true' as never } })],
    [
      'ext false',
      () => ({ publicKey: { ...rsa.publicKey, ext: false }, privateKey: { ...rsa.privateKey, ext: false } }),
    ],
    [
      'a use and an algorithm for signing on the private key',
      () => ({ ...ec, privateKey: { ...ec.privateKey, use: 'sig', alg: 'ES256' } }),
    ],
    [
      'an exponent with a zero in front, as az prints it',
      () => ({ ...rsa, publicKey: { ...rsa.publicKey, e: Buffer.from([0, 1, 0, 1]).toString('base64url') } }),
    ],
    [
      'a coordinate whose last character has bits that nobody reads',
      () => ({ ...ec, publicKey: { ...ec.publicKey, x: withUnreadBits(ec.publicKey.x!) } }),
    ],
  ])('%s', async (_what, made) => {
    const { publicKey, privateKey } = await made();
    const sealed = await sealInstructions(instructions, [publicKey], createMailboxKey());
    expect(await openSeal(sealed, [privateKey])).toEqual({ ok: true, instructions });
    expect([await canSealFor(publicKey), await canOpen(privateKey)]).toEqual([true, true]);
  });
});

/** The same bytes in another spelling (RFC 4648, 3.5). */
function withUnreadBits(text: string): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  return text.slice(0, -1) + alphabet[alphabet.indexOf(text.at(-1)!) | 1];
}

describe('a key with which nothing can be sealed or opened is known by trying it', () => {
  it.each<[string, JWK]>([
    ['a point that is not on its curve', { ...ec.publicKey, y: ec.publicKey.x }],
    ['a kind of key that no seal has', { kty: 'OKP', crv: 'Ed25519', x: nodePair('X25519').publicKey.x! }],
    ['what is no base64url', { ...ec.publicKey, x: '!' }],
    ['of no kind', {} as JWK],
  ])('%s', async (_what, key) => {
    expect(await canSealFor(key)).toBe(false);
    await expect(sealInstructions(instructions, [rsa.publicKey, key], createMailboxKey())).rejects.toMatchObject({
      name: 'KeyUnusable',
    });
  });

  it.each<[string, JWK]>([
    ['a public key', ec.publicKey],
    ['a private half of another key', { ...ec.privateKey, d: nodePair('P-256').privateKey.d! }],
    ['an RSA key without its primes', { ...rsa.publicKey, d: rsa.privateKey.d! }],
  ])('%s', async (_what, key) => {
    expect(await canOpen(key)).toBe(false);
  });
});
