/**
 * Asked by Outlook before a mail leaves. Answers exactly once, whatever happens, in a time of its own below Outlook's notice
 * of five seconds; any failure holds the mail.
 */
import { PANE_BUTTON_ID } from '../draft/manifest-ids';
import { readMarks } from '../draft/marks';
import { isUnsavedInSession } from '../draft/unsaved-session';
import { gateWords, namesOf } from '../locales/commands';
import { can } from '../office/capabilities';
import { displayLanguage } from '../office/display-language';
import { later } from '../office/once-more';
import { isBlind, isQuestion } from './gate';
import type { GateDecision } from './gate';
import { readAndDecide, readGatePolicy, readGateSender, readLabelRule } from './read-and-decide';
import { pageHelp } from './page-help';
import { startIfDue } from './start-secure';
import type { PageHelp } from './page-help';

const OWN_TIME_LIMIT_MS = 4_000;

export function onMessageSend(event: Office.MailboxEvent): void {
  let answered = false;
  const page = pageHelp();
  let decision: GateDecision = { allowed: false, reason: { why: 'unreadable' } };
  const answer = () => {
    if (answered) return;
    answered = true;
    clearTimeout(timer);
    if (decision.draftId && page && mayLeave(decision)) page.markAsSent(decision.draftId);
    event.completed(completion(decision));
  };
  const timer = setTimeout(answer, OWN_TIME_LIMIT_MS);
  /** A page sees what the pane keeps in storage; without one it is in the draft's session data. */
  const isUnsaved = (draftId?: string) =>
    draftId && !page ? isUnsavedInSession(draftId) : Promise.resolve(Boolean(draftId && page!.isUnsaved(draftId)));
  const rule = readLabelRule(); // once: it may take its time
  const check = () => {
    const sender = readGateSender();
    return readMarks()
      .then((marks) =>
        isBlind(marks)
          ? later()
              .then(readMarks)
              .then((again) => readAndDecide(again, { isReadTwice: true, sender, rule }))
          : readAndDecide(marks, { sender, rule }),
      )
      .then((found) => isUnsaved(found.draftId).then((unsaved) => ({ found, unsaved })))
      .then(({ found, unsaved }) => {
        const isBehind = unsaved ? mayLeave(found) || isLacking(found) : isPending && isLacking(found);
        return (decision = isBehind ? { allowed: false, reason: { why: 'not-sealed' } } : found);
      });
  };
  let isPending = false;
  const sealAndCheck = (seal: PageHelp['seal']) =>
    seal('send').then((isOnDraft) => {
      isPending = !isOnDraft;
      return check();
    });
  startIfDue(rule)
    .then(check)
    // a recipient who was added a moment ago, another From, a choice that the pane is just saving
    .then((found) => (page && !mayLeave(found) ? sealAndCheck(page.seal) : undefined))
    .then(answer, answer);
}

/** After a question, too: what was typed is remembered a little early by whoever does not send it after all. */
const mayLeave = (decision: GateDecision) => decision.allowed || isQuestion(decision.reason);

/** As the draft says it: the pane may show what is not on it yet. */
const isLacking = (found: GateDecision) => !found.allowed && /missing|not-checked/.test(found.reason.why);

function completion(decision: GateDecision): Office.SmartAlertsEventCompletedOptions {
  if (decision.allowed) return { allowEvent: true };
  const { reason } = decision;
  const words = gateWords(displayLanguage());
  const { held } = words;
  const kept = readGatePolicy().words;
  const why = reason.why === 'not-checked' ? 'missing' : reason.why;
  // each reason has its sentence in one of the two
  const text = held[why as keyof typeof held] || kept[why as keyof typeof kept] || held.unreadable;
  const people = 'people' in reason ? reason.people : [];
  const [first] = people;
  const sentence = (wrap: string) =>
    text.replace('#', () => ('count' in reason ? String(reason.count) : namesOf(people, words, wrap)));
  const answer: Office.SmartAlertsEventCompletedOptions = {
    allowEvent: false,
    errorMessage: sentence(''),
    errorMessageMarkdown: sentence('**'),
  };
  if (isQuestion(reason)) {
    answer.sendModeOverride = 'promptUser';
    // an Outlook that cannot ask lets it go: who is held for good would leave secure mail, not the recipients
    return can('sendAnyway') ? answer : { allowEvent: true };
  }
  answer.cancelLabel = words.button;
  answer.commandId = PANE_BUTTON_ID;
  answer.contextData = JSON.stringify({ show: first && first.address });
  return answer;
}
