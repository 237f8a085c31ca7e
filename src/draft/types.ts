/** The words of a draft: what is chosen on it, and the form in which that is stored and sealed. */
import type { EmailAddress, LanguageTag } from '../verification/brands';
import type { Choice } from '../verification/types';

/** What the sender decided for one recipient on this draft. */
export interface DraftEntry {
  address: EmailAddress;
  /** A person's own choice; absent where the resolver chooses. */
  ownChoice?: Choice;
  /** Chosen on the contact card for this draft. */
  notificationLanguage?: LanguageTag;
}

/** The instructions for the gateway, sealed. Every recipient of the draft stands in exactly one of the two lists. */
export interface Instructions {
  version: 1;
  draftId: string;
  recipients: Instruction[];
  /** Recipients who need no verification: people of the organization and of trusted domains. */
  notNeeded: EmailAddress[];
}

export interface Instruction extends Choice {
  address: EmailAddress;
  notificationLanguage?: LanguageTag;
  /** True where the sender picked it; false where it was chosen by itself. */
  own: boolean;
}
