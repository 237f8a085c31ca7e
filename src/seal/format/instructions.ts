/** The words of a draft: what is chosen on it, in the form in which it is sealed. */
import type { EmailAddress, LanguageTag } from '../../verification/brands';
import type { Choice } from '../../verification/types';

/** The instructions for the gateway, sealed. Every recipient of the draft stands in exactly one of the two lists. */
export interface Instructions {
  version: 1;
  draftId: string;
  /** From of the mail: the seal speaks for this sender alone. */
  sender: EmailAddress;
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
