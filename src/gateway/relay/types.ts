/** What the relay hands on, and what can become of it. */
import type { Instructions } from '../../seal/format/instructions';

export interface Envelope {
  /** Empty for bounces. */
  from: string;
  to: string[];
  /** BODY=8BITMIME was said, SMTPUTF8 was said. */
  eightBit: boolean;
  utf8: boolean;
}

/** A secure mail whose seal was opened and covers the envelope. Our headers and Bcc are taken off `raw`. */
export interface OpenedMail {
  envelope: Envelope;
  instructions: Instructions;
  raw: Buffer;
  /** Lower-case names in the header as it came. */
  fieldNames: readonly string[];
  /** One for each of `envelope.to`, in its order: the same whenever something under this seal comes for them again. */
  keys: string[];
}

/** Somebody did not get it, and nobody keeps it for them; the sentence is for the sender. */
export interface Refused {
  address: string;
  sentence: string;
  /** The next hop said "later" (4xx), or nothing: sent again, it may go. */
  later: boolean;
}

/**
 * Who got it and who was refused, once the next hop has it. Whoever is refused gets a bounce to the sender.
 * @throws NextHopAway when nothing is known to have arrived: the mail is to come again
 * @throws CannotBeExpressed when it must not go this way at all
 */
export type HandOn = (mail: OpenedMail) => Promise<{ refused: Refused[] }>;

/** The next hop is away, full or too slow; or said "later" (4xx). */
export class NextHopAway extends Error {
  override name = 'NextHopAway';
}

/** The form that the next hop knows has no words for this mail. Its message is a sentence for the sender. */
export class CannotBeExpressed extends Error {
  override name = 'CannotBeExpressed';
}
