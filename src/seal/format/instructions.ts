/** The words of a draft: what is chosen on it, in the form in which it is sealed. */
import type { AddressSpelling, EmailAddress, LanguageTag } from '../../verification/brands';
import type { Choice } from '../../verification/types';

/**
 * The instructions for the gateway, sealed. Every recipient of the draft stands in exactly one of the two lists.
 * @typeParam Address in the seal addresses are as the draft writes them; who opens it makes mailboxes of them
 */
export interface Instructions<Address extends AddressSpelling = EmailAddress> {
  version: 1;
  draftId: string;
  /** From of the mail: the seal speaks for this sender alone. */
  sender: Address;
  recipients: Instruction<Address>[];
  /** Recipients who need no verification: people of the organization and of trusted domains. */
  notNeeded: Address[];
}

export interface Instruction<Address extends AddressSpelling = EmailAddress> extends Choice {
  address: Address;
  notificationLanguage?: LanguageTag;
  /** True where the sender picked it; false where it was chosen by itself. */
  own: boolean;
}
