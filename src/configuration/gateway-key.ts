/**
 * Checks the public keys of the mail gateway (RFC 7517, 7518, 8037): of a kind that the seal can use, whole, and not private.
 * Members that the seal does not use (`key_ops`, `ext`, empty ones) may hold anything. Whether a point lies on its curve is seen
 * when something is sealed: `npm run config -- check` does it (`seal/crypto/try-keys.ts`).
 */
import * as z from 'zod/mini';
import type { MistakeCode, MistakeDetails } from './mistakes';

/** A public key of the mail gateway (RFC 7517). */
export interface GatewayKey {
  kty: string;
  [member: string]: unknown;
}

type Report = <Code extends MistakeCode>(path: PropertyKey[], code: Code, details: MistakeDetails[Code]) => void;
type MemberReport = <Code extends MistakeCode>(member: string, code: Code, details: MistakeDetails[Code]) => void;

// RFC 7518: members of EC, RSA and symmetric keys that are secret
const PRIVATE_MEMBERS = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k'];
/** Bytes of each coordinate. */
const EC_CURVES: Record<string, number> = { 'P-256': 32, 'P-384': 48, 'P-521': 66 };
const OKP_CURVES: Record<string, number> = { X25519: 32 };
const SHORTEST_RSA_BITS = 2048;
// what the seal uses for a kind of key; a key made for another one could not be imported
const KEY_AGREEMENT = ['ECDH-ES+A256KW'];
const KEY_ENCRYPTION = ['RSA-OAEP-256'];

const KINDS: Record<string, { algorithms: string[]; check(key: Record<string, unknown>, report: MemberReport): void }> =
  {
    EC: { algorithms: KEY_AGREEMENT, check: (key, report) => checkCurve(key, EC_CURVES, ['x', 'y'], report) },
    OKP: { algorithms: KEY_AGREEMENT, check: (key, report) => checkCurve(key, OKP_CURVES, ['x'], report) },
    RSA: { algorithms: KEY_ENCRYPTION, check: checkRsa },
  };

/** The list of keys as zod sees it; mistakes are custom issues with `params: { mistake, details }`. */
export const gatewayKeysSchema = z
  .custom<GatewayKey[]>(() => true)
  .check(
    z.superRefine((list: unknown, context) => {
      const reportAt =
        (...before: PropertyKey[]): Report =>
        (path, mistake, details) => {
          context.addIssue({ code: 'custom', path: [...before, ...path], params: { mistake, details } });
        };
      if (Array.isArray(list)) return list.forEach((key: unknown, index) => checkKey(key, reportAt(index)));
      if (!checkForm(list, reportAt())) reportAt()([], 'wrong-kind', { expected: 'list' });
    }),
  );

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What a key vault prints for members that a kind of key has not is as good as absent. */
const withoutEmpty = (key: object) =>
  Object.fromEntries(Object.entries(key).filter(([, value]) => value !== null && value !== undefined));

/**
 * Forms in which keys are handed over, and which are no JWK. A private key in them is told before all else.
 * @returns whether it is one of them; then it was reported
 */
function checkForm(value: unknown, report: Report): boolean {
  if (typeof value === 'string') {
    if (!/-----BEGIN /.test(value)) return false;
    report([], /PRIVATE KEY-----/.test(value) ? 'private-key' : 'key-as-pem', {});
    return true;
  }
  if (!isObject(value)) return false;
  const { keys, key } = value;
  if (Array.isArray(keys)) {
    const at = keys.findIndex((one) => isObject(one) && secretIn(one));
    if (at >= 0) report(['keys', at, secretIn(keys[at] as object)!], 'private-key', {});
    else report([], 'key-set', {});
    return true;
  }
  if (!isObject(key)) return false;
  const secret = secretIn(key);
  if (secret) report(['key', secret], 'private-key', {});
  else report([], 'key-bundle', {});
  return true;
}

const secretIn = (key: object) => PRIVATE_MEMBERS.find((member) => Object.hasOwn(withoutEmpty(key), member));

