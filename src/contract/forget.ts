/** What a sender forgets of a person, and may put back (`contact.ts`). */
import * as z from 'zod/mini';
import { address, phoneNumber, scope } from './values';

/** A sender forgets what is their own, and the organization's code where they set it. */
const knownItem = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('number'), phoneNumber }),
  z.strictObject({ kind: z.literal('code'), scope }),
]);
export type KnownItemMessage = z.infer<typeof knownItem>;

export const forgetRequest = z.strictObject({ address, item: knownItem });
