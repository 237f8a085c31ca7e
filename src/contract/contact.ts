/** The contact card, which the whole organization shares: read, save with `If-Match`, forget one thing, put it back. */
import * as z from 'zod/mini';
import { address, displayName, notificationLanguage, version } from './values';

export const readContactRequest = z.strictObject({ address });
/** Also the body of a 412: what stands there now. */
export const contact = z.object({
  address,
  displayName: z.optional(displayName),
  notificationLanguage: z.optional(notificationLanguage),
  version,
});
export type Contact = z.infer<typeof contact>;

/** `null` takes a value away; what is absent stays. */
export const saveContactRequest = z.strictObject({
  address,
  displayName: z.optional(z.nullable(displayName)),
  notificationLanguage: z.optional(z.nullable(notificationLanguage)),
});

/** `undo` holds what was forgotten, encrypted for the service, and is good for an hour. Absent: there was nothing. */
export const forgetAnswer = z.object({ undo: z.optional(z.string()) });
export const restoreRequest = z.strictObject({ undo: z.string().check(z.maxLength(8_192)) });
export const done = z.object({});
