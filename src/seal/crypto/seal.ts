/**
 * The seal: a JWE (RFC 7516) that the organization's gateway can open with its private key, and the sender's own mailbox with
 * its own key. AES-256-GCM over the deflated instructions; the content key is wrapped for each reader.
 * Written as `protected.recipients.iv.ciphertext.tag`: the members of the general JSON serialization (RFC 7516, 7.2.1) in the
 * order of the compact one, all base64url, so that nothing in it can break out of a header and folding cannot hurt it.
 */
import { GeneralEncrypt, base64url, calculateJwkThumbprint, generalDecrypt, importJWK } from 'jose';
import type { GeneralJWE, JWK } from 'jose';
import * as z from 'zod/mini';
import { parseInstructions } from './instructions-schema';
import { plainKey } from './key-members';
import { mailboxKeyAsJwk } from './mailbox-jwk';
import { KeyUnusable } from './key-unusable';
import type { AddressSpelling } from '../../verification/brands';
import type { Instructions } from '../format/instructions';

const SEAL_VERSION = 1;
const TYPE = 'secure-mail-instructions';
const ENCRYPTION = 'A256GCM';
const KEY_ALGORITHMS = ['ECDH-ES+A256KW', 'RSA-OAEP-256', 'A256KW'];
/** More than any draft needs, and little enough that a hostile seal cannot fill the memory of who opens it. */
const MAXIMUM_INFLATED_BYTES = 2_000_000;

export type SealProblem = 'damaged' | 'wrong-key' | 'newer-version';

const protectedHeader = z.object({ enc: z.literal(ENCRYPTION), typ: z.literal(TYPE), v: z.number() });
const recipients = z.array(
  z.object({
    encrypted_key: z.string(),
    header: z.looseObject({ alg: z.enum(['ECDH-ES+A256KW', 'RSA-OAEP-256', 'A256KW']), kid: z.optional(z.string()) }),
  }),
);

/**
 * @param readers public keys of the gateway, with whatever members they carry; each can open the seal alone
 * @param mailboxKey the sender's own (`mailbox-key.ts`)
 * @throws KeyUnusable when nothing can be encrypted for one of the gateway's keys
 */
export async function sealInstructions(
  instructions: Instructions<AddressSpelling>,
  readers: readonly JWK[],
  mailboxKey: string,
): Promise<string> {
  const plaintext = await deflate(new TextEncoder().encode(JSON.stringify(instructions)));
  const encrypt = new GeneralEncrypt(plaintext).setProtectedHeader({ enc: ENCRYPTION, typ: TYPE, v: SEAL_VERSION });
  const jwe = await encryptFor(encrypt, [...readers, mailboxKeyAsJwk(mailboxKey)]).catch(() => {
    throw new KeyUnusable();
  });
  return [jwe.protected!, base64url.encode(JSON.stringify(jwe.recipients)), jwe.iv!, jwe.ciphertext, jwe.tag!].join(
    '.',
  );
}

async function encryptFor(encrypt: GeneralEncrypt, readers: readonly JWK[]): Promise<GeneralJWE> {
  for (const reader of readers) {
    const key = plainKey(reader);
    const alg = keyAlgorithm(key);
    const header = key.kty === 'oct' ? { alg } : { alg, kid: await calculateJwkThumbprint(key) };
    encrypt.addRecipient(await importJWK(key, alg)).setUnprotectedHeader(header);
  }
  return encrypt.encrypt();
}

/**
 * @param keys private keys of the gateway, or the sender's own key as a JWK; the first that fits opens it
 * @returns the instructions, or why not. `newer-version`: made by a later version of the add-in.
 */
export async function openSeal(
  sealed: string,
  keys: readonly JWK[],
): Promise<{ ok: true; instructions: Instructions } | { ok: false; problem: SealProblem }> {
  const parts = sealed.split('.');
  if (parts.length !== 5 || !parts.every((part) => /^[A-Za-z0-9_-]+$/.test(part)))
    return { ok: false, problem: 'damaged' };
  const [header, readers, iv, ciphertext, tag] = parts as [string, string, string, string, string];
  const parsedHeader = z.safeParse(protectedHeader, decodeJson(header));
  const parsedReaders = z.safeParse(recipients, decodeJson(readers));
  if (!parsedHeader.success || !parsedReaders.success) return { ok: false, problem: 'damaged' };
  if (parsedHeader.data.v > SEAL_VERSION) return { ok: false, problem: 'newer-version' };

  const fitting = await pairs(parsedReaders.data, keys.map(plainKey));
  if (fitting.length === 0) return { ok: false, problem: 'wrong-key' };
  for (const [recipient, key] of fitting) {
    try {
      const jwe: GeneralJWE = {
        protected: header,
        recipients: [recipient as GeneralJWE['recipients'][number]],
        iv,
        ciphertext,
        tag,
      };
      const opened = await generalDecrypt(jwe, await importJWK(key, recipient.header.alg), {
        keyManagementAlgorithms: KEY_ALGORITHMS,
        contentEncryptionAlgorithms: [ENCRYPTION],
      });
      const instructions = parseInstructions(decodeJsonBytes(await inflate(opened.plaintext)));
      return instructions ? { ok: true, instructions } : { ok: false, problem: 'damaged' };
    } catch {
      // this key does not open this entry; another one may
    }
  }
  // An entry named our key (or was wrapped for a mailbox): a gateway key that is named and fails means damage.
  return { ok: false, problem: fitting.some(([recipient]) => recipient.header.kid) ? 'damaged' : 'wrong-key' };
}

type Reader = z.infer<typeof recipients>[number];

/** Which entry each key could open: by thumbprint for the gateway's keys (RFC 7638), by kind for the mailbox's. */
async function pairs(readers: Reader[], keys: readonly JWK[]): Promise<[Reader, JWK][]> {
  const found: [Reader, JWK][] = [];
  for (const key of keys) {
    const kid = key.kty === 'oct' ? undefined : await calculateJwkThumbprint(key);
    for (const reader of readers) {
      const fits = key.kty === 'oct' ? reader.header.alg === 'A256KW' : reader.header.kid === kid;
      if (fits) found.push([reader, key]);
    }
  }
  return found;
}

function keyAlgorithm(jwk: JWK): string {
  if (jwk.kty === 'oct') return 'A256KW';
  return jwk.kty === 'RSA' ? 'RSA-OAEP-256' : 'ECDH-ES+A256KW';
}

function decodeJson(text: string): unknown {
  try {
    return decodeJsonBytes(base64url.decode(text));
  } catch {
    return undefined;
  }
}

const decodeJsonBytes = (bytes: Uint8Array): unknown =>
  JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));

const streamOf = (bytes: Uint8Array) => new Blob([bytes as BlobPart]).stream();

async function deflate(bytes: Uint8Array): Promise<Uint8Array> {
  const deflated = streamOf(bytes).pipeThrough(new CompressionStream('deflate-raw'));
  return new Uint8Array(await new Response(deflated).arrayBuffer());
}

/** @throws RangeError when the content is larger than any instructions can be. */
async function inflate(bytes: Uint8Array): Promise<Uint8Array> {
  const reader = streamOf(bytes).pipeThrough(new DecompressionStream('deflate-raw')).getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.length;
    if (size > MAXIMUM_INFLATED_BYTES) {
      await reader.cancel();
      throw new RangeError('too large');
    }
    chunks.push(value as Uint8Array);
  }
  return new Uint8Array(await new Blob(chunks as BlobPart[]).arrayBuffer());
}
