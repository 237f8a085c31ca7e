/** Which of the known numbers and codes count, and in what order: the same answer whatever order a directory gives them in. */
import type { KnownCode, KnownNumber, Policy, RecipientRecord, SafeTransport, Scope } from './types';

/**
 * Every number once. First the one proved last, then the sender's own before the organization's, then by digits.
 * A number that is both is the sender's own, with the later proof.
 */
export function numbersOf(record: RecipientRecord): KnownNumber[] {
  const byNumber = new Map<string, KnownNumber>();
  for (const known of record.numbers) {
    const other = byNumber.get(known.phoneNumber);
    byNumber.set(known.phoneNumber, other ? merged(other, known) : known);
  }
  return [...byNumber.values()].sort(
    (a, b) =>
      compare(b.provedOn ?? '', a.provedOn ?? '') ||
      rank(a.scope) - rank(b.scope) ||
      compare(a.phoneNumber, b.phoneNumber),
  );
}

/** The one code of that scope that counts: the one set last; without dates the first. */
export function codeOf(record: RecipientRecord, scope: Scope): KnownCode | undefined {
  return record.codes
    .filter((known) => known.scope === scope)
    .reduce<KnownCode | undefined>(
      (newest, known) => (newest === undefined || (known.setOn ?? '') > (newest.setOn ?? '') ? known : newest),
      undefined,
    );
}

/** Of the standards that hold: one that is chosen without a click, else one that counts, else the strongest. */
export function transportOf(
  record: RecipientRecord,
  { transport }: Pick<Policy, 'transport'>,
): SafeTransport | undefined {
  const { safeTransport, alsoSafe = [] } = record;
  if (!safeTransport) return undefined;
  const holding = [safeTransport, ...alsoSafe];
  const counting = holding.filter(({ standard }) => transport.accepted.includes(standard));
  return counting.find(({ standard }) => transport.automatic.includes(standard)) ?? counting[0] ?? safeTransport;
}

function merged(a: KnownNumber, b: KnownNumber): KnownNumber {
  const provedOn = (a.provedOn ?? '') > (b.provedOn ?? '') ? a.provedOn : b.provedOn;
  const scope: Scope = a.scope === 'personal' || b.scope === 'personal' ? 'personal' : 'organization';
  return { phoneNumber: a.phoneNumber, scope, ...(provedOn === undefined ? {} : { provedOn }) };
}

function rank(scope: Scope): number {
  return scope === 'personal' ? 0 : 1;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
