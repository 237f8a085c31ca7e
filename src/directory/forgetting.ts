/** What is left of a stored contact when one thing is forgotten, and how it is put back. Pure. */
import type { StoredContact } from './mailbox-document';
import { restsOn } from './forgotten-record';
import { CHOICE_MEMBERS, hasChoice, repeatableChoice, smsChoice, spelled } from './stored-record';
import type { KnownItem } from './types';

/** Who they are and since when: what remains once all that was learned of them is forgotten. */
const SAYS_NOTHING = ['t', 'n'];

const CODES = { organization: 'o', personal: 'a' } as const;

/**
 * @returns the contact without it, `undefined` where nothing worth keeping remains, and `contact` itself where it was not known.
 * The last choice goes with what it rests on.
 */
export function withoutItem(contact: StoredContact, item: KnownItem): StoredContact | undefined {
  const left = item.kind === 'code' ? withoutCode(contact, item.scope) : withoutNumber(contact, item.phoneNumber);
  if (left === contact) return contact;
  return saysNothing(left) ? undefined : left;
}

export const saysNothing = (contact: StoredContact): boolean =>
  Object.keys(contact).every((member) => SAYS_NOTHING.includes(member));

function withoutCode(contact: StoredContact, scope: keyof typeof CODES): StoredContact {
  const { [CODES[scope]]: code, ...left } = contact;
  if (!code) return contact;
  const chosen = repeatableChoice(contact);
  return chosen && restsOn(chosen, { kind: 'code', scope }) ? withoutChoice(left) : left;
}

function withoutNumber(contact: StoredContact, phoneNumber: string): StoredContact {
  const { p = [], ...left } = contact;
  if (!p.some((known) => known === phoneNumber)) return contact;
  const others = p.filter((known) => known !== phoneNumber);
  const chosen = smsChoice(contact);
  const rest: StoredContact = others.length > 0 ? { ...contact, p: others } : left;
  if (chosen === phoneNumber) return withoutChoice(rest);
  return chosen === undefined ? rest : { ...rest, m: spelled(chosen, others) };
}

/**
 * Puts back what was taken from `before`. Where something was learned since, that stays: a newer code is not replaced, and the
 * number goes to the end.
 * @param now the contact as it is; `undefined` where there is none (any more)
 */
export function putBack(
  now: StoredContact | undefined,
  { before, item }: { before: StoredContact; item: KnownItem },
): StoredContact {
  const left = withoutItem(before, item);
  if (isSame(now, left)) return before;
  const { t, n } = before;
  const merged: StoredContact = { t, ...(n !== undefined && { n }), ...now };
  if (item.kind === 'code') {
    const member = CODES[item.scope];
    const code = merged[member] ?? before[member];
    if (code) merged[member] = code;
  } else if (!merged.p?.includes(item.phoneNumber)) {
    merged.p = [...(merged.p ?? []), item.phoneNumber];
  }
  const choiceWentAlong = hasChoice(before) && !(left && hasChoice(left));
  if (hasChoice(merged) || !choiceWentAlong) return merged;
  for (const member of CHOICE_MEMBERS)
    Object.assign(merged, before[member] !== undefined && { [member]: before[member] });
  const chosen = smsChoice(before);
  return chosen === undefined ? merged : { ...merged, m: spelled(chosen, merged.p ?? []) };
}

/** Whatever the order of the members. */
function isSame(a: StoredContact | undefined, b: StoredContact | undefined): boolean {
  const plain = (contact: StoredContact | undefined) => contact && JSON.stringify(Object.entries(contact).sort());
  return plain(a) === plain(b);
}

function withoutChoice({ m: _choice, e: _email, r: _later, ...left }: StoredContact): StoredContact {
  return left;
}
