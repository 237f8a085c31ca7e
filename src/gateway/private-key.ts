/** The gateway's private key from a file: a JWK (RFC 7517) or a set of them. Each is tried before it is taken. */
import type { JWK } from 'jose';
import { plainKey } from '../seal/crypto/key-members';
import { canOpen } from '../seal/crypto/try-keys';

/** Why a file is not taken. `locales` has the sentence for each, with the way out. */
export type KeyFileProblem =
  /** Neither JSON nor PEM. */
  | 'not-json'
  | 'pem'
  /** What a key vault prints about a key, with the key in it. */
  | 'bundle'
  | 'no-key'
  | 'public-key'
  /** Its private half stays in a hardware module. */
  | 'in-hardware'
  | 'unknown-kind'
  | 'standard-base64'
  | 'part-missing'
  /** Whole, and a seal that was made for it cannot be opened with it. */
  | 'does-not-open';

export type ParsedKeyFile = { ok: true; keys: JWK[] } | { ok: false; problem: KeyFileProblem };

/** The members that a private key must have besides its kind. */
const NEEDED: Record<string, readonly string[]> = {
  EC: ['crv', 'x', 'y'],
  OKP: ['crv', 'x'],
  RSA: ['n', 'e', 'p', 'q', 'dp', 'dq', 'qi'],
};

/** Never rejects. Nothing of the text is told on. */
export async function parsePrivateKeys(text: string): Promise<ParsedKeyFile> {
  const wrong = (problem: KeyFileProblem): ParsedKeyFile => ({ ok: false, problem });
  const json = parseJson(text.replace(/^\uFEFF/, ''));
  if (json === undefined) return wrong(/-----BEGIN /.test(text) ? 'pem' : 'not-json');
  if (typeof json === 'string' && /-----BEGIN /.test(json)) return wrong('pem');
  const found = isObject(json) && Array.isArray(json.keys) ? (json.keys as unknown[]) : [json];
  if (found.length === 0) return wrong('no-key');
  const keys: JWK[] = [];
  for (const one of found) {
    const problem = problemOf(one);
    if (problem) return wrong(problem);
    const key = plain(one);
    if (!key || !(await canOpen(key))) return wrong('does-not-open');
    keys.push(key);
  }
  return { ok: true, keys };
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What can be seen of a key without trying it. */
function problemOf(key: unknown): KeyFileProblem | undefined {
  if (!isObject(key)) return 'no-key';
  if (isObject(key.key)) return isPrivate(key.key) ? 'bundle' : problemOf(key.key);
  const { kty } = key;
  if (typeof kty !== 'string') return 'no-key';
  if (kty.endsWith('-HSM')) return 'in-hardware';
  const needed = Object.hasOwn(NEEDED, kty) ? NEEDED[kty]! : undefined;
  if (!needed) return 'unknown-kind';
  if (!isPrivate(key)) return 'public-key';
  if (needed.some((member) => !key[member])) return 'part-missing';
  return [...needed, 'd'].some((member) => /[+/=]/.test(String(key[member]))) ? 'standard-base64' : undefined;
}

/** What a key vault prints for members that it keeps to itself is `null`. */
const isPrivate = ({ d }: Record<string, unknown>): boolean => d !== undefined && d !== null && d !== '';

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function plain(key: unknown): JWK | undefined {
  try {
    return plainKey(key as JWK);
  } catch {
    return undefined; // a member that is no base64url
  }
}
