/** Whether instructions speak for everybody to whom a message goes. */
import { domainToASCII } from 'node:url';
import type { Instructions } from '../draft/types';

/**
 * One spelling for each mailbox: lower case, NFC, the domain in punycode (IDNA, RFC 5891), a quoted local part without its
 * quotes (RFC 5321, 4.1.2: the quotes are no part of the name).
 */
export function comparableAddress(address: string): string {
  const text = address.trim().normalize('NFC').toLowerCase().normalize('NFC');
  const at = text.lastIndexOf('@');
  const local = text.slice(0, at);
  const domain = text.slice(at + 1);
  const unquoted = /^".*"$/s.test(local) ? local.slice(1, -1).replace(/\\(.)/gs, '$1') : local;
  // an address literal such as [192.0.2.1] has no punycode
  return `${unquoted}@${domainToASCII(domain) || domain}`;
}

/** @param envelope addresses in any spelling; a text that is no address is covered by nothing */
export function coversEnvelope(instructions: Instructions, envelope: readonly string[]): boolean {
  const covered = [...instructions.recipients.map((recipient) => recipient.address), ...instructions.notNeeded];
  const comparable = new Set(covered.map(comparableAddress));
  return envelope.every((address) => address.includes('@') && comparable.has(comparableAddress(address)));
}