/** A private member is told before all else, whatever the rest looks like. */
function checkKey(value: unknown, reportAt: Report): void {
  if (checkForm(value, reportAt)) return;
  if (!isObject(value)) return reportAt([], 'wrong-kind', { expected: 'object' });
  const key: Record<string, unknown> = withoutEmpty(value);
  const report: MemberReport = (member, mistake, details) => reportAt([member], mistake, details);
  if (key.kty === 'oct') return report('kty', 'shared-secret', {});
  const secret = secretIn(key);
  if (secret !== undefined) return report(secret, 'private-key', {});
  if (key.kty === undefined) return report('kty', 'key-part-missing', {});
  if (typeof key.kty === 'string' && key.kty.endsWith('-HSM')) return report('kty', 'key-in-hardware', {});
  const kind = own(KINDS, key.kty);
  if (!kind) return report('kty', 'not-one-of', { allowed: Object.keys(KINDS) });
  kind.check(key, report);
  if (key.use !== undefined && key.use !== 'enc') report('use', 'key-for-signing', {});
  if (key.alg !== undefined && !kind.algorithms.includes(String(key.alg))) {
    report('alg', 'key-algorithm-does-not-fit', { allowed: kind.algorithms });
  }
  if (key.kid !== undefined && typeof key.kid !== 'string') report('kid', 'wrong-kind', { expected: 'text' });
}

/** @returns whether it can be read; reported where it cannot */
function checkPart(key: Record<string, unknown>, member: string, report: MemberReport): boolean {
  const value = key[member];
  if (value === undefined) report(member, 'key-part-missing', {});
  else if (isStandardBase64(value)) report(member, 'key-part-standard-base64', {});
  else if (bytesOf(value) === undefined) report(member, 'key-part-damaged', {});
  else return true;
  return false;
}

function checkCurve(
  key: Record<string, unknown>,
  curves: Record<string, number>,
  members: string[],
  report: MemberReport,
): void {
  if (key.crv === undefined) return report('crv', 'key-part-missing', {});
  const bytes = own(curves, key.crv);
  if (bytes === undefined) return report('crv', 'not-one-of', { allowed: Object.keys(curves) });
  for (const member of members) {
    if (checkPart(key, member, report) && bytesOf(key[member]) !== bytes) report(member, 'key-part-damaged', {});
  }
}

function checkRsa(key: Record<string, unknown>, report: MemberReport): void {
  if (checkPart(key, 'n', report) && bitsOf(String(key.n)) < SHORTEST_RSA_BITS) {
    report('n', 'key-too-short', { minimumBits: SHORTEST_RSA_BITS });
  }
  checkPart(key, 'e', report);
}

/** Names such as `constructor`, which every object has, are not in the table. */
function own<Value>(table: Record<string, Value>, name: unknown): Value | undefined {
  return typeof name === 'string' && Object.hasOwn(table, name) ? table[name] : undefined;
}

/** @returns `undefined` for what is not base64url without padding (RFC 4648, section 5). */
function bytesOf(value: unknown): number | undefined {
  if (typeof value !== 'string' || !/^[\w-]+$/.test(value) || value.length % 4 === 1) return undefined;
  return Math.floor((value.length * 3) / 4);
}

/** RFC 4648, section 4, where it differs from section 5. */
const isStandardBase64 = (value: unknown): boolean =>
  typeof value === 'string' && /^[A-Za-z0-9+/]+={0,2}$/.test(value) && /[+/=]/.test(value);

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** Length of a big-endian number in base64url: its bytes without the zero bits in front. */
function bitsOf(base64url: string): number {
  const firstDigit = base64url.search(/[^A]/);
  if (firstDigit < 0) return 0;
  const zeroBits = firstDigit * 6 + Math.clz32(ALPHABET.indexOf(base64url.charAt(firstDigit))) - 26;
  return (bytesOf(base64url) ?? 0) * 8 - zeroBits;
}
