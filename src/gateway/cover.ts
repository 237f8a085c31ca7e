/** Whether instructions speak for everybody to whom a message goes, and once for each. */
import type { Instructions } from '../seal/format/instructions';
import { parseEmailAddress } from '../verification/email-address';
import type { EmailAddress } from '../verification/brands';

/** The mailbox that an address of a header or an envelope means; undefined for a text that is no address: nothing covers that. */
export function comparableAddress(address: string): EmailAddress | undefined {
  const parsed = parseEmailAddress(address);
  return parsed.ok ? parsed.value : undefined;
}

/** Whether two entries are for one mailbox: which of them counts would be a guess. */
export function namesOneTwice(instructions: Instructions): boolean {
  const mailboxes = mailboxesOf(instructions);
  return new Set(mailboxes).size < mailboxes.length;
}

/** @param envelope addresses in any spelling */
export function coversEnvelope(instructions: Instructions, envelope: readonly string[]): boolean {
  const covered = new Set(mailboxesOf(instructions));
  return envelope.map(comparableAddress).every((mailbox) => mailbox !== undefined && covered.has(mailbox));
}

const mailboxesOf = ({ recipients, notNeeded }: Instructions): EmailAddress[] => [
  ...recipients.map(({ address }) => address),
  ...notNeeded,
];
