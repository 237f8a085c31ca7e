/** What a stored contact says about the next draft. What it learned is in `learning.ts`, which loads late. */
import type { EmailAddress, PhoneNumber } from '../verification/brands';
import { safeName } from '../verification/display-name';
import { isPhoneNumber } from '../verification/patterns';
import { emptyRecord } from '../verification/records';
import { REPEATABLE_METHODS } from '../verification/repeatable-methods';
import { ORGANIZATION_DEFAULT } from '../verification/types';
import type { NotificationLanguage, RecipientRecord, RepeatableChoice, RepeatableMethod } from '../verification/types';
import { isoDateOf } from './day';
import type { StoredCode, StoredContact } from './mailbox-document';

/**
 * How `m` of a stored contact spells the last choice. An earlier version does not show a contact with a letter that it does not know, so
 * later methods have none: the verification email has `e`, and each that came after it stands in `r` by its id.
 */
export const LETTERS: Partial<Record<RepeatableMethod, string>> = {
  account: 'a',
  'transport-security': 't',
  'sms-known': 's',
  'organization-code-saved': 'o',
  'access-code-saved': 'p',
};

/** What says the last choice: one of them. If there are more, as an earlier version keeps those it does not know, `m` is the newer. */
export const CHOICE_MEMBERS = ['m', 'e', 'r'] as const;
export const hasChoice = (contact: StoredContact): boolean =>
  CHOICE_MEMBERS.some((member) => contact[member] !== undefined);

/** The record of a stored contact. Nothing here knows of accounts or transport: those are the organization's. */
export function storedRecord(address: EmailAddress, contact: StoredContact | undefined): RecipientRecord {
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
  const displayName = safeName(contact.n ?? '');
  if (displayName) record.displayName = displayName;
  return record;
}

export const languageOf = ({ l }: StoredContact): NotificationLanguage | undefined =>
  l === null ? ORGANIZATION_DEFAULT : l;

export function repeatableChoice({ m, e, r, p }: StoredContact): RepeatableChoice | undefined {
  const id = r ?? (e && 'verification-email');
  const method = REPEATABLE_METHODS.find((one) => (m ? LETTERS[one] === m.charAt(0) : one === id));
  if (method !== 'sms-known') return method && { method };
  const phoneNumber = smsChoice({ m, p });
  return phoneNumber && { method, phoneNumber };
}

/** The number that was chosen last, if it was one. */
export function smsChoice({ m, p }: Pick<StoredContact, 'm' | 'p'>): PhoneNumber | undefined {
  if (!m?.startsWith('s')) return undefined;
  const written = m.slice(1);
  return isPhoneNumber(written) ? written : p?.[0];
}

/** How `m` says that this number was chosen last. */
export const spelled = (phoneNumber: string, numbers: readonly string[]): string =>
  numbers[0] === phoneNumber ? 's' : `s${phoneNumber}`;
