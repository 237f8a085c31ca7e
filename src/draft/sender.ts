/** Who a draft is from. The seal is bound to them, so a mail that changes hands is sealed anew. */
import { readSenderAddress } from '../office/item';
import type { AddressSpelling, EmailAddress } from '../verification/brands';
import { comparisonForm } from '../verification/comparison-form';
import { parseEmailAddress } from '../verification/email-address';

export interface Sender {
  address: EmailAddress;
  /** Of the draft: what the gate compares. */
  spelling: AddressSpelling;
}

/** @throws OfficeError where From cannot be read; RangeError where it is no email address */
export async function readSender(): Promise<Sender> {
  const from = await readSenderAddress();
  const sender = parseEmailAddress(from);
  if (!sender.ok) throw new RangeError('From is no email address');
  return { address: sender.value, spelling: comparisonForm(from) };
}
