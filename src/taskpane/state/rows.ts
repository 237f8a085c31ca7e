/** From recipients, records and choices to the rows of the pane, and from the rows to what is saved on the draft. */
import type { DraftToSave } from '../../draft/save-draft';
import { choiceOf } from '../../draft/restore-draft';
import type { UsedChoice } from '../../directory/types';
import { withoutReplaced } from '../../verification/replaced-code';
import { resolve } from '../../verification/resolve';
import type { EmailAddress } from '../../verification/brands';
import type { ChoiceReason, Policy, Recipient } from '../../verification/types';
import type { DraftChoices } from './choices';
import type { Records } from './records';
import { withWhatTheDraftKnows } from './records';
import type { RecipientRow } from './types';

export function makeRows(
  recipients: readonly Recipient[],
  records: Records,
  choices: DraftChoices,
  policy: Policy,
): RecipientRow[] {
  return recipients.map((recipient) => {
    const { address } = recipient;
    const found = records.get(address);
    if (!found) return { recipient };
    const isPartial = records.isPartial(address);
    const own = choices.own.get(address) ?? (isPartial ? choices.kept.get(address) : undefined);
    const record = own && isPartial ? withWhatTheDraftKnows(found, own, policy) : found;
    const notificationLanguage = choices.languages.has(address)
      ? choices.languages.get(address)
      : record.notificationLanguage;
    const verification = resolve(recipient, withoutReplaced(record, own), policy, own);
    return { recipient, record, verification, notificationLanguage };
  });
}

/** Keeps the row objects that did not change, so that views of long lists need not draw them again. */
export function keepUnchanged(before: readonly RecipientRow[], now: RecipientRow[]): RecipientRow[] {
  const known = new Map(before.map((row) => [row.recipient.address, row]));
  return now.map((row) => {
    const old = known.get(row.recipient.address);
    return old && JSON.stringify(old) === JSON.stringify(row) ? old : row;
  });
}

export function toSave(draftId: string, rows: readonly RecipientRow[], choices: DraftChoices): DraftToSave {
  const draft: DraftToSave = { instructions: { version: 1, draftId, recipients: [], notNeeded: [] }, missing: [] };
  const missing: EmailAddress[] = [];
  for (const { recipient, verification, notificationLanguage } of rows) {
    const { address } = recipient;
    if (verification?.state === 'not-needed') draft.instructions.notNeeded.push(address);
    else if (verification?.chosen) {
      const { choice } = verification.chosen;
      const language = notificationLanguage && { notificationLanguage };
      draft.instructions.recipients.push({
        address,
        ...choiceOf(choice),
        ...language,
        own: isOwn(verification.chosen, address, choices),
      });
    } else missing.push(address);
  }
  return { ...draft, missing };
}

export const countMissing = (rows: readonly RecipientRow[]): number =>
  rows.filter((row) => row.verification?.state === 'missing').length;

/**
 * What this mail teaches the memory: what the sender picked, and what was repeated from last time, so that the memory knows
 * whom they still mail. What the directory chose is known there already.
 */
export function usedChoices(rows: readonly RecipientRow[], choices: DraftChoices): UsedChoice[] {
  return rows.flatMap(({ recipient, verification }) => {
    if (!verification || verification.state === 'not-needed' || !verification.chosen) return [];
    const { choice, reason } = verification.chosen;
    const { address, displayName } = recipient;
    if (!isOwn(verification.chosen, address, choices) && reason.rule !== 'last-choice') return [];
    return [{ address, ...(displayName && { displayName }), ...choiceOf(choice) }];
  });
}

/** False for what is kept only while the directory is away. */
const isOwn = ({ reason }: { reason: ChoiceReason }, address: EmailAddress, choices: DraftChoices): boolean =>
  reason.rule === 'own-choice' && choices.own.has(address);
