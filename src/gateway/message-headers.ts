/** The headers of a received message that the gateway reads: ours, and those that say to whom it goes. */
import PostalMime, { addressParser } from 'postal-mime';
import { ALL_HEADERS } from '../draft/header-names';

export interface MessageHeaders {
  /** One of our headers by its lower-case name, unfolded; undefined where there is none. */
  ours(name: string): string | undefined;
  /** True where one of ours stands there more than once: which one counts would be a guess. */
  doubled: boolean;
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
  let doubled = false;
  for (const { key, value } of email.headers) {
    if (!ALL_HEADERS.includes(key)) continue;
    if (values.has(key)) doubled = true;
    values.set(key, value);
  }
  const senders = email.headers
    .filter(({ key }) => key === 'from')
    .flatMap(({ value }) => addressParser(value, { flatten: true }));
  const mailboxes = [...(email.to ?? []), ...(email.cc ?? [])].flatMap((entry) => entry.group ?? [entry]);
  return {
    ours: (name) => values.get(name),
    doubled,
    addressees: mailboxes.map((mailbox) => mailbox.address),
    sender: senders.length === 1 ? senders[0]?.address : undefined,
  };
}
