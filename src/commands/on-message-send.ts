/**
 * Asked by Outlook before a mail leaves. Answers exactly once, whatever happens, in a time of its own below Outlook's notice
 * of five seconds; any failure holds the mail.
 */
import { PANE_BUTTON_ID } from '../draft/manifest-ids';
import { readMarks } from '../draft/marks';
import { markAsSent } from '../draft/sent-drafts';
import { gateWords, namesOf } from '../locales/commands';
import { displayLanguage } from '../office/display-language';
import type { GateDecision } from './gate';
import { readAndDecide, readGateSender } from './read-and-decide';
import { askToSeal } from './seal-hook';

const OWN_TIME_LIMIT_MS = 4_000;

export function onMessageSend(event: Office.MailboxEvent): void {
  let answered = false;
  let decision: GateDecision = { allowed: false, reason: { why: 'unreadable' } };
  const answer = () => {
    if (answered) return;
    answered = true;
    clearTimeout(timer);
    if (decision.allowed && decision.draftId) markAsSent(decision.draftId);
    event.completed(completion(decision));
  };
  const timer = setTimeout(answer, OWN_TIME_LIMIT_MS);
  const check = () => {
    const marks = readMarks();
    const sender = readGateSender();
    return marks.then((read) => readAndDecide(read, sender)).then((found) => (decision = found));
  };
  check()
    .then(({ allowed }) => {
      // a recipient who was added a moment ago, or another From
      const sealing = allowed ? undefined : askToSeal();
      return sealing && sealing.then(check);
    })
    .then(answer, answer);
}

function completion(decision: GateDecision): Office.SmartAlertsEventCompletedOptions {
  if (decision.allowed) return { allowEvent: true };
  const { reason } = decision;
  const words = gateWords(displayLanguage());
  const held = words.held[reason.why];
  const people = 'people' in reason ? reason.people : [];
  const names = people.map(({ name }) => name);
  return {
    allowEvent: false,
    errorMessage: people.length > 0 ? held.replace('#', () => namesOf(names, words)) : held,
    cancelLabel: words.button,
    commandId: PANE_BUTTON_ID,
    contextData: JSON.stringify({ show: people[0]?.address }),
  };
}
