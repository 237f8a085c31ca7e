/** Saved access codes: read when they are shown or used, which is written down; and set for the whole organization. */
import * as z from 'zod/mini';
import { MAXIMUM_ADDRESSES, accessCode, address, hint, scope, version } from './values';

export const readCodesRequest = z.strictObject({
  addresses: z.array(address).check(z.minLength(1), z.maxLength(MAXIMUM_ADDRESSES)),
});
export const readCodesAnswer = z.object({
  codes: z.array(z.object({ address, scope, accessCode, hint: z.optional(hint), version })),
});

/** Shared as soon as it is set. `If-Match` says which code was seen: `0` where there was none. */
export const setOrganizationCodeRequest = z.strictObject({ address, accessCode, hint: z.optional(hint) });
export const setOrganizationCodeAnswer = z.object({ version });
