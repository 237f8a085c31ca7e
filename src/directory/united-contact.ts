/** One contact of two that an earlier version kept apart, as it took two spellings of an address for two people. Pure. */
import type { StoredCode, StoredContact } from './mailbox-document';
import { CHOICE_MEMBERS, hasChoice, smsChoice, spelled } from './stored-record';

/** Nothing is lost that has a place: where there is one place only, what is younger stands. */
export function unite(one: StoredContact, other: StoredContact): StoredContact {
  const [older, newer] = one.t > other.t ? [other, one] : [one, other];
  const united: StoredContact = { ...older, ...newer };
  const numbers = [...new Set([...(newer.p ?? []), ...(older.p ?? [])])];
  if (numbers.length > 0) united.p = numbers;
  for (const member of ['a', 'o'] as const) {
    const code = younger(newer[member], older[member]);
    if (code) united[member] = code;
  }
  const chooser = hasChoice(newer) ? newer : older;
  for (const member of CHOICE_MEMBERS) if (chooser[member] === undefined) delete united[member];
  const chosen = smsChoice(chooser);
  if (chosen !== undefined) united.m = spelled(chosen, numbers);
  return united;
}

const younger = (first: StoredCode | undefined, second: StoredCode | undefined): StoredCode | undefined =>
  first && second && second[2] > first[2] ? second : (first ?? second);
