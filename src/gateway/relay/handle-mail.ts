/**
 * What becomes of one mail: handed on, refused for good, or put off. Never taken before the next hop has it, so nothing is lost when
 * this process dies: the server before it still has the mail.
 */
import { createHash } from 'node:crypto';
import type { JWK } from 'jose';
import { relay as texts } from '../../locales/en/relay';
import { comparableAddress } from '../cover';
import { UnreadableHeader, scanMessage, valuesOf } from '../header-lines';
import type { ScannedMessage } from '../header-lines';
import { openScanned } from '../open-message';
import type { OpenedMessage } from '../open-message';
import { checkAnnouncedKeys } from './announced-keys';
import { bounceFor } from './bounce';
import { sendTo } from './next-hop';
import type { NextHop } from './next-hop';
import type { Attempt, Replays } from './replays';
import { stripOurHeaders, stripSecureMail } from './strip';
import { CannotBeExpressed, NextHopAway } from './types';
import type { Envelope, HandOn, OpenedMail, Refused } from './types';

export interface Handling {
  privateKeys: readonly JWK[];
  /** For normal mail and for bounces. */
  nextHop: NextHop;
  handOn: HandOn;
  replays: Replays;
  /**
   * Thumbprints of the keys that the organization has its senders use, where the gateway knows its configuration.
   * What it throws puts the mail off.
   */
  announcedKeys?: () => Promise<readonly string[]>;
  /** Name of this server. */
  host: string;
}

/** A refusal for good (550 5.7.1) with a sentence for the sender; anything else that is thrown puts the mail off (451). */
export class MailRefused extends Error {
  override name = 'MailRefused';
}

/** Nobody has it, and nobody ever gets it. */
class NobodyEver extends MailRefused {}

/** The same mail is being handed on, on another connection. */
class UnderWay extends Error {
  override name = 'UnderWay';
}

/** @throws MailRefused, NextHopAway and whatever else goes wrong: then the server before us still has the mail, and tells or sends it again */
export async function handleMail(envelope: Envelope, raw: Buffer, handling: Handling): Promise<void> {
  const message = scan(raw);
  const opened = await openScanned(message, handling.privateKeys, { envelope: envelope.to });
  if (opened.ok) return handleSecureMail(envelope, message, opened, handling);
  if (opened.reason === 'wrong-key') {
    const readers = opened.readers ?? [];
    // the fault is ours while senders are told to use a key that is not here; any other seal is theirs to make again
    await checkAnnouncedKeys(handling.privateKeys, handling.announcedKeys, (key) => readers.includes(key));
    throw new MailRefused(texts.refused(texts.otherKey));
  }
  if (opened.reason !== 'not-secure-mail') throw new MailRefused(texts.refused(opened.message));
  // as it came, whatever it is, but for what says that it is not secure
  const { refused } = await sendTo(handling.nextHop, envelope, stripOurHeaders(message));
  checkSomebodyHasIt(envelope, refused);
  await tellSender(envelope, message, refused, handling);
}

function scan(raw: Buffer): ScannedMessage {
  try {
    return scanMessage(raw);
  } catch (error) {
    throw error instanceof UnreadableHeader
      ? new MailRefused(texts.refused(texts.headerProblems[error.problem]))
      : error;
  }
}

async function handleSecureMail(
  envelope: Envelope,
  message: ScannedMessage,
  { instructions, seal }: Extract<OpenedMessage, { ok: true }>,
  handling: Handling,
): Promise<void> {
  const messageIds = valuesOf(message, 'message-id');
  if (!messageIds[0]) throw new MailRefused(texts.refused(texts.withoutMessageId));
  const identity = { messageIds, dates: valuesOf(message, 'date'), from: instructions.sender };
  const claim = await handling.replays.claim(seal, identity, envelope.to);
  if (claim.state === 'replayed') throw new MailRefused(texts.refused(texts.replayed));
  if (claim.state === 'busy') throw new UnderWay();
  if (claim.state === 'handed-on') return;

  const { attempt, to } = claim;
  const mail = {
    envelope: { ...envelope, to },
    instructions,
    raw: stripSecureMail(message),
    fieldNames: [...message.byName.keys()],
    keys: to.map((address) => keyFor(seal, address)),
  };
  let havingIt: string[] = [];
  try {
    const refused = await handOn(mail, handling);
    const without = new Set(refused.map(({ address }) => comparableAddress(address)));
    havingIt = to.filter((address) => !without.has(comparableAddress(address)));
    // 550 would be told to those as well who have it from an earlier part
    const isPartOfRest = to.length < envelope.to.length && refused.every(({ later }) => !later);
    if (!isPartOfRest) checkSomebodyHasIt(mail.envelope, refused);
    // told before it is noted: if we die or the answer is lost in between, it comes again, which is better than that nobody is told
    await tellSender(envelope, message, refused, handling);
  } catch (error) {
    await end(attempt, error, havingIt).catch(() => undefined);
    throw error;
  }
  await attempt.handedOn();
}

/** What is remembered of a mail that comes again, or that the sender mends and sends again, which is another message. */
function end(attempt: Attempt, error: unknown, havingIt: readonly string[]): Promise<void> {
  if (havingIt.length > 0) return attempt.handedOnTo(havingIt);
  return error instanceof NobodyEver ? attempt.refused() : attempt.putOff();
}

/** Nobody gets two messages under one seal, so this tells a message to somebody from every other. */
const keyFor = (seal: string, address: string) =>
  createHash('sha256')
    .update(JSON.stringify([seal, comparableAddress(address)]))
    .digest('hex');

/**
 * @returns who was refused
 * @throws NobodyEver where nobody has it and nobody ever will
 */
async function handOn(mail: OpenedMail, handling: Handling): Promise<Refused[]> {
  const { refused } = await handling.handOn(mail).catch((error: unknown) => {
    throw error instanceof CannotBeExpressed ? new NobodyEver(texts.refused(error.message)) : error;
  });
  return refused;
}

/**
 * @throws NobodyEver where nobody ever gets it: one answer stands for all, so the server before us tells
 * @throws NextHopAway where it is to come again: nobody has it yet, or somebody lacks it for now and there is no sender to tell
 */
function checkSomebodyHasIt({ from, to }: Envelope, refused: readonly Refused[]): void {
  const isForNow = refused.some(({ later }) => later);
  const isForAll = refused.length >= to.length;
  if (isForNow && (isForAll || from === '')) throw new NextHopAway('the next hop did not take it for everybody');
  if (isForAll) throw new NobodyEver(refused[0]?.sentence ?? texts.later);
}

/** Some refused: the server before us cannot tell, as one answer stands for all, so we do. No report comes of a report (RFC 5321, 4.5.5). */
async function tellSender(
  envelope: Envelope,
  message: ScannedMessage,
  refused: Refused[],
  handling: Handling,
): Promise<void> {
  if (refused.length === 0) return;
  if (envelope.from === '') return;
  const bounce = await bounceFor(message, { to: envelope.from, host: handling.host, refused });
  const report: Envelope = { from: '', to: [envelope.from], eightBit: false, utf8: envelope.utf8 };
  const sent = await sendTo(handling.nextHop, report, bounce).catch(() => undefined);
  // then the server before us tells, though it speaks of all: a report too many is better than one too few
  if (!sent || sent.refused.length > 0) throw new MailRefused(texts.refused(texts.notToEverybody));
}
