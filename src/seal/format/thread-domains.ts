/**
 * The domains with which a reply began: one custom property of its own, beside the note, so that the gate can tell who is new to the
 * conversation. `v1.<digest>.<digest>`: a few characters of each domain's digest, as for recipients in the note.
 */
import { domainOf } from '../../verification/address-domain';
import type { AddressSpelling } from '../../verification/brands';
import { addressDigest } from './cover';

export const THREAD_PROPERTY = 'secureMailThread';
/** What it may take of the 2,500 characters for all properties, its name included; the note has the rest. */
export const THREAD_ROOM = 200;
const VERSION = 'v1';
const DIGEST_LENGTH = 4;
const MOST_DOMAINS = 30;

const digestOf = (address: AddressSpelling) => `.${addressDigest(domainOf(address), DIGEST_LENGTH)}`;

/**
 * @param addresses with every spelling that their domains may have at Send
 * @returns undefined where there are more domains than have room: then nobody is asked about new ones
 */
export function formatThread(addresses: readonly AddressSpelling[]): string | undefined {
  const digests = new Set(addresses.map(digestOf));
  return digests.size > MOST_DOMAINS ? undefined : [VERSION, ...digests].join('');
}

/** Whether somebody is of a domain that the conversation did not have. False where nothing was noted, or nothing that can be read. */
export function isNewToThread(thread: unknown, address: AddressSpelling): boolean {
  return /^v1(\.|$)/.test(String(thread)) && !`${String(thread)}.`.includes(`${digestOf(address)}.`);
}
