/** What a sender used on a mail that was sent. It may be told twice; the same the second time changes nothing. */
import * as z from 'zod/mini';
import { MAXIMUM_ADDRESSES, address, choiceValues, displayName, key, method } from './values';

const usedChoice = z.strictObject({
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
