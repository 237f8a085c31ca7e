/**
 * Outlook's limits, and the error codes with which it answers (Office.js turns a code into name and message).
 * Sources: Microsoft's "Limits for activation and JavaScript API for Outlook add-ins", and `@types/office-js`.
 */
import { atLeast } from './version';

export const LIMITS = {
  /** Characters of the stored JSON, all properties of the add-in together. */
  customProperties: 2_500,
  roamingSettings: 32_768,
  /** Name and value of one header. */
  header: 998,
  /** All headers of a message, Exchange Online. */
  allHeaders: 262_144,
  recipientsPerCall: 100,
  displayName: 255,
  address: 571,
  subject: 255,
  body: 1_000_000,
  notifications: 5,
  notificationText: 150,
  notificationKey: 32,
  callsAtATime: 3,
  alertText: 500,
  alertButton: 20,
} as const;

/** Limits that grew with Mailbox 1.16 (Microsoft's page of that set). */
export function limitsOf(mailbox: string) {
  return atLeast(mailbox, '1.16')
    ? { recipientsPerField: 1_000, sessionData: 2_621_440 }
    : { recipientsPerField: 500, sessionData: 50_000 };
}

export const CODES = {
  notSupported: 5000,
  internalFormatError: 9002,
  attachmentNotFound: 9003,
  tooManyRecipients: 9012,
  accessRestricted: 9017,
  noToken: 9018,
  settingsError: 9019,
  responseError: 9020,
  duplicateNotificationKey: 9023,
  notificationKeyNotFound: 9024,
  tooManyNotifications: 9025,
  itemChanged: 9030,
  invalidParameter: 9031,
  insufficientPermission: 9038,
  internalServerError: 9042,
  itemNotSaved: 9046,
  keyNotFound: 9050,
  sessionDataTooLong: 9051,
} as const;

/** A call that Outlook answers with an error code. */
export class OutlookError extends Error {
  override name = 'OutlookError';
  constructor(
    readonly code: number,
    message: string,
  ) {
    super(message);
  }
}
