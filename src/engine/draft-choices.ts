/** What a person decided on this draft. It outlives a recipient who leaves and comes back, so moving somebody to Bcc loses nothing. */
import { notedState, restoredChoice, restoredLanguage } from '../draft/restore-draft';
import type { RestoredDraft } from '../draft/restore-draft';
import type { EmailAddress, LanguageTag } from '../verification/brands';
import { choiceOf } from '../verification/choices';
import type { Choice, NotificationLanguage, Recipient } from '../verification/types';

export interface DraftChoices {
  readonly own: ReadonlyMap<EmailAddress, Choice>;
  /** Chosen by itself when the draft was saved: stays while the directory is away, and makes way once it is back. */
  readonly kept: ReadonlyMap<EmailAddress, Choice>;
  /** Saved on the card while this draft was open. */
  readonly languages: ReadonlyMap<EmailAddress, NotificationLanguage>;
  /** Of the draft when it was opened. */
  readonly sealedLanguages: ReadonlyMap<EmailAddress, LanguageTag>;
  /** Who has what stood on the draft for them: each once, so that who comes later or could not be read at first has it, too. */
  readonly restoredFor: ReadonlySet<EmailAddress>;
}

export const NO_CHOICES: DraftChoices = {
  own: new Map(),
  kept: new Map(),
  languages: new Map(),
  sealedLanguages: new Map(),
  restoredFor: new Set(),
};

/** Of some recipients; `undefined` is no choice of their own. */
export type OwnChoices = ReadonlyMap<EmailAddress, Choice | undefined>;

export function withOwn(choices: DraftChoices, changes: OwnChoices): DraftChoices {
  const own = new Map(choices.own);
  for (const [address, choice] of changes) {
    if (choice) own.set(address, choice);
    else own.delete(address);
  }
  return { ...choices, own };
}

/** The language belongs to the person, not to the mail: what was saved last for them holds for this draft, too. */
export const followingDirectory = (choices: DraftChoices, address: EmailAddress): DraftChoices => ({
  ...choices,
  languages: without(choices.languages, address),
  sealedLanguages: without(choices.sealedLanguages, address),
});

function without<Value>(map: ReadonlyMap<EmailAddress, Value>, address: EmailAddress): Map<EmailAddress, Value> {
  const left = new Map(map);
  left.delete(address);
  return left;
}

/** With what stood on the draft for these recipients, and for who has left since and may come back. */
export function withRestored(
  choices: DraftChoices,
  restored: RestoredDraft,
  recipients: readonly Recipient[],
): DraftChoices {
  const own = new Map(choices.own);
  const kept = new Map(choices.kept);
  const sealedLanguages = new Map(choices.sealedLanguages);
  const restoredFor = new Set(choices.restoredFor);
  for (const { address, spellings } of recipients) {
    if (restoredFor.has(address)) continue;
    restoredFor.add(address);
    const instruction = restored.instructions.get(address);
    // a note whose header is gone may have come with a forwarded mail; a seal is of this draft
    const isOwnNote = restored.secure === 'on' || restored.isOfOtherClient;
    const choice = isOwnNote || instruction ? restoredChoice(restored, address, spellings) : undefined;
    if (choice && !own.has(address)) own.set(address, choice);
    if (instruction && !instruction.own) kept.set(address, choiceOf(instruction));
    const language = restoredLanguage(restored, address);
    if (language) sealedLanguages.set(address, language);
  }
  for (const instruction of restored.instructions.values())
    if (instruction.own && !restoredFor.has(instruction.address)) own.set(instruction.address, choiceOf(instruction));
  return { ...choices, own, kept, sealedLanguages, restoredFor };
}

/** Whether somebody was on the draft when it was saved, as far as it tells. */
export const wasOnDraft = (restored: RestoredDraft, { address, spellings }: Recipient): boolean =>
  restored.instructions.has(address) || notedState(restored, address, spellings) !== undefined;
