/** What is shown follows from everything that is known; and what it needs of a directory service is asked for. */
import { withRestored } from './draft-choices';
import { policyForMail } from './policy';
import { keepUnchanged, makeRows } from './rows';
import { lackingCodes, unknownDomains } from './service-needs';
import { set } from './stepping';
import type { Step } from './stepping';

/** @returns whether anything looks different now */
export function refresh(at: Step): boolean {
  const { recipients, marks, rows: before, records, configuration, codeProblems } = at.state;
  if (!recipients) return false;
  const choices = marks ? withRestored(at.state.choices, marks, recipients) : at.state.choices;
  const policy = policyForMail(configuration, at.state);
  const made = makeRows(recipients, records, choices, { ...configuration, policy }, codeProblems);
  const rows = keepUnchanged(before, made);
  set(at, { choices, rows });
  meetNeeds(at);
  return rows.length !== before.length || rows.some((row, index) => row !== before[index]);
}

/** Reads and looks up what the rows need that is not known yet, once they are to be sealed. */
export function meetNeeds(at: Step): void {
  const { hasService, wanted, stage, rows, records, codesUnderWay, codeProblems, askedDomains, configuration } =
    at.state;
  if (!hasService || !wanted || stage === 'left') return;
  const addresses = lackingCodes(rows, records).filter((one) => !codeProblems.has(one) && !codesUnderWay.has(one));
  if (addresses.length > 0) {
    set(at, { codesUnderWay: new Set([...codesUnderWay, ...addresses]) });
    at.effects.push({ do: 'read-codes', addresses });
  }
  if (!configuration.policy.allowed['transport-security']) return;
  const domains = unknownDomains(rows, records).filter((domain) => !askedDomains.has(domain));
  if (domains.length === 0) return;
  set(at, { askedDomains: new Set([...askedDomains, ...domains]), transportUnderWay: at.state.transportUnderWay + 1 });
  at.effects.push({ do: 'find-transport', domains });
}
