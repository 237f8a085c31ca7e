import type { JWK } from 'jose';
import { azureCliBundle, inStandardBase64, ofAzureCli, ofKeyVault } from '../seal/administrators-keys';
import { configurationOf, ecKeys, mistakesIn, rsaKeys, wrongPaths, x25519Keys } from './values';

const ec = ecKeys('P-256');
const x25519 = x25519Keys();
const rsa = rsaKeys(2048);

describe('a gateway key', () => {
  it.each([
    ['P-256', ec.publicKey],
    ['P-384', ecKeys('P-384').publicKey],
    ['P-521', ecKeys('P-521').publicKey],
    ['X25519', x25519.publicKey],
    ['RSA of 2048 bits', rsa.publicKey],
    ['RSA of 3072 bits', rsaKeys(3072).publicKey],
    ['with a name, a use and an algorithm', { ...ec.publicKey, kid: 'gateway-1', use: 'enc', alg: 'ECDH-ES+A256KW' }],
    ['with members that others may know', { ...ec.publicKey, ext: true, 'x5t#S256': 'abc' }],
    ['of Azure Key Vault', ofKeyVault(rsa.publicKey as unknown as JWK)],
    ['as az prints it, with empty members, the private ones too', ofAzureCli(rsa.publicKey as unknown as JWK)],
    ['EC as az prints it', ofAzureCli(ec.publicKey as unknown as JWK)],
    ['with ext as a text, and operations for signing', { ...ec.publicKey, ext: 'true', key_ops: ['verify'] }],
    ['with empty names and uses', { ...ec.publicKey, kid: null, use: null, alg: null }],
  ])('is taken as it is: %s', (_, key) => {
    expect(configurationOf({ gatewayKeys: [key] }).gatewayKeys).toEqual([key]);
  });

  it.each<[string, unknown, string]>([
    ['what is no object', 'MIIB…', 'gatewayKeys[0]'],
    ['null', null, 'gatewayKeys[0]'],
    ['a list', [], 'gatewayKeys[0]'],
    ['no kind', {}, 'gatewayKeys[0].kty'],
    ['an unknown kind', { kty: 'AKP' }, 'gatewayKeys[0].kty'],
    ['a kind that every object has', { kty: 'constructor' }, 'gatewayKeys[0].kty'],
    ['a kind that is a number', { kty: 5 }, 'gatewayKeys[0].kty'],
    ['no curve', { ...ec.publicKey, crv: undefined }, 'gatewayKeys[0].crv'],
    ['a curve of blockchains', { ...ec.publicKey, crv: 'secp256k1' }, 'gatewayKeys[0].crv'],
    ['a curve for signing', { ...x25519.publicKey, crv: 'Ed25519' }, 'gatewayKeys[0].crv'],
    ['a curve of the other kind', { ...ec.publicKey, crv: 'X25519' }, 'gatewayKeys[0].crv'],
    ['half a point', { ...ec.publicKey, y: undefined }, 'gatewayKeys[0].y'],
    ['a point that was cut', { ...ec.publicKey, x: 'AAAA' }, 'gatewayKeys[0].x'],
    ['a point in standard base64', { ...ec.publicKey, x: `${'A'.repeat(42)}+` }, 'gatewayKeys[0].x'],
    ['a point in another alphabet', { ...ec.publicKey, x: `${'/'.repeat(42)}+` }, 'gatewayKeys[0].x'],
    ['a point that is a number', { ...ec.publicKey, x: 12 }, 'gatewayKeys[0].x'],
    ['a short RSA key', rsaKeys(1024).publicKey, 'gatewayKeys[0].n'],
    ['an RSA key without its exponent', { ...rsa.publicKey, e: undefined }, 'gatewayKeys[0].e'],
    [
      'an RSA key padded with zeros',
      { ...rsa.publicKey, n: `${'A'.repeat(300)}${'B'.repeat(100)}` },
      'gatewayKeys[0].n',
    ],
    ['an RSA key of nothing', { ...rsa.publicKey, n: 'A'.repeat(400) }, 'gatewayKeys[0].n'],
    ['a key for signing', { ...ec.publicKey, use: 'sig' }, 'gatewayKeys[0].use'],
    ['an algorithm for signing', { ...ec.publicKey, alg: 'ES256' }, 'gatewayKeys[0].alg'],
    ['an algorithm of another kind of key', { ...rsa.publicKey, alg: 'ECDH-ES' }, 'gatewayKeys[0].alg'],
    ['an algorithm that the seal does not use', { ...rsa.publicKey, alg: 'RSA-OAEP-512' }, 'gatewayKeys[0].alg'],
    ['an algorithm that is broken', { ...rsa.publicKey, alg: 'RSA1_5' }, 'gatewayKeys[0].alg'],
    ['a name that is a number', { ...ec.publicKey, kid: 1 }, 'gatewayKeys[0].kid'],
  ])('is refused: %s', (_, key, path) => {
    expect(wrongPaths({ gatewayKeys: [key] })).toEqual([path]);
  });

  it('is named by its place in the list', () => {
    expect(wrongPaths({ gatewayKeys: [ec.publicKey, { kty: 'EC' }] })).toEqual(['gatewayKeys[1].crv']);
  });

  it('of exactly 2048 bits is long enough, with one bit fewer it is not', () => {
    const n = String(rsa.publicKey.n);
    // the first six bits of the modulus: 1xxxxx becomes 01xxxx
    const oneBitFewer = `f${n.slice(1)}`;

    expect(wrongPaths({ gatewayKeys: [{ ...rsa.publicKey, n: `g${n.slice(1)}` }] })).toEqual([]);
    expect(mistakesIn({ gatewayKeys: [{ ...rsa.publicKey, n: oneBitFewer }] })).toEqual([
      'gatewayKeys[0].n: This key is too short. Use one of 2048 bits or more.',
    ]);
  });
});

