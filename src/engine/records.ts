/** What the directory has answered so far: one lookup for all new addresses, kept for the life of the pane. Values; nothing here asks. */
import { DirectoryUnavailable, absenceOf } from '../directory/types';
import type { DirectoryAbsence } from '../directory/types';
import type { EmailAddress } from '../verification/brands';
import { codeOf } from '../verification/known-values';
import { METHODS } from '../verification/methods';
import { emptyRecord } from '../verification/records';
import type { Choice, MethodId, Policy, RecipientRecord, Scope } from '../verification/types';

export interface Records {
  readonly known: ReadonlyMap<EmailAddress, RecipientRecord>;
  /** Whose records may lack what the absent part knows. They are asked for again each time. */
  readonly partial: ReadonlySet<EmailAddress>;
  /** What was known stands until it is asked for again, at the next lookup. */
  readonly stale: ReadonlySet<EmailAddress>;
  /** How often something became known without asking: an answer that was asked for before that is an old one. */
  readonly changes: ReadonlyMap<EmailAddress, number>;
  readonly changesOfAll: number;
  /** Why the last lookup that was not complete was not. */
  readonly absence: DirectoryAbsence;
}

export const NO_RECORDS: Records = {
  known: new Map(),
  partial: new Set(),
  stale: new Set(),
  changes: new Map(),
  changesOfAll: 0,
  absence: 'away',
};

export type Change = (record: RecipientRecord) => RecipientRecord;

/** More is known now of what the directory answered: stands until it is asked for again for another reason. */
export function learn(records: Records, addresses: readonly EmailAddress[], change: Change): Records {
  const known = new Map(records.known);
  for (const address of addresses) {
    const record = known.get(address);
    if (record) known.set(address, change(record));
  }
  return { ...records, known };
}

/** What is known without asking, until it is asked for again. Nothing for an address that was never asked for. */
export function amend(records: Records, address: EmailAddress, change: Change): Records {
  if (!records.known.has(address)) return records;
  const { stale, changes } = records;
  return {
    ...learn(records, [address], change),
    stale: new Set(stale).add(address),
    changes: new Map(changes).set(address, (changes.get(address) ?? 0) + 1),
  };
}

/** Everything is asked for again at the next lookup. */
export const outdated = (records: Records): Records => ({
  ...records,
  stale: new Set(records.known.keys()),
  changesOfAll: records.changesOfAll + 1,
});

/** Who has to be looked up. */
export const unanswered = (
  { known, partial, stale }: Records,
  addresses: readonly EmailAddress[],
): readonly EmailAddress[] => addresses.filter((one) => !known.has(one) || partial.has(one) || stale.has(one));

/** What changes again and again while it is being looked up is left to the next time. */
export const MAXIMUM_LOOKUPS = 3;

/** Those who are being looked up, each with how often they had changed by then. */
export type Asked = ReadonlyMap<EmailAddress, number>;

const changesOf = ({ changes, changesOfAll }: Records, address: EmailAddress): number =>
  changesOfAll + (changes.get(address) ?? 0);

export const asked = (records: Records, addresses: readonly EmailAddress[]): Asked =>
  new Map(addresses.map((address) => [address, changesOf(records, address)]));

/** `absence`: a part of the directory was away, and `records` holds what the others know. */
export interface Answer {
  records?: ReadonlyMap<EmailAddress, RecipientRecord>;
  absence?: DirectoryAbsence;
}

/** Of a lookup that failed, whatever went wrong: nothing may be taken for unknown. */
export const failedAnswer = (error: unknown): Answer => ({
  absence: absenceOf(error),
  ...(error instanceof DirectoryUnavailable && error.records && { records: error.records }),
});

/** @returns also who changed while they were being looked up, and has to be again */
export function answered(
  before: Records,
  wanted: Asked,
  { records, absence }: Answer,
): { records: Records; again: readonly EmailAddress[] } {
  const [known, partial, stale] = [new Map(before.known), new Set(before.partial), new Set(before.stale)];
  const recordOf = (address: EmailAddress) => records?.get(address) ?? emptyRecord(address);
  const again: EmailAddress[] = [];
  for (const [address, changes] of wanted) {
    if (changesOf(before, address) !== changes) {
      again.push(address);
      if (absence) partial.add(address);
      if (!known.has(address)) known.set(address, recordOf(address));
      stale.add(address);
      continue;
    }
    if (absence) {
      if (known.has(address) && !partial.has(address)) continue; // what it knew when it was there
      partial.add(address);
    } else {
      partial.delete(address);
      stale.delete(address);
    }
    known.set(address, recordOf(address));
  }
  return { records: { ...before, known, partial, stale, ...(absence && { absence }) }, again };
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

/** A service's code of which only a lookup has told so far. */
export const hasUnreadCode = (record: RecipientRecord | undefined): boolean =>
  record?.codes.some(({ accessCode }) => accessCode === undefined) ?? false;

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
