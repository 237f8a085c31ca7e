/** What the directory has answered so far: one lookup for all new addresses, kept for the life of the pane. */
import { DirectoryUnavailable } from '../../directory/types';
import type { Directory } from '../../directory/types';
import type { EmailAddress } from '../../verification/brands';
import { emptyRecord } from '../../verification/records';
import type { Choice, RecipientRecord } from '../../verification/types';

export interface Records {
  get(address: EmailAddress): RecipientRecord | undefined;
  /** @returns false while a part of the directory is away; what the other parts know is there. */
  ensure(addresses: readonly EmailAddress[]): Promise<boolean>;
  /** Asks again for everything at the next `ensure`. */
  forget(): void;
  /** True for an address whose record may lack what the absent part knows. */
  isPartial(address: EmailAddress): boolean;
}

export function createRecords(directory: Pick<Directory, 'lookup'>): Records {
  let known = new Map<EmailAddress, RecipientRecord>();
  const partial = new Set<EmailAddress>();
  return {
    get: (address) => known.get(address),
    isPartial: (address) => partial.has(address),
    forget: () => {
      known = new Map();
      partial.clear();
    },
    async ensure(addresses) {
      const wanted = addresses.filter((address) => !known.has(address));
      if (wanted.length === 0) return partial.size === 0;
      try {
        for (const [address, record] of await directory.lookup(wanted)) known.set(address, record);
      } catch (error) {
        if (!(error instanceof DirectoryUnavailable)) throw error;
        for (const address of wanted) {
          known.set(address, error.records?.get(address) ?? emptyRecord(address));
          partial.add(address);
        }
      }
      return partial.size === 0;
    },
  };
}

/**
 * While the directory is away, what is on the draft stays: the record is taken to know what the choice rests on, which it did
 * when the choice was made.
 */
export function withWhatTheDraftKnows(record: RecipientRecord, choice: Choice): RecipientRecord {
  const { method, phoneNumber, accessCode, accessCodeHint: hint } = choice;
  const scope = method === 'organization-code-saved' ? ('organization' as const) : ('personal' as const);
  const isSaved = method === 'organization-code-saved' || method === 'access-code-saved';
  const knowsNumber = record.numbers.some((number) => number.phoneNumber === phoneNumber);
  return {
    ...record,
    hasAccount: record.hasAccount || method === 'account',
    numbers:
      method === 'sms-known' && phoneNumber && !knowsNumber
        ? [...record.numbers, { phoneNumber, scope: 'personal' }]
        : record.numbers,
    codes:
      isSaved && accessCode
        ? [...record.codes.filter((code) => code.scope !== scope), { accessCode, scope, ...(hint && { hint }) }]
        : record.codes,
  };
}
