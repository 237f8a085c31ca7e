/** What the directory has answered so far: one lookup for all new addresses, kept for the life of the pane. */
import { DirectoryUnavailable } from '../../directory/types';
import type { Directory } from '../../directory/types';
import type { EmailAddress } from '../../verification/brands';
import { emptyRecord } from '../../verification/records';
import type { Choice, Policy, RecipientRecord } from '../../verification/types';

export interface Records {
  get(address: EmailAddress): RecipientRecord | undefined;
  /** @returns false while a part of the directory is away; what the other parts know is there. */
  ensure(addresses: readonly EmailAddress[]): Promise<boolean>;
  /** Asks again for everything at the next `ensure`. Until that is answered, what was known stands. */
  forget(): void;
  /** What is known without asking, until it is asked for again. Nothing for an address that was never asked for. */
  amend(address: EmailAddress, change: (record: RecipientRecord) => RecipientRecord): void;
  /** True for an address whose record may lack what the absent part knows. It is asked for again each time. */
  isPartial(address: EmailAddress): boolean;
}

export function createRecords(directory: Pick<Directory, 'lookup'>): Records {
  const known = new Map<EmailAddress, RecipientRecord>();
  const partial = new Set<EmailAddress>();
  const stale = new Set<EmailAddress>();
  return {
    get: (address) => known.get(address),
    isPartial: (address) => partial.has(address),
    amend(address, change) {
      const record = known.get(address);
      if (!record) return;
      known.set(address, change(record));
      stale.add(address);
    },
    forget: () => {
      for (const address of known.keys()) stale.add(address);
    },
    async ensure(addresses) {
      const wanted = addresses.filter((one) => !known.has(one) || partial.has(one) || stale.has(one));
      if (wanted.length === 0) return true;
      try {
        const answer = await directory.lookup(wanted);
        for (const address of wanted) {
          known.set(address, answer.get(address) ?? emptyRecord(address));
          partial.delete(address);
          stale.delete(address);
        }
        return true;
      } catch (error) {
        // whatever went wrong, nothing may be taken for unknown
        const records = error instanceof DirectoryUnavailable ? error.records : undefined;
        for (const address of wanted) {
          if (known.has(address) && !partial.has(address)) continue; // what it knew when it was there
          known.set(address, records?.get(address) ?? emptyRecord(address));
          partial.add(address);
        }
        return false;
      }
    },
  };
}

/**
 * While the directory is away, what is on the draft stays: the record is taken to know what the choice rests on, which it did
 * when the choice was made.
 */
export function withWhatTheDraftKnows(record: RecipientRecord, choice: Choice, policy: Policy): RecipientRecord {
  const { method, phoneNumber, accessCode, accessCodeHint: hint } = choice;
  const scope = method === 'organization-code-saved' ? ('organization' as const) : ('personal' as const);
  const isSaved = method === 'organization-code-saved' || method === 'access-code-saved';
  const knowsNumber = record.numbers.some((number) => number.phoneNumber === phoneNumber);
  const [standard] = policy.transport.accepted;
  const safeTransport = record.safeTransport ?? (method === 'transport-security' && standard && { standard });
  return {
    ...record,
    ...(safeTransport && { safeTransport }),
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
