/**
 * The receiving side of the contract: from a message as it left Outlook to what must happen for each recipient, or why it must
 * not be delivered. Fails closed: instructions come back only when all of them are sound and speak for the whole envelope.
 */
import type { JWK } from 'jose';
import { ALL_HEADERS, SECURE_MAIL_HEADER, SECURE_MAIL_OFF, SECURE_MAIL_ON } from '../seal/format/header-names';
import { readSealHeaders } from '../seal/format/seal-headers';
import { openSeal } from '../seal/crypto/seal';
import type { Instructions } from '../seal/format/instructions';
import { gateway as texts } from '../locales/en/gateway';
import { completeChoice } from '../verification/choices';
import { comparableAddress, coversEnvelope, namesOneTwice } from './cover';
import { readMessageHeaders } from './message-headers';
import type { MessageHeaders } from './message-headers';
import type { GatewayRefusal } from './refusals';
import { UnreadableHeader, scanMessage } from './header-lines';
import type { ScannedMessage } from './header-lines';
import { sealDigest, sealReaders } from './seal-digest';

export type OpenedMessage =
  /** `seal` tells it from every other seal, also of the same draft. */
  | { ok: true; instructions: Instructions; seal: string }
  /** `readers`: thumbprints of the keys that the seal was made for, where none of ours is among them. */
  | { ok: false; reason: GatewayRefusal; message: string; readers?: string[] };

/**
 * @param rawMessage a message by RFC 5322, as bytes or as text that was decoded as UTF-8
 * @param privateKeys private keys of the gateway (RFC 7517); several while keys change. Not checked here: see `private-key.ts`.
 * @param options.envelope the addresses of the SMTP envelope, Bcc included; without them To and Cc of the message count, which
 * cannot show a Bcc that lacks instructions
 */
export async function openMessage(
  rawMessage: Uint8Array | string,
  privateKeys: readonly JWK[],
  options: { envelope?: readonly string[] } = {},
): Promise<OpenedMessage> {
  let scanned: ScannedMessage;
  try {
    scanned = scanMessage(asBuffer(rawMessage));
  } catch (error) {
    if (error instanceof UnreadableHeader) return refuse('damaged');
    throw error;
  }
  return openScanned(scanned, privateKeys, options);
}

/** The same for a message whose header was scanned already. */
export async function openScanned(
  message: ScannedMessage,
  privateKeys: readonly JWK[],
  options: { envelope?: readonly string[] } = {},
): Promise<OpenedMessage> {
  const headers = readMessageHeaders(message);
  if (headers.unclear) return refuse('damaged');
  if (headers.doubled) return refuse('doubled');
  const state = switchOf(headers);
  if (state !== 'on') return refuse(state === 'off' ? 'not-secure-mail' : 'damaged');

  const read = readSealHeaders(headers.ours);
  if (!read.ok) return refuse(read.problem);
  const opened = await openSeal(read.seal.sealed, privateKeys);
  if (!opened.ok)
    return {
      ...refuse(opened.problem),
      ...(opened.problem === 'wrong-key' && { readers: sealReaders(read.seal.sealed) }),
    };
  const { instructions } = opened;
  if (instructions.draftId !== read.seal.draftId) return refuse('damaged');
  if (!instructions.recipients.every((recipient) => completeChoice(recipient).ok)) return refuse('damaged');
  if (namesOneTwice(instructions)) return refuse('one-mailbox-twice');
  if (comparableAddress(headers.sender ?? '') !== instructions.sender) return refuse('other-sender');
  if (!coversEnvelope(instructions, options.envelope ?? headers.addressees)) return refuse('does-not-cover-envelope');
  return { ok: true, instructions, seal: sealDigest(read.seal.sealed) };
}

/** A seal, or a part of one, beside a switch that is off or gone was tampered with or has lost its header on the way: neither on nor off. */
function switchOf(headers: MessageHeaders): 'on' | 'off' | 'unclear' {
  // the parser took spaces and tabs off; any other character beside the value counts
  const valueOf = (name: string) => headers.ours(name) ?? '';
  if (valueOf(SECURE_MAIL_HEADER) === SECURE_MAIL_ON) return 'on';
  return ALL_HEADERS.map(valueOf).every((value) => value === '' || value === SECURE_MAIL_OFF) ? 'off' : 'unclear';
}

const sentences: Record<GatewayRefusal, string> = texts.refusals;

const refuse = (reason: GatewayRefusal) => ({ ok: false as const, reason, message: sentences[reason] });

/** Without a copy where it is bytes already. */
function asBuffer(raw: Uint8Array | string): Buffer {
  return typeof raw === 'string' ? Buffer.from(raw) : Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength);
}
