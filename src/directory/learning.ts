/** What a sent mail teaches about a recipient. Loaded late. */
import { rememberedFrom } from '../verification/choices';
import type { MethodId, RepeatableChoice } from '../verification/types';
import type { StoredContact } from './mailbox-document';
import { CHOICE_MEMBERS, LETTERS } from './stored-record';
import type { UsedChoice } from './types';

// an account comes first whatever was chosen before, so an unknown person's takes no room
const NEEDS_NO_MEMORY: MethodId = 'account';

/** False for what teaches nothing about somebody who is not known yet. */
export const worthKeeping = (choice: UsedChoice): boolean =>
  choice.method !== NEEDS_NO_MEMORY && rememberedFrom(choice) !== undefined;

/** True where a mail only shows that the contact is in use: then its date is all there is to keep. */
export function teachesNothingNew(contact: StoredContact, choice: UsedChoice): boolean {
  return JSON.stringify(learn(contact, choice, contact.t)) === JSON.stringify(contact);
}

/** @param today day number (`day.ts`) */
export function learn(contact: StoredContact | undefined, choice: UsedChoice, today: number): StoredContact {
  const learned: StoredContact = { ...contact, t: today };
  const name = choice.displayName?.trim();
  if (name && name !== choice.address) learned.n = name;

  const remembered = rememberedFrom(choice);
  if (!remembered) return learned;
  const { lastChoice, number, code } = remembered;
  const { phoneNumber } = lastChoice;
  const numbers = contact?.p ?? [];
  if (phoneNumber && (number || numbers.includes(phoneNumber)))
    learned.p = [phoneNumber, ...numbers.filter((known) => known !== phoneNumber)];
  if (code) learned[code.scope === 'organization' ? 'o' : 'a'] = [code.accessCode, code.hint ?? null, today];
  // in place: the order of the members says whether anything is new
  const chosen = membersFor(lastChoice, learned.p);
  for (const member of CHOICE_MEMBERS) if (!(member in chosen)) delete learned[member];
  return Object.assign(learned, chosen);
}

function membersFor(
  { method, phoneNumber }: RepeatableChoice,
  numbers: readonly string[] = [],
): Pick<StoredContact, (typeof CHOICE_MEMBERS)[number]> {
  const letter = LETTERS[method];
  if (letter) return { m: letter + (phoneNumber && phoneNumber !== numbers[0] ? phoneNumber : '') };
  return method === 'verification-email' ? { e: 1 } : { r: method };
}