describe('a key in a form that is no JWK is told with the way out', () => {
  const key = rsa.publicKey as unknown as JWK;
  const pem = '-----BEGIN PUBLIC KEY-----\nMFkw…\n-----END PUBLIC KEY-----\n';

  it.each<[string, unknown, string]>([
    ['PEM', [pem], 'gatewayKeys[0]: This is a key in PEM form. Turn it into a JWK'],
    ['PEM in place of the list', pem, 'gatewayKeys: This is a key in PEM form.'],
    ['a set', [{ keys: [key] }], 'gatewayKeys[0]: This is a set of keys. Put only the keys in its "keys" here.'],
    ['a set in place of the list', { keys: [key] }, 'gatewayKeys: This is a set of keys.'],
    ['a bundle', [azureCliBundle(key)], 'gatewayKeys[0]: This is what a key vault prints'],
    ['a bundle in place of the list', azureCliBundle(key), 'gatewayKeys: This is what a key vault prints'],
    [
      'RSA-HSM',
      [{ ...ofAzureCli(key), kty: 'RSA-HSM' }],
      'gatewayKeys[0].kty: The private half of this key never leaves',
    ],
    ['EC-HSM', [{ ...ec.publicKey, kty: 'EC-HSM' }], 'gatewayKeys[0].kty: The private half of this key never leaves'],
    [
      'standard base64 with = at its end',
      [{ ...key, e: inStandardBase64('AAEAAQ') }],
      'gatewayKeys[0].e: This is standard base64, and a JWK has base64url. Write - for each +,',
    ],
    [
      'standard base64 with + and /',
      [{ ...key, n: String(key.n).replaceAll('-', '+').replaceAll('_', '/').replace(/..$/, '+/') }],
      'gatewayKeys[0].n: This is standard base64',
    ],
    ['a key without a list', key, 'gatewayKeys: This must be a list: [ … ].'],
  ])('%s', (_what, gatewayKeys, sentence) => {
    expect(mistakesIn({ gatewayKeys })).toEqual([expect.stringContaining(sentence)]);
  });
});

describe('a private key in the configuration', () => {
  it.each<[string, unknown, string]>([
    ['PEM', ['-----BEGIN PRIVATE KEY-----\nMIGH…'], 'gatewayKeys[0]'],
    ['PEM of one kind', ['-----BEGIN EC PRIVATE KEY-----\nMHcC…'], 'gatewayKeys[0]'],
    ['a set', [{ keys: [ec.publicKey, ec.privateKey] }], 'gatewayKeys[0].keys[1].d'],
    ['a set in place of the list', { keys: [rsa.privateKey] }, 'gatewayKeys.keys[0].d'],
    ['a bundle', [{ key: ec.privateKey }], 'gatewayKeys[0].key.d'],
    ['a key of hardware that is none', [{ ...ec.privateKey, kty: 'EC-HSM' }], 'gatewayKeys[0].d'],
  ])('is told before the form that it comes in: %s', (_what, gatewayKeys, path) => {
    expect(mistakesIn({ gatewayKeys })).toEqual([expect.stringMatching(/: THIS IS A PRIVATE KEY\./)]);
    expect(wrongPaths({ gatewayKeys })).toEqual([path]);
  });

  it.each([
    ['EC', ec.privateKey, 'gatewayKeys[0].d'],
    ['X25519', x25519.privateKey, 'gatewayKeys[0].d'],
    ['RSA', rsa.privateKey, 'gatewayKeys[0].d'],
    ['RSA without d', { ...rsa.publicKey, p: rsa.privateKey.p }, 'gatewayKeys[0].p'],
    ['of no kind', { d: ec.privateKey.d }, 'gatewayKeys[0].d'],
    ['that is empty', { ...ec.publicKey, d: '' }, 'gatewayKeys[0].d'],
    ['a shared secret', { kty: 'oct', k: 'c2VjcmV0LXNlY3JldC1zZWNyZXQ' }, 'gatewayKeys[0].kty'],
  ])('is told loudly and not repeated: %s', (_, key, path) => {
    const lines = mistakesIn({ gatewayKeys: [key] });

    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/: THIS IS A (PRIVATE|SECRET) KEY\. .*make a new key pair/);
    expect(lines[0]?.startsWith(`${path}:`)).toBe(true);
    for (const secret of Object.values(key).filter((value) => String(value).length > 8)) {
      expect(lines[0]).not.toContain(secret);
    }
  });
});
