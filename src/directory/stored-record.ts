/** What a stored contact says about the next draft. What it learned is in `learning.ts`, which loads late. */
import type { EmailAddress, PhoneNumber } from '../verification/brands';
import { safeName } from '../verification/display-name';
import { emptyRecord } from '../verification/records';
import { ORGANIZATION_DEFAULT } from '../verification/types';
import type { DefaultChoice, NotificationLanguage, RecipientRecord, RepeatableChoice } from '../verification/types';
import { isoDateOf } from './day';
import type { StoredCode, StoredContact } from './mailbox-document';

/** How `m` of a stored contact spells the last choice. The last resort has a member of its own, `e`. */
export const LETTERS = {
  account: 'a',
  'transport-security': 't',
  'sms-known': 's',
  'organization-code-saved': 'o',
  'access-code-saved': 'p',
} as const satisfies Record<DefaultChoice['method'], string>;

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
  const displayName = safeName(contact.n ?? '');
  if (displayName) record.displayName = displayName;
  return record;
}

export const languageOf = ({ l }: StoredContact): NotificationLanguage | undefined =>
  l === null ? ORGANIZATION_DEFAULT : l;

function repeatableChoice({ m, e, p }: StoredContact): RepeatableChoice | undefined {
  if (!m) return e && { method: 'verification-email' };
  const method = (Object.keys(LETTERS) as (keyof typeof LETTERS)[]).find((id) => LETTERS[id] === m.charAt(0));
  if (method !== 'sms-known') return method && { method };
  const phoneNumber = smsChoice({ m, p }) as PhoneNumber | undefined;
  return phoneNumber && { method, phoneNumber };
}

/** The number that was chosen last, if it was one. */
export function smsChoice({ m, p }: Pick<StoredContact, 'm' | 'p'>): string | undefined {
  return m?.startsWith('s') ? m.slice(1) || p?.[0] : undefined;
}

/** How `m` says that this number was chosen last. */
export const spelled = (phoneNumber: string, numbers: readonly string[]): string =>
  numbers[0] === phoneNumber ? 's' : `s${phoneNumber}`;
