/**
 * Keys as administrators have them: real pairs, exported as their tools export them. Azure Key Vault answers with `key_ops`;
 * `az keyvault key show` prints a bundle with `keyOps`, `null` for what a kind of key has not, and standard base64 (azure-cli
 * issue 16053); WebCrypto writes `key_ops` and `ext`.
 */
import { generateKeyPairSync, webcrypto } from 'node:crypto';
import type { JWK } from 'jose';

export interface Pair {
  publicKey: JWK;
  privateKey: JWK;
}

export function nodePair(kind: 'P-256' | 'P-384' | 'P-521' | 'X25519' | 'RSA'): Pair {
  const { publicKey, privateKey } =
    kind === 'RSA'
      ? generateKeyPairSync('rsa', { modulusLength: 2048 })
      : kind === 'X25519'
        ? generateKeyPairSync('x25519')
        : generateKeyPairSync('ec', { namedCurve: kind });
  return {
    publicKey: publicKey.export({ format: 'jwk' }) as JWK,
    privateKey: privateKey.export({ format: 'jwk' }) as JWK,
  };
}

export async function webCryptoPair(
  algorithm: 'ECDH' | 'ECDSA' | 'RSA-OAEP',
  usages: webcrypto.KeyUsage[],
): Promise<Pair> {
  const parameters =
    algorithm === 'RSA-OAEP'
      ? { name: algorithm, modulusLength: 2048, publicExponent: new Uint8Array([1, 0, 1]), hash: 'SHA-256' }
      : { name: algorithm, namedCurve: 'P-256' };
  const { publicKey, privateKey } = (await webcrypto.subtle.generateKey(
    parameters as webcrypto.EcKeyGenParams,
    true,
    usages,
  )) as webcrypto.CryptoKeyPair;
  const exported = async (key: webcrypto.CryptoKey) => (await webcrypto.subtle.exportKey('jwk', key)) as JWK;
  return { publicKey: await exported(publicKey), privateKey: await exported(privateKey) };
}

const VAULT_ID = 'https://ziekenhuis.vault.example/keys/gateway/0123456789abcdef';
const RSA_OPERATIONS = ['encrypt', 'decrypt', 'sign', 'verify', 'wrapKey', 'unwrapKey'];
const EC_OPERATIONS = ['sign', 'verify'];

/** The `key` in an answer of Azure Key Vault's REST interface. */
export const ofKeyVault = (key: JWK): JWK => ({
  kid: VAULT_ID,
  key_ops: key.kty === 'RSA' ? RSA_OPERATIONS : EC_OPERATIONS,
  ...key,
});

const EMPTY = Object.fromEntries(
  ['crv', 'd', 'dp', 'dq', 'e', 'k', 'n', 'p', 'q', 'qi', 't', 'x', 'y'].map((name) => [name, null]),
);

/** The `key` that `az keyvault key show` prints, in base64url as if somebody had put that right already. */
export const ofAzureCli = (key: JWK): Record<string, unknown> => ({
  ...EMPTY,
  ...key,
  keyOps: key.kty === 'RSA' ? RSA_OPERATIONS : EC_OPERATIONS,
  kid: VAULT_ID,
});

export const inStandardBase64 = (base64url: string): string => Buffer.from(base64url, 'base64url').toString('base64');

/** All that `az keyvault key show` prints. */
export const azureCliBundle = (key: JWK): Record<string, unknown> => ({
  attributes: { created: '2026-01-05T09:00:00+00:00', enabled: true, exportable: false },
  key: {
    ...ofAzureCli(key),
    ...Object.fromEntries(
      Object.entries(key).flatMap(([name, value]) =>
        ['n', 'e', 'x', 'y'].includes(name) ? [[name, inStandardBase64(String(value))]] : [],
      ),
    ),
  },
  managed: null,
  releasePolicy: null,
  tags: {},
});
