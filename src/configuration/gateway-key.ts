/**
 * Checks a public key of the mail gateway (RFC 7517, 7518, 8037): of a kind that the seal can use, whole, and not private.
 * Whether a point lies on its curve is seen when the key is imported.
 */
import * as z from 'zod/mini';
import type { GatewayKey } from './types';
import type { MistakeCode, MistakeDetails } from './mistakes';

type Report = <Code extends MistakeCode>(member: string, code: Code, details: MistakeDetails[Code]) => void;

// RFC 7518: members of EC, RSA and symmetric keys that are secret
const PRIVATE_MEMBERS = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k'];
/** Bytes of each coordinate. */
const EC_CURVES: Record<string, number> = { 'P-256': 32, 'P-384': 48, 'P-521': 66 };
const OKP_CURVES: Record<string, number> = { X25519: 32 };
const SHORTEST_RSA_BITS = 2048;
// what the seal uses for a kind of key; a key made for another one could not be imported
const KEY_AGREEMENT = ['ECDH-ES+A256KW'];
const KEY_ENCRYPTION = ['RSA-OAEP-256'];

const KINDS: Record<string, { algorithms: string[]; check(key: Record<string, unknown>, report: Report): void }> = {
  EC: { algorithms: KEY_AGREEMENT, check: (key, report) => checkCurve(key, EC_CURVES, ['x', 'y'], report) },
  OKP: { algorithms: KEY_AGREEMENT, check: (key, report) => checkCurve(key, OKP_CURVES, ['x'], report) },
  RSA: { algorithms: KEY_ENCRYPTION, check: checkRsa },
};

/** A JWK as zod sees it; mistakes are custom issues with `params: { mistake, details }`. */
export const gatewayKeySchema = z.custom<GatewayKey>(isObject, { abort: true }).check(
  z.superRefine((key, context) => {
    const report: Report = (member, mistake, details) => {
      context.addIssue({ code: 'custom', path: [member], params: { mistake, details } });
    };
    checkKey(key, report);
  }),
);

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A private member is told before all else, whatever the rest looks like. */
function checkKey(key: Record<string, unknown>, report: Report): void {
  if (key.kty === 'oct') return report('kty', 'shared-secret', {});
  const secret = PRIVATE_MEMBERS.find((member) => Object.hasOwn(key, member));
  if (secret !== undefined) return report(secret, 'private-key', {});
  if (key.kty === undefined) return report('kty', 'key-part-missing', {});
  const kind = own(KINDS, key.kty);
  if (!kind) return report('kty', 'not-one-of', { allowed: Object.keys(KINDS) });
  kind.check(key, report);
  if (key.use !== undefined && key.use !== 'enc') report('use', 'key-for-signing', {});
  if (key.alg !== undefined && !kind.algorithms.includes(String(key.alg))) {
    report('alg', 'key-algorithm-does-not-fit', { allowed: kind.algorithms });
  }
  if (key.kid !== undefined && typeof key.kid !== 'string') report('kid', 'wrong-kind', { expected: 'text' });
}

function checkCurve(
  key: Record<string, unknown>,
  curves: Record<string, number>,
  members: string[],
  report: Report,
): void {
  if (key.crv === undefined) return report('crv', 'key-part-missing', {});
  const bytes = own(curves, key.crv);
  if (bytes === undefined) return report('crv', 'not-one-of', { allowed: Object.keys(curves) });
  for (const member of members) {
    if (key[member] === undefined) report(member, 'key-part-missing', {});
    else if (bytesOf(key[member]) !== bytes) report(member, 'key-part-damaged', {});
  }
}

function checkRsa(key: Record<string, unknown>, report: Report): void {
  for (const member of ['n', 'e']) {
    if (key[member] === undefined) report(member, 'key-part-missing', {});
    else if (bytesOf(key[member]) === undefined) report(member, 'key-part-damaged', {});
  }
  if (bytesOf(key.n) !== undefined && bitsOf(String(key.n)) < SHORTEST_RSA_BITS) {
    report('n', 'key-too-short', { minimumBits: SHORTEST_RSA_BITS });
  }
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

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** Length of a big-endian number in base64url: its bytes without the zero bits in front. */
function bitsOf(base64url: string): number {
  const firstDigit = base64url.search(/[^A]/);
  if (firstDigit < 0) return 0;
  const zeroBits = firstDigit * 6 + Math.clz32(ALPHABET.indexOf(base64url.charAt(firstDigit))) - 26;
  return (bytesOf(base64url) ?? 0) * 8 - zeroBits;
}
