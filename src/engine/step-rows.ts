/** What is shown follows from everything that is known. */
import { withRestored } from './draft-choices';
import { policyForMail } from './policy';
import { keepUnchanged, makeRows } from './rows';
import { meetNeeds } from './service-needs';
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
