/** Forms of values that several parts take from outside. */
import type { PhoneNumber } from './brands';

/** A phone number as it is kept and sent: E.164. */
export const E164 = /^\+[1-9]\d{3,14}$/;

/** Whether it receives SMS was found out when it was typed (`phone-number.ts`). */
export const isPhoneNumber = (text: string): text is PhoneNumber => E164.test(text);

/** A tenant, a person or an application of Entra ID: a UUID of any version (RFC 9562). */
export const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;
