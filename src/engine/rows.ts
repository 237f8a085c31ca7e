/** From recipients, records and choices to rows, one for each recipient, and from the rows to what is saved on the draft. */
import type { Configuration } from '../configuration/schema';
import type { DraftToSave, MissingRecipient } from '../draft/save-draft';
import type { Sender } from '../draft/sender';
import type { DirectoryAbsence, UsedChoice } from '../directory/types';
import { choiceOf } from '../verification/choices';
import { withoutReplaced } from '../verification/replaced-code';
import { resolve } from '../verification/resolve';
import type { EmailAddress, LanguageTag } from '../verification/brands';
import { ORGANIZATION_DEFAULT } from '../verification/types';
import type {
  ChoiceReason,
  NotificationLanguage,
  Recipient,
  RecipientRecord,
  Verification,
} from '../verification/types';
import type { DraftChoices } from './draft-choices';
import type { Records } from './records';
import { hasUnreadCode, withCodeOfDraft, withoutLastResort, withWhatTheDraftKnows } from './records';

export interface RecipientRow {
  recipient: Recipient;
  /** Missing while the directory has not answered yet. */
  record?: RecipientRecord;
  /** Missing while the directory has not answered yet. */
  verification?: Verification;
  /** Chosen on this draft or known; absent where neither is: then it is the organization's default. */
  notificationLanguage?: NotificationLanguage;
  /** Why saved codes could not be read. Absent while they are being read, and where nobody needs them. */
  codeProblem?: DirectoryAbsence;
}

export function makeRows(
  recipients: readonly Recipient[],
  records: Records,
  choices: DraftChoices,
  { policy, defaultNotificationLanguage }: Pick<Configuration, 'policy' | 'defaultNotificationLanguage'>,
  codeProblems: ReadonlyMap<EmailAddress, DirectoryAbsence> = new Map(),
): RecipientRow[] {
  return recipients.map((recipient) => {
    const { address } = recipient;
    const found = records.known.get(address);
    if (!found) return { recipient };
    const isPartial = records.partial.has(address);
    const kept = choices.kept.get(address);
    const own = choices.own.get(address) ?? (isPartial ? kept : undefined);
    const record = own && isPartial ? withWhatTheDraftKnows(found, own, policy) : withCodeOfDraft(found, own ?? kept);
    const notificationLanguage =
      choices.languages.get(address) ??
      asKnown(choices.sealedLanguages.get(address), record.notificationLanguage, defaultNotificationLanguage);
    const reliable = isPartial ? withoutLastResort(record) : record;
    const verification = resolve(recipient, withoutReplaced(reliable, own), policy, own);
    const codeProblem = hasUnreadCode(record) ? codeProblems.get(address) : undefined;
    return { recipient, record, verification, notificationLanguage, ...(codeProblem && { codeProblem }) };
  });
}

/** A seal holds tags only: where its tag is the default that was picked as such, that is what it means. */
function asKnown(
  sealed: LanguageTag | undefined,
  known: NotificationLanguage | undefined,
  defaultLanguage: LanguageTag,
): NotificationLanguage | undefined {
  return sealed === undefined || (known === ORGANIZATION_DEFAULT && sealed === defaultLanguage) ? known : sealed;
}

/**
 * What the gateway is told: the default, too, where it was picked as such, so that nothing the gateway may know of the
 * recipient takes its place. Nothing where nothing is known.
 */
const tagFor = (language: NotificationLanguage | undefined, defaultLanguage: LanguageTag): LanguageTag | undefined =>
  language === ORGANIZATION_DEFAULT ? defaultLanguage : language;

/** Keeps the row objects that did not change, so that views of long lists need not draw them again. */
export function keepUnchanged(before: readonly RecipientRow[], now: RecipientRow[]): RecipientRow[] {
  const known = new Map(before.map((row) => [row.recipient.address, row]));
  return now.map((row) => {
    const old = known.get(row.recipient.address);
    return old && JSON.stringify(old) === JSON.stringify(row) ? old : row;
  });
}

export function toSave(
  { draftId, sender }: { draftId: string; sender: Sender },
  rows: readonly RecipientRow[],
  choices: DraftChoices,
  defaultLanguage: LanguageTag,
): DraftToSave {
  const draft: DraftToSave = {
    instructions: { version: 1, draftId, sender: sender.address, recipients: [], notNeeded: [] },
    missing: [],
    written: {
      sender: sender.spelling,
      recipients: new Map(rows.map(({ recipient: { address, spellings } }) => [address, spellings])),
    },
  };
  const missing: MissingRecipient[] = [];
  for (const { recipient, verification, notificationLanguage } of rows) {
    const { address } = recipient;
    if (verification?.state === 'not-needed') draft.instructions.notNeeded.push(address);
    else if (verification?.state === 'ready' && verification.chosen) {
      const { choice } = verification.chosen;
      const language = tagFor(notificationLanguage, defaultLanguage);
      draft.instructions.recipients.push({
        address,
        ...choiceOf(choice),
        ...(language && { notificationLanguage: language }),
        own: isOwn(verification.chosen, address, choices),
      });
    } else {
      const withdrawn = verification?.withdrawn?.choice.method;
      missing.push({ address, ...(withdrawn && { withdrawn }) });
    }
  }
  // whoever left may come back when this is all that is left of the choice: then nothing else is chosen for them
  const present = new Set(rows.map(({ recipient }) => recipient.address));
  for (const [address, { method }] of choices.own)
    if (!present.has(address)) missing.push({ address, withdrawn: method });
  return { ...draft, missing };
}

export const countMissing = (rows: readonly RecipientRow[]): number => rows.filter(lacksMethod).length;

/** Nothing is chosen, or what is chosen rests on a code that could not be read. */
export const lacksMethod = ({ verification, codeProblem }: RecipientRow): boolean =>
  verification?.state === 'missing' || (verification?.state === 'unread' && codeProblem !== undefined);

/**
 * What this mail teaches the memory: what the sender picked, and what was repeated from last time, so that the memory knows
 * whom they still mail. What the directory chose is known there already.
 */
export function usedChoices(rows: readonly RecipientRow[], choices: DraftChoices): UsedChoice[] {
  return rows.flatMap(({ recipient, verification }) => {
    if (verification?.state !== 'ready' || !verification.chosen) return [];
    const { choice, reason } = verification.chosen;
    const { address, displayName } = recipient;
    if (!isOwn(verification.chosen, address, choices) && reason.rule !== 'last-choice') return [];
    return [{ address, ...(displayName && { displayName }), ...choiceOf(choice) }];
  });
}

/** False for what is kept only while the directory is away. */
const isOwn = ({ reason }: { reason: ChoiceReason }, address: EmailAddress, choices: DraftChoices): boolean =>
  reason.rule === 'own-choice' && choices.own.has(address);
