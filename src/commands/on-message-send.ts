/**
 * Asked by Outlook before a mail leaves. Answers exactly once, whatever happens, in a time of its own below Outlook's notice
 * of five seconds; any failure holds the mail.
 */
import { PANE_BUTTON_ID } from '../draft/manifest-ids';
import { readMarks } from '../draft/marks';
import { markAsSent } from '../draft/sent-drafts';
import { gateTexts } from '../locales/en/commands';
import type { GateDecision, HoldReason } from './gate';
import { readAndDecide } from './read-and-decide';

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
  readMarks()
    .then(readAndDecide)
    .then(answer, () => answer({ allowed: false, reason: { why: 'unreadable' } }));
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
