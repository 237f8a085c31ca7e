/** What a sent mail teaches about a recipient, and what a stored contact says about the next draft. */
import type { EmailAddress } from '../verification/brands';
import { rememberedFrom } from '../verification/choices';
import { emptyRecord } from '../verification/records';
import { ORGANIZATION_DEFAULT } from '../verification/types';
import type {
  DefaultChoice,
  MethodId,
  NotificationLanguage,
  RecipientRecord,
  RepeatableChoice,
} from '../verification/types';
import { isoDateOf } from './day';
import type { StoredCode, StoredContact } from './mailbox-document';
import type { UsedChoice } from './types';

/** How `m` of a stored contact spells the last choice. The last resort has a member of its own, `e`. */
const LETTERS = {
  account: 'a',
  'transport-security': 't',
  'sms-known': 's',
  'organization-code-saved': 'o',
  'access-code-saved': 'p',
} as const satisfies Record<DefaultChoice['method'], string>;

// an account comes first whatever was chosen before, so an unknown person's takes no room
const NEEDS_NO_MEMORY: MethodId = 'account';

/** False for what teaches nothing about somebody who is not known yet. */
export const worthHolding = (choice: UsedChoice): boolean =>
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
  if (lastChoice.method === 'verification-email') {
    delete learned.m;
    learned.e = 1;
  } else {
    delete learned.e;
    learned.m = LETTERS[lastChoice.method] + (phoneNumber && phoneNumber !== learned.p?.[0] ? phoneNumber : '');
  }
  return learned;
}

/** The record of a stored contact. Nothing here knows of accounts or transport: those are the organization's. */
export function recordOf(address: EmailAddress, contact: StoredContact | undefined): RecipientRecord {
  const record = emptyRecord(address);
  if (!contact) return record;
  record.numbers = (contact.p ?? []).map((phoneNumber) => ({ phoneNumber, scope: 'personal' }));
  const code = ([accessCode, hint, day]: StoredCode) => ({
    accessCode,
    ...(hint !== null && { hint }),
    setOn: isoDateOf(day),
  });
  if (contact.o) record.codes.push({ ...code(contact.o), scope: 'organization', setHere: true });
  if (contact.a) record.codes.push({ ...code(contact.a), scope: 'personal' });
  const lastChoice = repeatableChoice(contact);
  if (lastChoice) record.lastChoice = lastChoice;
  const notificationLanguage = languageOf(contact);
  if (notificationLanguage) record.notificationLanguage = notificationLanguage;
  if (contact.n) record.displayName = contact.n;
  return record;
}

export const languageOf = ({ l }: StoredContact): NotificationLanguage | undefined =>
  l === null ? ORGANIZATION_DEFAULT : l;

function repeatableChoice({ m, e, p }: StoredContact): RepeatableChoice | undefined {
  if (!m) return e && { method: 'verification-email' };
  const method = (Object.keys(LETTERS) as (keyof typeof LETTERS)[]).find((id) => LETTERS[id] === m.charAt(0));
  if (method !== 'sms-known') return method && { method };
  const phoneNumber = (m.slice(1) || p?.[0]) as RepeatableChoice['phoneNumber'];
  return phoneNumber && { method, phoneNumber };
}
