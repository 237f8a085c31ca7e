/** The headers of a received message that the gateway reads: ours, and those that say to whom it goes. */
import PostalMime, { addressParser } from 'postal-mime';
import { ALL_HEADERS } from '../draft/header-names';
import { fieldNames } from './relay/header-lines';

export interface MessageHeaders {
  /** One of our headers by its lower-case name, unfolded; undefined where there is none. */
  ours(name: string): string | undefined;
  /**
   * True where one of ours stands there more than once, or where two ways to read a header do not find the same ones, as with a CR of its own
   * before a name: which one counts would be a guess.
   */
  unclear: boolean;
  /** Addresses in To and Cc, groups included. An entry without an address is an empty text. */
  addressees: string[];
  /** The one address in From; undefined where there is none, or more than one. */
  sender: string | undefined;
}

/**
 * @param rawMessage a message by RFC 5322, with CRLF or LF
 * @throws when it is no message that postal-mime can take apart
 */
export async function readMessageHeaders(rawMessage: Uint8Array | string): Promise<MessageHeaders> {
  const email = await PostalMime.parse(rawMessage);
  const values = new Map<string, string>();
  const isOurs = (name: string) => ALL_HEADERS.includes(name);
  for (const { key, value } of email.headers) if (isOurs(key)) values.set(key, value);
  const found = fieldNames(asBuffer(rawMessage)).filter(isOurs);
  const parsed = email.headers.map(({ key }) => key).filter(isOurs);
  const isClear =
    parsed.length === values.size && found.length === values.size && found.every((name) => values.has(name));
  const senders = email.headers
    .filter(({ key }) => key === 'from')
    .flatMap(({ value }) => addressParser(value, { flatten: true }));
  const mailboxes = [...(email.to ?? []), ...(email.cc ?? [])].flatMap((entry) => entry.group ?? [entry]);
  return {
    ours: (name) => values.get(name),
    unclear: !isClear,
    addressees: mailboxes.map((mailbox) => mailbox.address),
    sender: senders.length === 1 ? senders[0]?.address : undefined,
  };
}

/** Without a copy where it is bytes already. */
function asBuffer(raw: Uint8Array | string): Buffer {
  return typeof raw === 'string' ? Buffer.from(raw) : Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength);
}
