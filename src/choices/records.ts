/** What the directory has answered so far: one lookup for all new addresses, kept for the life of the pane. */
import { DirectoryUnavailable } from '../directory/types';
import type { Directory } from '../directory/types';
import type { EmailAddress } from '../verification/brands';
import { emptyRecord } from '../verification/records';
import type { Choice, Policy, RecipientRecord } from '../verification/types';

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

/** What changes again and again while it is being looked up is left to the next time. */
const MAXIMUM_LOOKUPS = 3;

export function createRecords(directory: Pick<Directory, 'lookup'>): Records {
  const known = new Map<EmailAddress, RecipientRecord>();
  const partial = new Set<EmailAddress>();
  const stale = new Set<EmailAddress>();
  /** How often something became known without asking: an answer that was asked for before that is an old one. */
  const changes = new Map<EmailAddress, number>();
  let changesOfAll = 0;
  const changesOf = (address: EmailAddress) => changesOfAll + (changes.get(address) ?? 0);

  /** @returns whether everything was answered, and who changed meanwhile */
  async function lookUp(wanted: readonly EmailAddress[]): Promise<{ complete: boolean; again: EmailAddress[] }> {
    const before = new Map(wanted.map((address) => [address, changesOf(address)]));
    let records: ReadonlyMap<EmailAddress, RecipientRecord> | undefined;
    let complete = true;
    try {
      records = await directory.lookup(wanted);
    } catch (error) {
      // whatever went wrong, nothing may be taken for unknown
      records = error instanceof DirectoryUnavailable ? error.records : undefined;
      complete = false;
    }
    const again = wanted.filter((address) => changesOf(address) !== before.get(address));
    for (const address of wanted) {
      if (again.includes(address)) {
        if (!complete) partial.add(address);
        if (!known.has(address)) known.set(address, records?.get(address) ?? emptyRecord(address));
        stale.add(address);
        continue;
      }
      if (complete) {
        partial.delete(address);
        stale.delete(address);
      } else {
        if (known.has(address) && !partial.has(address)) continue; // what it knew when it was there
        partial.add(address);
      }
      known.set(address, records?.get(address) ?? emptyRecord(address));
    }
    return { complete, again };
  }

  return {
    get: (address) => known.get(address),
    isPartial: (address) => partial.has(address),
    amend(address, change) {
      const record = known.get(address);
      if (!record) return;
      known.set(address, change(record));
      stale.add(address);
      changes.set(address, (changes.get(address) ?? 0) + 1);
    },
    forget: () => {
      changesOfAll++;
      for (const address of known.keys()) stale.add(address);
    },
    async ensure(addresses) {
      let wanted = addresses.filter((one) => !known.has(one) || partial.has(one) || stale.has(one));
      let complete = true;
      for (let lookups = 0; lookups < MAXIMUM_LOOKUPS && wanted.length > 0; lookups++) {
        const answer = await lookUp(wanted);
        complete = complete && answer.complete;
        wanted = answer.again;
      }
      return complete;
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
