/** The menu of one recipient: what can be picked, and why the rest cannot. */
import { METHODS, isStrongEnough, type Availability } from './methods';
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

/** Policy first, then lists, then what is known of the recipient: the first to say no gives the reason. */
export function menuOf(recipient: Recipient, record: RecipientRecord, policy: Policy): Menu {
  const menu: Menu = { options: [], unavailable: [] };
  for (const method of METHOD_IDS) {
    const found = availability(method);
    if ('options' in found) menu.options.push(...found.options);
    else menu.unavailable.push({ method, reason: found.reason });
  }
  return menu;

  function availability(method: MethodId): Availability {
    const { forLists, find } = METHODS[method];
    const allowed = policy.allowed[method];
    if (!allowed) return { reason: { why: 'not-allowed' } };
    if (!isStrongEnough(method, policy.weakest)) return { reason: { why: 'too-weak-for-label' } };
    if (recipient.kind === 'list' && !forLists) return { reason: { why: 'list' } };
    // the others were judged before it
    if (allowed === 'last-resort' && menu.options.length > 0) return { reason: { why: 'stronger-way-available' } };
    return find(record, policy);
  }
}

/** An account, a number, a code or safe transport is known and may be used: more than the last resort proves. */
export const knowsStronger = (options: readonly MethodOption[]): boolean =>
  options.some(({ method, needs }) => needs === 'nothing' && !METHODS[method].lastResort);
