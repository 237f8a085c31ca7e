/** What the gateway saw happen. It may be told twice; the same the second time changes nothing. */
import * as z from 'zod/mini';
import { MAXIMUM_ADDRESSES, address, key, moment, phoneNumber } from './values';

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
