/** What the directory has answered so far: one lookup for all new addresses, kept for the life of the pane. */
import { DirectoryUnavailable } from '../directory/types';
import type { Directory, DirectoryAbsence } from '../directory/types';
import type { EmailAddress } from '../verification/brands';
import { codeOf } from '../verification/known-values';
import { METHODS } from '../verification/methods';
import { emptyRecord } from '../verification/records';
import type { Choice, MethodId, Policy, RecipientRecord, Scope } from '../verification/types';

export interface Records {
  get(address: EmailAddress): RecipientRecord | undefined;
  /** @returns false while a part of the directory is away; what the other parts know is there. */
  ensure(addresses: readonly EmailAddress[]): Promise<boolean>;
  /** Asks again for everything at the next `ensure`. Until that is answered, what was known stands. */
  forget(): void;
  /** What is known without asking, until it is asked for again. Nothing for an address that was never asked for. */
  amend(address: EmailAddress, change: (record: RecipientRecord) => RecipientRecord): void;
  /** More is known now of what the directory answered: stands until it is asked for again for another reason. */
  learn(address: EmailAddress, change: (record: RecipientRecord) => RecipientRecord): void;
  /** Why the last lookup was not complete. */
  absence(): DirectoryAbsence;
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
  let absence: DirectoryAbsence = 'away';
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
      absence = error instanceof DirectoryUnavailable ? error.absence : 'away';
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
    absence: () => absence,
    learn(address, change) {
      const record = known.get(address);
      if (record) known.set(address, change(record));
    },
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
  const scope = savedScope(method);
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
      scope && accessCode
        ? [...record.codes.filter((code) => code.scope !== scope), { accessCode, scope, ...(hint && { hint }) }]
        : record.codes,
  };
}

/** While a part of the directory is away, something stronger may be known there: the last resort is not put back. */
export function withoutLastResort(record: RecipientRecord): RecipientRecord {
  const { lastChoice, ...left } = record;
  return lastChoice && METHODS[lastChoice.method].lastResort ? left : record;
}

/** Whose saved code a method uses, if it uses one. */
export const savedScope = (method: MethodId): Scope | undefined => {
  const { needs, requires, remembers } = METHODS[method];
  return needs === 'nothing' && requires.includes('accessCode') ? remembers?.scope : undefined;
};

/**
 * A code that stands on the draft need not be read before it can be sent: it was the saved one when it was chosen. Once it is
 * read, what was read counts.
 */
export function withCodeOfDraft(record: RecipientRecord, choice: Choice | undefined): RecipientRecord {
  const scope = choice && savedScope(choice.method);
  const code = scope && codeOf(record, scope);
  if (!choice?.accessCode || !code || code.accessCode !== undefined) return record;
  const { accessCode, accessCodeHint: hint } = choice;
  return {
    ...record,
    codes: record.codes.map((known) => (known === code ? { ...code, accessCode, ...(hint && { hint }) } : known)),
  };
}
