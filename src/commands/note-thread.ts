/** Notes with which domains a reply begins, so that the gate can ask about new ones at Send. Pages of a browser only. */
import { toRecipients } from '../draft/recipients';
import { THREAD_PROPERTY, formatThread } from '../seal/format/thread-domains';
import { onlyInTurn } from '../draft/write-turn';
import { isReply } from '../office/compose-type';
import { readProperty, writeProperty } from '../office/custom-properties';
import { readRecipients } from '../office/recipients';
import { domainOf } from '../verification/address-domain';
import type { AddressSpelling } from '../verification/brands';
import { comparisonForm } from '../verification/comparison-form';
import { domainSpellings } from '../verification/domain-spellings';
import type { Recipient } from '../verification/types';

/**
 * Once: an event may come again, when people were added already.
 * @throws OfficeError; nobody is asked about then
 */
export async function noteThread(isCurrent: () => boolean): Promise<void> {
  if (!(await isReply())) return;
  await onlyInTurn(async () => {
    if ((await readProperty(THREAD_PROPERTY)) !== undefined) return;
    const { recipients } = toRecipients(await readRecipients());
    const thread = formatThread(recipients.flatMap(allSpellings));
    if (thread && isCurrent()) await writeProperty(THREAD_PROPERTY, thread);
  });
}

/** Those of the draft, and of the domain also the one that is not on it: the gate may find either. */
const allSpellings = ({ address, spellings }: Recipient): AddressSpelling[] => [
  ...spellings,
  ...domainSpellings(domainOf(address)).map((domain) => comparisonForm(`@${domain}`)),
];
