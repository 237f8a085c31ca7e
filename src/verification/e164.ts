/** Phone numbers as they are kept and told on (E.164). Light: whether a number receives SMS was found out when it was typed (`phone-number.ts`). */
import type { PhoneNumber } from './brands';

export const E164 = /^\+[1-9]\d{3,14}$/;

export const isPhoneNumber = (text: string): text is PhoneNumber => E164.test(text);
