/** From what stood on the draft to a person's choices in the pane. */
import { notedState, restoredChoice, restoredLanguage } from '../draft/restore-draft';
import type { RestoredDraft } from '../draft/restore-draft';
import type { EmailAddress } from '../verification/brands';
import { choiceOf } from '../verification/choices';
import type { Recipient } from '../verification/types';
import type { DraftChoices } from './draft-choices';

/**
 * Recipient by recipient, each once, so that who comes later or could not be read at first has their choice, too.
 * @param done those who had theirs; this adds to it
 */
export function takeOver(
  restored: RestoredDraft,
  recipients: readonly Recipient[],
  choices: DraftChoices,
  done: Set<EmailAddress>,
): void {
  for (const recipient of recipients) {
    const { address } = recipient;
    if (done.has(address)) continue;
    done.add(address);
    const instruction = restored.instructions.get(address);
    // a note whose header is gone may have come with a forwarded mail; a seal is of this draft
    const own =
      restored.secure === 'on' || instruction ? restoredChoice(restored, address, recipient.spellings) : undefined;
    if (own && !choices.own.has(address)) choices.own.set(address, own);
    if (instruction && !instruction.own) choices.kept.set(address, choiceOf(instruction));
    const language = restoredLanguage(restored, address);
    if (language) choices.sealedLanguages.set(address, language);
  }
  // who has left since may come back
  for (const instruction of restored.instructions.values())
    if (instruction.own && !done.has(instruction.address)) choices.own.set(instruction.address, choiceOf(instruction));
}

/** Whether somebody was on the draft when it was saved, as far as it tells. */
export const wasOnDraft = (restored: RestoredDraft, { address, spellings }: Recipient): boolean =>
  restored.instructions.has(address) || notedState(restored, address, spellings) !== undefined;
