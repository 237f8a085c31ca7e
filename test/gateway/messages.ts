/** Messages as they arrive at a gateway, with seals made by the code that makes them in the pane. */
import { exportJWK, generateKeyPair } from 'jose';
import type { JWK } from 'jose';
import { coverTag } from '../../src/seal/format/cover';
import { createMailboxKey } from '../../src/seal/crypto/random';
import { SECURE_MAIL_HEADER } from '../../src/seal/format/header-names';
import { formatSealHeaders } from '../../src/seal/format/seal-headers';
import { sealInstructions } from '../../src/seal/crypto/seal';
import type { Instruction, Instructions } from '../../src/seal/format/instructions';

export interface KeyPair {
  publicKey: JWK;
  privateKey: JWK;
}

export async function createKeyPair(alg: 'ECDH-ES+A256KW' | 'RSA-OAEP-256' = 'ECDH-ES+A256KW'): Promise<KeyPair> {
  const pair = await generateKeyPair(alg, { extractable: true, ...(alg === 'ECDH-ES+A256KW' && { crv: 'P-256' }) });
  return { publicKey: await exportJWK(pair.publicKey), privateKey: await exportJWK(pair.privateKey) };
}

export const SENDER = 'sam@ziekenhuis.example';

/** The tests' own values: nothing here has to pass a parser of ours. */
export const instructionsFor = (
  recipients: (Partial<Omit<Instruction, 'address'>> & { address: string })[],
  notNeeded: string[] = [],
): Instructions =>
  ({
    version: 1,
    draftId: 'draft-0123456',
    sender: SENDER,
    recipients: recipients.map((recipient) => ({ method: 'account', own: false, ...recipient })),
    notNeeded,
  }) as unknown as Instructions;

export type Headers = Record<string, string>;

/** Our headers for these instructions, as the pane writes them on the draft. */
export async function sealHeadersOf(instructions: Instructions, readers: readonly JWK[]): Promise<Headers> {
  const mailboxKey = createMailboxKey();
  const addresses = [...instructions.recipients.map(({ address }) => address), ...instructions.notNeeded];
  const sealed = await sealInstructions(instructions, readers, mailboxKey);
  const { draftId } = instructions;
  return {
    [SECURE_MAIL_HEADER]: '1',
    ...formatSealHeaders({ draftId, cover: coverTag(mailboxKey, { sender: instructions.sender, addresses }), sealed }),
  };
}

/** A message with these headers after the usual ones. */
export function messageWith(ours: Headers | string[][], others: Headers = {}, lineEnd = '\r\n'): string {
  const usual: Headers = {
    from: `Sam <${SENDER}>`,
    to: 'Anna <anna@praktijk.example>',
    subject: '=?utf-8?Q?Uitslag_n=C2=B0_7?=',
    ...others,
  };
  const lines = [...Object.entries(usual), ...(Array.isArray(ours) ? ours : Object.entries(ours))];
  return [...lines.map(([name, value]) => `${name}: ${value}`), '', 'The body.', ''].join(lineEnd);
}
