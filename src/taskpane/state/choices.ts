/** What a person decided on this draft. It outlives a recipient who leaves and comes back, so moving somebody to Bcc loses nothing. */
import type { EmailAddress, LanguageTag } from '../../verification/brands';
import type { Choice } from '../../verification/types';

export interface DraftChoices {
  own: Map<EmailAddress, Choice>;
  /** Chosen by itself when the draft was saved: stays while the directory is away, and makes way once it is back. */
  kept: Map<EmailAddress, Choice>;
  /** `undefined` as a value: the organization's default was picked on the card. */
  languages: Map<EmailAddress, LanguageTag | undefined>;
}

export const noChoices = (): DraftChoices => ({ own: new Map(), kept: new Map(), languages: new Map() });
