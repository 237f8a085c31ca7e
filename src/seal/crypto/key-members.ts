/**
 * A key as it is used for a seal: the members that it is made of (RFC 7518, 8037), in one spelling. What vaults and exports write
 * beside them is dropped (`key_ops`, `ext`, `use`, `alg`, names, empty members): an import would refuse for it, and the seal says
 * itself what a key is used for.
 */
import { base64url } from 'jose';
import type { JWK } from 'jose';

const MEMBERS: Record<string, readonly string[]> = {
  EC: ['crv', 'x', 'y', 'd'],
  OKP: ['crv', 'x', 'd'],
  // a key of more than two primes is left whole, so that it is refused
  RSA: ['n', 'e', 'd', 'p', 'q', 'dp', 'dq', 'qi', 'oth'],
  oct: ['k'],
};

/** @throws TypeError for a member that is no base64url */
export function plainKey(key: JWK): JWK {
  const { kty = '' } = key;
  const plain: Record<string, unknown> = { kty };
  for (const name of (Object.hasOwn(MEMBERS, kty) && MEMBERS[kty]) || []) {
    const value = (key as Record<string, unknown>)[name];
    if (value === undefined || value === null) continue;
    plain[name] = typeof value === 'string' && name !== 'crv' ? spelled(value, kty === 'RSA') : value;
  }
  return plain as JWK;
}

/** Thumbprints count characters: zeros in front of a number, which some vaults write and some browsers refuse, are taken off. */
function spelled(value: string, isNumber: boolean): string {
  const bytes = base64url.decode(value);
  const first = isNumber ? bytes.findIndex((byte) => byte !== 0) : 0;
  return base64url.encode(bytes.subarray(Math.max(first, 0)));
}
