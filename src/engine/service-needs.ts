/**
 * What the rows of a draft need of a directory service that no lookup tells: the codes themselves, which are read when they are to be
 * sealed or shown, and the safe transport of domains that were not looked at yet. For pane and commands.
 */
import type { DomainTransport, ReadCode } from '../directory/types';
import type { EmailAddress } from '../verification/brands';
import { domainOf } from '../verification/address-domain';
import { codeOf } from '../verification/known-values';
import type { RecipientRecord } from '../verification/types';
import { learn, savedScope } from './records';
import type { Records } from './records';
import type { RecipientRow } from './rows';

/** Whose chosen code has yet to be read, whatever the draft knows of it. */
export const lackingCodes = (rows: readonly RecipientRow[], records: Records): EmailAddress[] =>
  rows.filter((row) => lacksCode(row, records)).map(({ recipient }) => recipient.address);

function lacksCode({ recipient: { address }, verification }: RecipientRow, records: Records): boolean {
  if (!verification || verification.state === 'not-needed' || !verification.chosen) return false;
  const scope = savedScope(verification.chosen.choice.method);
  const record = records.known.get(address);
  const code = scope && record && codeOf(record, scope);
  return code !== undefined && code.accessCode === undefined && code.version !== undefined;
}

/** Codes of a scope that was read are these, whichever version a lookup told of. */
const withCodes = (record: RecipientRecord, read: readonly ReadCode[] = []): RecipientRecord => ({
  ...record,
  codes: record.codes.map((code) =>
    code.accessCode === undefined ? { ...code, ...read.find(({ scope }) => scope === code.scope) } : code,
  ),
});

/** Domains of which nobody has said whether mail to them is safe. */
export function unknownDomains(rows: readonly RecipientRow[], records: Records): string[] {
  const unknown = rows.filter(({ recipient: { address }, verification }) => {
    const record = records.known.get(address);
    if (!record || !verification || verification.state === 'not-needed' || records.partial.has(address)) return false;
    return !record.safeTransport && !record.unsafeTransport;
  });
  return [...new Set(unknown.map(({ recipient: { address } }) => domainOf(address)))];
}

/** With what was found out of the domains of these rows. */
export const withTransport = (
  records: Records,
  found: ReadonlyMap<string, DomainTransport>,
  rows: readonly RecipientRow[],
): Records =>
  learn(
    records,
    rows.map(({ recipient }) => recipient.address),
    (record) => ({ ...record, ...found.get(domainOf(record.address)) }),
  );

/** With the codes that were read for these. */
export const withCodesOf = (
  records: Records,
  found: ReadonlyMap<EmailAddress, readonly ReadCode[]>,
  addresses: readonly EmailAddress[],
): Records => learn(records, addresses, (record) => withCodes(record, found.get(record.address)));
