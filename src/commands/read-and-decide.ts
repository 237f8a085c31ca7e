/** Reads what the gate decides on, and asks it. The notice above the draft comes from the same reading. */
import { parseMailboxKey } from '../draft/mailbox-key';
import { switchState } from '../draft/marks';
import type { Marks } from '../draft/marks';
import { MAILBOX_KEY_SETTING } from '../draft/setting-names';
import { mailboxAddress } from '../office/item';
import { readSetting } from '../office/read-setting';
import { readRecipients } from '../office/recipients';
import type { EmailAddress } from '../verification/brands';
import { comparisonForm } from '../verification/comparison-form';
import { decide } from './gate';
import type { GateDecision, GateRecipient } from './gate';

export async function readAndDecide(marks: Marks): Promise<GateDecision> {
  if (switchState(marks) === 'off') return { allowed: true }; // nothing else is read
  return decide({
    marks,
    mailboxKey: parseMailboxKey(readSetting(MAILBOX_KEY_SETTING)),
    ownDomain: mailboxAddress().toLowerCase().split('@').pop() || '',
    recipients: await readGateRecipients().catch(() => 'unreadable' as const),
  });
}

async function readGateRecipients(): Promise<GateRecipient[]> {
  const recipients: GateRecipient[] = [];
  for (const { emailAddress, displayName } of await readRecipients()) {
    // what is no right address is in no seal, so comparing is all it takes
    const address = comparisonForm(emailAddress) as EmailAddress;
    recipients.push({ address: /.@./.test(address) ? address : undefined, name: displayName || emailAddress });
  }
  return recipients;
}
