/** What a sender used on a mail that was sent, and what the gateway saw happen. Both may be told twice; the same the second time changes nothing. */
import * as z from 'zod/mini';
import { MAXIMUM_ADDRESSES, address, choiceValues, displayName, method, moment, phoneNumber } from './values';

/** One for each mail. */
const key = z.string().check(z.regex(/^[\w.-]{1,100}$/));

export const usedChoice = z.strictObject({
  address,
  displayName: z.optional(displayName),
  method,
  ...choiceValues,
});
export type UsedChoiceMessage = z.infer<typeof usedChoice>;

export const rememberRequest = z.strictObject({
  key,
  used: z.array(usedChoice).check(z.minLength(1), z.maxLength(MAXIMUM_ADDRESSES)),
});
/** `again`: the same was told with this key before. A draft that comes back may be sent again and say something else. */
export const rememberAnswer = z.object({ again: z.boolean() });

/** `number-proved`: the recipient typed the code that was sent there, so it becomes the organization's. */
export const report = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('number-proved'), key, address, phoneNumber, provedAt: moment }),
  z.strictObject({ kind: z.enum(['account-opened', 'account-closed']), key, address }),
]);
export type Report = z.infer<typeof report>;
export const reportsRequest = z.strictObject({
  reports: z.array(report).check(z.minLength(1), z.maxLength(MAXIMUM_ADDRESSES)),
});
/** How many were new. */
export const reportsAnswer = z.object({ accepted: z.int() });
