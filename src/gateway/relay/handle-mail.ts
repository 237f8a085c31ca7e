/**
 * What becomes of one mail: handed on, refused for good, or put off. Never taken before the next hop has it, so nothing is lost when
 * this process dies: the server before it still has the mail.
 */
import { createHash } from 'node:crypto';
import type { JWK } from 'jose';
import PostalMime from 'postal-mime';
import { relay as texts } from '../../locales/en/relay';
import { openMessage } from '../open-message';
import { bounceFor } from './bounce';
import { headerOf, headerProblem } from './header-lines';
import { sendTo } from './next-hop';
import type { NextHop } from './next-hop';
import type { Replays } from './replays';
import { stripOurHeaders } from './strip';
import { CannotBeExpressed, NextHopAway } from './types';
import type { Envelope, HandOn, OpenedMail, Refused } from './types';

export interface Handling {
  privateKeys: readonly JWK[];
  /** For normal mail and for bounces. */
  nextHop: NextHop;
  handOn: HandOn;
  replays: Replays;
  /** Name of this server. */
  host: string;
}

/** A refusal for good (550 5.7.1) with a sentence for the sender; anything else that is thrown puts the mail off (451). */
export class Refusal extends Error {
  override name = 'Refusal';
}

/** @throws Refusal, NextHopAway and whatever else goes wrong: then the server before us still has the mail, and tells or sends it again */
export async function handleMail(envelope: Envelope, raw: Buffer, handling: Handling): Promise<void> {
  const { nextHop } = handling;
  const problem = headerProblem(raw);
  if (problem) throw new Refusal(texts.refused(texts.headerProblems[problem]));
  const opened = await openMessage(raw, handling.privateKeys, { envelope: envelope.to });
  if (!opened.ok && opened.reason === 'not-secure-mail') {
    // as it came, whatever it is
    const { refused } = await sendTo(nextHop, envelope, raw);
    checkSomebodyHasIt(envelope, refused);
    return tellSender(envelope, raw, refused, handling);
  }
  if (!opened.ok) throw new Refusal(texts.refused(opened.message));

  const { instructions, seal } = opened;
  const { messageId } = await PostalMime.parse(headerOf(raw));
  if (!messageId) throw new Refusal(texts.refused(texts.withoutMessageId));
  const mail = { messageId, to: envelope.to };
  const claim = await handling.replays.claim(seal, mail);
  if (claim === 'replayed') throw new Refusal(texts.refused(texts.replayed));
  if (claim === 'handed-on') return;

  const stripped = stripOurHeaders(raw);
  const key = createHash('sha256')
    .update(JSON.stringify([seal, messageId, envelope.to]))
    .digest('hex');
  const refused = await handOn({ envelope, instructions, raw: stripped, key }, handling).catch(
    async (error: unknown) => {
      // nobody has it: the sender mends it and sends it again, which is another message
      if (error instanceof Refusal) await handling.replays.release(seal, mail);
      throw error;
    },
  );
  // told before it is noted: if we die or the answer is lost in between, it comes again, which is better than that nobody is told
  await tellSender(envelope, stripped, refused, handling);
  await handling.replays.handedOn(seal, mail);
}

/**
 * @returns who was refused, where somebody has it
 * @throws Refusal where nobody has it and nobody ever will
 */
async function handOn(mail: OpenedMail, handling: Handling): Promise<Refused[]> {
  const { refused } = await handling.handOn(mail).catch((error: unknown) => {
    throw error instanceof CannotBeExpressed ? new Refusal(texts.refused(error.message)) : error;
  });
  checkSomebodyHasIt(mail.envelope, refused);
  return refused;
}

/**
 * @throws Refusal where nobody ever gets it: one answer stands for all, so the server before us tells
 * @throws NextHopAway where it is to come again: nobody has it yet, or somebody lacks it for now and there is no sender to tell
 */
function checkSomebodyHasIt({ from, to }: Envelope, refused: readonly Refused[]): void {
  const isForNow = refused.some(({ later }) => later);
  const isForAll = refused.length >= to.length;
  if (isForNow && (isForAll || from === '')) throw new NextHopAway('the next hop did not take it for everybody');
  if (isForAll) throw new Refusal(refused[0]?.sentence ?? texts.later);
}

/** Some refused: the server before us cannot tell, as one answer stands for all, so we do. No report comes of a report (RFC 5321, 4.5.5). */
async function tellSender(envelope: Envelope, raw: Buffer, refused: Refused[], handling: Handling): Promise<void> {
  if (refused.length === 0) return;
  if (envelope.from === '') return;
  const bounce = await bounceFor(raw, { to: envelope.from, host: handling.host, refused });
  const report: Envelope = { from: '', to: [envelope.from], eightBit: false, utf8: envelope.utf8 };
  const sent = await sendTo(handling.nextHop, report, bounce).catch(() => undefined);
  // then the server before us tells, though it speaks of all: a report too many is better than one too few
  if (!sent || sent.refused.length > 0) throw new Refusal(texts.refused(texts.notToEverybody));
}
