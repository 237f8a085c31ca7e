/** From Outlook's To, Cc and Bcc to recipients: one for each mailbox, however often, wherever and in whatever spelling it stands. */
import type { OutlookRecipient } from '../office/recipients';
import { comparisonForm } from '../verification/comparison-form';
import { safeName, shownName } from '../verification/display-name';
import { parseEmailAddress } from '../verification/email-address';
import type { EmailAddress } from '../verification/brands';
import type { Recipient } from '../verification/types';

export interface DraftRecipients {
  recipients: Recipient[];
  /**
   * Names of those without an address that can be read, such as a group of contacts, with the text that is none, such as
   * `bo@lind..example`. The gate holds a mail to them.
   */
  withoutAddress: string[];
}

export function toRecipients(outlookRecipients: readonly OutlookRecipient[]): DraftRecipients {
  const recipients = new Map<EmailAddress, Recipient>();
  const withoutAddress = new Set<string>();
  for (const { field, emailAddress, displayName, isDistributionList } of outlookRecipients) {
    const address = parseEmailAddress(emailAddress);
    if (!address.ok) {
      withoutAddress.add(nameWith(displayName, emailAddress));
      continue;
    }
    const spelling = comparisonForm(emailAddress);
    const known = recipients.get(address.value);
    if (!known) {
      recipients.set(address.value, {
        address: address.value,
        typedAddress: emailAddress,
        spellings: [spelling],
        displayName: safeName(displayName),
        fields: [field],
        kind: isDistributionList ? 'list' : 'person',
      });
      continue;
    }
    if (!known.fields.includes(field)) known.fields.push(field);
    if (!known.spellings.includes(spelling)) known.spellings.push(spelling);
  }
  return { recipients: [...recipients.values()], withoutAddress: [...withoutAddress] };
}

function nameWith(displayName: string, text: string): string {
  const name = shownName(displayName, text);
  const wrong = safeName(text);
  return wrong.includes('@') && wrong !== name ? `${name} (${wrong})` : name;
}
