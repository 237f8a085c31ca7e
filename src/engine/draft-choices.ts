/** What a person decided on this draft. It outlives a recipient who leaves and comes back, so moving somebody to Bcc loses nothing. */
import type { EmailAddress, LanguageTag } from '../verification/brands';
import type { Choice, NotificationLanguage } from '../verification/types';

export interface DraftChoices {
  own: Map<EmailAddress, Choice>;
  /** Chosen by itself when the draft was saved: stays while the directory is away, and makes way once it is back. */
  kept: Map<EmailAddress, Choice>;
  /** Saved on the card while this draft was open. */
  languages: Map<EmailAddress, NotificationLanguage>;
  /** Of the draft when it was opened. */
  sealedLanguages: Map<EmailAddress, LanguageTag>;
}

export const noChoices = (): DraftChoices => ({
  own: new Map(),
  kept: new Map(),
  languages: new Map(),
  sealedLanguages: new Map(),
});

/** The language belongs to the person, not to the mail: what was saved last for them holds for this draft, too. */
export function followDirectory(choices: DraftChoices, address: EmailAddress): void {
  choices.languages.delete(address);
  choices.sealedLanguages.delete(address);
}
