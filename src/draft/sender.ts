/** Who a draft is from. The seal is bound to them, so a mail that changes hands is sealed anew. */
import { readSenderAddress } from '../office/item';
import type { EmailAddress } from '../verification/brands';
import { parseEmailAddress } from '../verification/email-address';

/** @throws OfficeError where From cannot be read; RangeError where it is no email address */
export async function readSender(): Promise<EmailAddress> {
  const sender = parseEmailAddress(await readSenderAddress());
  if (!sender.ok) throw new RangeError('From is no email address');
  return sender.value;
}
