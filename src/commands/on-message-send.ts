/**
 * Asked by Outlook before a mail leaves. Answers exactly once, whatever happens, in a time of its own below Outlook's notice
 * of five seconds; any failure holds the mail.
 */
import { readMarks, switchState } from '../draft/marks';
import { markAsSent } from '../draft/sent-drafts';
import { parseMailboxKey } from '../draft/mailbox-key';
import { MAILBOX_KEY_SETTING } from '../draft/setting-names';
import { gateTexts } from '../locales/en/commands';
import { mailboxAddress } from '../office/item';
import { readRecipients } from '../office/recipients';
import { readSetting } from '../office/read-setting';
import { parseEmailAddress } from '../verification/email-address';
import { PANE_BUTTON_ID } from '../draft/manifest-ids';
import { decide } from './gate';
import type { GateDecision, GateRecipient, HoldReason } from './gate';

const OWN_TIME_LIMIT_MS = 4_000;

export function onMessageSend(event: Office.MailboxEvent): void {
  let answered = false;
  const answer = (decision: GateDecision) => {
    if (answered) return;
    answered = true;
    clearTimeout(timer);
    if (decision.allowed && decision.draftId) markAsSent(decision.draftId);
    event.completed(completion(decision));
  };
  const timer = setTimeout(() => answer({ allowed: false, reason: { why: 'unreadable' } }), OWN_TIME_LIMIT_MS);
  readAndDecide().then(answer, () => answer({ allowed: false, reason: { why: 'unreadable' } }));
}

async function readAndDecide(): Promise<GateDecision> {
  const marks = await readMarks();
  if (switchState(marks) === 'off') return { allowed: true }; // nothing else is read
  return decide({
    marks,
    mailboxKey: parseMailboxKey(readSetting(MAILBOX_KEY_SETTING)),
    ownDomain: mailboxAddress().toLowerCase().split('@').pop() || '',
    recipients: await readGateRecipients(),
  });
}

async function readGateRecipients(): Promise<GateRecipient[] | 'unreadable'> {
  const recipients: GateRecipient[] = [];
  for (const { emailAddress, displayName } of await readRecipients()) {
    const address = parseEmailAddress(emailAddress);
    if (!address.ok) return 'unreadable';
    recipients.push({ address: address.value, name: displayName || emailAddress });
  }
  return recipients;
}

function completion(decision: GateDecision): Office.SmartAlertsEventCompletedOptions {
  if (decision.allowed) return { allowEvent: true };
  const { reason } = decision;
  return {
    allowEvent: false,
    errorMessage: gateTexts.held(forWords(reason)),
    cancelLabel: gateTexts.button,
    commandId: PANE_BUTTON_ID,
    contextData: JSON.stringify(reason.why === 'missing' ? { show: reason.people[0]!.address } : {}),
  };
}

const forWords = (reason: HoldReason) =>
  reason.why === 'missing' ? { why: reason.why, names: reason.people.map((person) => person.name) } : reason;
