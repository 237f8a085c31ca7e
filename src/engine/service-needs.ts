/**
 * What the rows of a draft need of a directory service that no lookup tells. The codes themselves: they
 * are read when they are to be sealed, as the service writes down who read them. And the safe transport
 * of domains that were not looked at yet.
 */
import { domainOf } from '../verification/address-domain';
import { codeOf } from '../verification/known-values';
import type { DraftState } from './draft-state';
import { savedScope } from './records';
import type { RecipientRow } from './rows';
import { set } from './stepping';
import type { Step } from './stepping';

/** Asks for what is not known yet, once it is to be sealed. */
export function meetNeeds(at: Step): void {
  const { state } = at;
  const { codesUnderWay, askedDomains } = state;
  if (!state.hasService || !state.wanted || state.stage === 'left') return;
  const addresses = state.rows.filter((row) => lacksCode(row, state)).map(({ recipient }) => recipient.address);
  if (addresses.length > 0) {
    set(at, { codesUnderWay: new Set([...codesUnderWay, ...addresses]) });
    at.effects.push({ do: 'read-codes', addresses });
  }
  if (!state.configuration.policy.allowed['transport-security']) return;
  const unknown = state.rows.filter((row) => lacksTransport(row, state));
  const domains = [...new Set(unknown.map(({ recipient }) => domainOf(recipient.address)))].filter(
    (domain) => !askedDomains.has(domain),
  );
  if (domains.length === 0) return;
  set(at, { askedDomains: new Set([...askedDomains, ...domains]), transportUnderWay: state.transportUnderWay + 1 });
  at.effects.push({ do: 'find-transport', domains });
}

/** The chosen code has yet to be read, whatever the draft knows of it. */
function lacksCode(
  { recipient: { address }, verification }: RecipientRow,
  { records, codesUnderWay, codeProblems }: DraftState,
): boolean {
  if (!verification || verification.state === 'not-needed' || !verification.chosen) return false;
  if (codesUnderWay.has(address) || codeProblems.has(address)) return false;
  const scope = savedScope(verification.chosen.choice.method);
  const record = records.known.get(address);
  const code = scope && record && codeOf(record, scope);
  return code !== undefined && code.accessCode === undefined;
}

/** Nobody has said whether mail to them is safe. */
function lacksTransport(
  { recipient: { address }, verification }: RecipientRow,
  { records: { known, partial } }: DraftState,
): boolean {
  const record = known.get(address);
  if (!record || !verification || verification.state === 'not-needed' || partial.has(address)) return false;
  return !record.safeTransport && !record.unsafeTransport;
}
