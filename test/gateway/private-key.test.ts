import { generateKeyPairSync } from 'node:crypto';
import type { JWK } from 'jose';
import { canSealFor } from '../../src/seal/crypto/try-keys';
import { parsePrivateKeys } from '../../src/gateway/private-key';
import type { KeyFileProblem } from '../../src/gateway/private-key';
import { azureCliBundle, inStandardBase64, nodePair, ofAzureCli, webCryptoPair } from '../seal/administrators-keys';
import { createMailboxKey } from '../../src/seal/crypto/random';
import { openSeal, sealInstructions } from '../../src/seal/crypto/seal';
import type { Instructions } from '../../src/seal/format/instructions';

const ec = nodePair('P-256');
const rsa = nodePair('RSA');
const read = (key: unknown) => parsePrivateKeys(JSON.stringify(key));
const SEALED = {
  version: 1,
  draftId: 'draft-1234',
  sender: 's@own.example',
  recipients: [],
  notNeeded: ['b@x.example'],
};

interface Sealer {
  publicKey: JWK;
  file: unknown;
}

describe("the gateway's private key", () => {
  it.each<[string, () => Sealer | Promise<Sealer>]>([
    ['EC, [deriveKey]', () => ({ ...ec, file: { ...ec.privateKey, key_ops: ['deriveKey'] } })],
    ['EC, [sign]', () => ({ ...ec, file: { ...ec.privateKey, key_ops: ['sign'], use: 'sig', alg: 'ES256' } })],
    ['RSA, [unwrapKey]', () => ({ ...rsa, file: { ...rsa.privateKey, key_ops: ['unwrapKey'], ext: 'true' } })],
    [
      'as WebCrypto exports it',
      async () => {
        const { publicKey, privateKey } = await webCryptoPair('ECDH', ['deriveKey']);
        return { publicKey, file: privateKey };
      },
    ],
    ['with empty members beside it', () => ({ ...ec, file: { ...ofAzureCli(ec.privateKey), d: ec.privateKey.d } })],
    ['in a set, beside another', () => ({ ...ec, file: { keys: [rsa.privateKey, ec.privateKey] } })],
    ['behind the mark of a Windows editor', () => ({ ...ec, file: ec.privateKey })],
  ])('opens what is sealed for its public key: %s', async (_what, made) => {
    const { publicKey, file } = await made();
    const parsed = await parsePrivateKeys(`\ufeff${JSON.stringify(file)}`);
    if (!parsed.ok) throw new Error(parsed.problem);
    const sealed = await sealInstructions(SEALED as unknown as Instructions, [publicKey], createMailboxKey());
    expect(await openSeal(sealed, parsed.keys)).toMatchObject({ ok: true });
  });

  const pem = (type: 'public' | 'private') => {
    const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    return String(
      type === 'public'
        ? publicKey.export({ format: 'pem', type: 'spki' })
        : privateKey.export({ format: 'pem', type: 'pkcs8' }),
    );
  };

  it.each<[string, string, KeyFileProblem]>([
    ['nothing', '', 'not-json'],
    ['noise', 'MHcCAQEE…', 'not-json'],
    ['PEM', pem('private'), 'pem'],
    ['PEM of a public key', pem('public'), 'pem'],
    ['PEM in quotes', JSON.stringify(pem('private')), 'pem'],
    ['a text', '"key"', 'no-key'],
    ['null', 'null', 'no-key'],
    ['an empty set', '{"keys": []}', 'no-key'],
    ['a set of nothing', '{"keys": [null]}', 'no-key'],
    ['no kind', JSON.stringify({ d: ec.privateKey.d }), 'no-key'],
    ['a public key', JSON.stringify(ec.publicKey), 'public-key'],
    ['a public key as az prints it, with an empty d', JSON.stringify(ofAzureCli(ec.publicKey)), 'public-key'],
    ['all that az prints', JSON.stringify(azureCliBundle(rsa.publicKey)), 'public-key'],
    ['a set of public keys', JSON.stringify({ keys: [ec.publicKey] }), 'public-key'],
    ['a private key in a bundle', JSON.stringify({ attributes: {}, key: ec.privateKey }), 'bundle'],
    ['RSA-HSM', JSON.stringify({ ...rsa.publicKey, kty: 'RSA-HSM' }), 'in-hardware'],
    ['a bundle with EC-HSM', JSON.stringify(azureCliBundle({ ...ec.publicKey, kty: 'EC-HSM' })), 'in-hardware'],
    ['a shared secret', JSON.stringify({ kty: 'oct', k: 'c2VjcmV0' }), 'unknown-kind'],
    ['a kind that every object has', JSON.stringify({ kty: 'constructor', d: 'AAAA' }), 'unknown-kind'],
    ['standard base64', JSON.stringify(withStandardBase64(rsa.privateKey)), 'standard-base64'],
    ['half a key', JSON.stringify({ kty: 'EC', crv: 'P-256', d: ec.privateKey.d }), 'part-missing'],
    ['an RSA key without its primes', JSON.stringify({ ...rsa.publicKey, d: rsa.privateKey.d }), 'part-missing'],
    ['halves of two keys', JSON.stringify({ ...ec.publicKey, d: nodePair('P-256').privateKey.d }), 'does-not-open'],
    ['a curve for signing', JSON.stringify({ kty: 'OKP', crv: 'Ed25519', x: 'AAAA', d: 'AAAA' }), 'does-not-open'],
    ['what is no base64url', JSON.stringify({ ...ec.privateKey, d: '!' }), 'does-not-open'],
    [
      'a set with one that does not open',
      JSON.stringify({ keys: [ec.privateKey, { ...ec.privateKey, x: ec.privateKey.y }] }),
      'does-not-open',
    ],
  ])('is refused, with the reason: %s', async (_what, text, problem) => {
    expect(await parsePrivateKeys(text)).toEqual({ ok: false, problem });
  });

  it('is not taken for what its public half alone could do', async () => {
    expect(await canSealFor(ec.publicKey)).toBe(true);
    expect(await read(ec.publicKey)).toMatchObject({ ok: false });
  });
});

function withStandardBase64(key: JWK): object {
  return Object.fromEntries(
    Object.entries(key).map(([name, value]) => [name, name === 'kty' ? value : inStandardBase64(String(value))]),
  );
}
