/** The menu of one recipient: what can be picked, and why the rest cannot. */
import { METHODS, type Availability } from './methods';
import {
  METHOD_IDS,
  type MethodId,
  type MethodOption,
  type Policy,
  type Recipient,
  type RecipientRecord,
  type UnavailableReason,
} from './types';

/** What can be picked, and every other method with the reason why not. Both in the order of `METHOD_IDS`. */
export interface Menu {
  options: MethodOption[];
  unavailable: { method: MethodId; reason: UnavailableReason }[];
}

/** Policy first, then lists, then the last resort, then what is known of the recipient: the first to say no gives the reason. */
export function menuOf(recipient: Recipient, record: RecipientRecord, policy: Policy): Menu {
  const menu: Menu = { options: [], unavailable: [] };
  // a last resort can only be judged once the others are
  const byStanding = [...METHOD_IDS].sort((a, b) => Number(METHODS[a].lastResort) - Number(METHODS[b].lastResort));
  for (const method of byStanding) {
    const found = availability(method);
    if ('options' in found) menu.options.push(...found.options);
    else menu.unavailable.push({ method, reason: found.reason });
  }
  return menu;

  function availability(method: MethodId): Availability {
    const { forLists, lastResort, find } = METHODS[method];
    if (!policy.allowed[method]) return { reason: { why: 'not-allowed' } };
    if (recipient.kind === 'list' && !forLists) return { reason: { why: 'list' } };
    if (lastResort && menu.options.length > 0) return { reason: { why: 'stronger-way-available' } };
    return find(record, policy);
  }
}
