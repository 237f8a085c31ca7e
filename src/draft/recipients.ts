/** From Outlook's To, Cc and Bcc to recipients: one for each address, however often and wherever it stands. */
import type { OutlookRecipient } from '../office/recipients';
import { parseEmailAddress } from '../verification/email-address';
import type { EmailAddress } from '../verification/brands';
import type { Recipient } from '../verification/types';

/** @throws RangeError for an address that is none, such as a name that Outlook has not resolved. */
export function toRecipients(outlookRecipients: readonly OutlookRecipient[]): Recipient[] {
  const recipients = new Map<EmailAddress, Recipient>();
  for (const { field, emailAddress, displayName, isDistributionList } of outlookRecipients) {
    const address = parseEmailAddress(emailAddress);
    if (!address.ok) throw new RangeError('a recipient has no email address');
    const known = recipients.get(address.value);
    if (!known) {
      recipients.set(address.value, {
        address: address.value,
        typedAddress: emailAddress,
        displayName,
        fields: [field],
        kind: isDistributionList ? 'list' : 'person',
      });
    } else if (!known.fields.includes(field)) {
      known.fields.push(field);
    }
  }
  return [...recipients.values()];
}
