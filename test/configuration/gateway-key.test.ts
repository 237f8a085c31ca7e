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

describe('a private key in the configuration', () => {
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
