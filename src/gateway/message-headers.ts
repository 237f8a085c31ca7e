/** The headers of a received message that the gateway reads: ours, and those that say to whom it goes. */
import PostalMime, { addressParser } from 'postal-mime';
import { ALL_HEADERS } from '../draft/header-names';
import { originalValue } from './header-value';
import { fieldNames, headerOf } from './relay/header-lines';

export interface MessageHeaders {
  /** One of our headers by its lower-case name, unfolded and decoded; undefined where there is none. */
  ours(name: string): string | undefined;
  /**
   * True where one of ours stands there more than once, or where two ways to read a header with one of ours do not find the same ones of ours
   * and the same From: which one counts would be a guess.
   */
  unclear: boolean;
  /** Addresses in To and Cc, groups included. An entry without an address is an empty text. */
  addressees: string[];
  /** The one address in From; undefined where there is none, or more than one. */
  sender: string | undefined;
}

/**
 * @param rawMessage a message by RFC 5322, with CRLF or LF
 * @throws when its header cannot be read in one way, or it is no message that postal-mime can take apart
 */
export async function readMessageHeaders(rawMessage: Uint8Array | string): Promise<MessageHeaders> {
  const raw = asBuffer(rawMessage);
  const found = fieldNames(raw).filter(isCompared);
  const email = await PostalMime.parse(headerOf(raw));
  const parsed = email.headers.map(({ key }) => key).filter(isCompared);
  const values = new Map<string, string>();
  for (const { key, value } of email.headers) if (isOurs(key)) values.set(key, originalValue(value));
  const areOurs = [found, parsed].map((names) => names.filter(isOurs));
  const isOrdinary = areOurs.every((names) => names.length === 0);
  const isClear = areOurs.every((names) => names.length === values.size) && isSame(found, parsed);
  const senders = email.headers
    .filter(({ key }) => key === 'from')
    .flatMap(({ value }) => addressParser(value, { flatten: true }));
  const mailboxes = [...(email.to ?? []), ...(email.cc ?? [])].flatMap((entry) => entry.group ?? [entry]);
  return {
    ours: (name) => values.get(name),
    unclear: !isOrdinary && !isClear,
    addressees: mailboxes.map((mailbox) => mailbox.address),
    sender: senders.length === 1 ? senders[0]?.address : undefined,
  };
}

const isOurs = (name: string) => ALL_HEADERS.includes(name);
const isCompared = (name: string) => isOurs(name) || name === 'from';
const isSame = (names: readonly string[], others: readonly string[]) =>
  JSON.stringify([...names].sort()) === JSON.stringify([...others].sort());

/** Without a copy where it is bytes already. */
function asBuffer(raw: Uint8Array | string): Buffer {
  return typeof raw === 'string' ? Buffer.from(raw) : Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength);
}
