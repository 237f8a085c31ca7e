/** Records that no directory gave. */
import type { EmailAddress } from './brands';
import type { RecipientRecord } from './types';

/** What is known of an address that nobody ever mailed: nothing. */
export function emptyRecord(address: EmailAddress): RecipientRecord {
  return { address, hasAccount: false, numbers: [], codes: [] };
}
