/** Whether a recipient's domain receives safely, and why. */
import * as z from 'zod/mini';
import { moment } from './values';

export const standard = z.enum(['nta-7516', 'dane', 'mta-sts']);

/** `not-found`: the domain publishes nothing. `not-in-force`: before its start or after its end. `not-validated`: no DNSSEC, or an answer that does not hold. `unreachable`: DNS or the policy's server did not answer. */
export const unsafeReason = z.enum(['not-found', 'not-in-force', 'not-validated', 'not-enforced', 'unreachable']);

/** Every standard was looked at: those that hold, strongest first, and why each of the others does not. */
export const transportStatus = z.object({
  safe: z.array(
    z.object({
      standard,
      /** NTA 7516 names who provides the mail service, and the month since when (YYYY-MM). */
      provider: z.optional(z.string()),
      since: z.optional(z.string()),
    }),
  ),
  unsafe: z.array(z.object({ standard, reason: unsafeReason })),
  checkedOn: moment,
});
export type TransportStatus = z.infer<typeof transportStatus>;

/** Domains that a lookup said nothing of: the service looks now, and answers within a few seconds what it found by then. */
export const transportRequest = z.strictObject({
  domains: z.array(z.string().check(z.minLength(1), z.maxLength(253))).check(z.minLength(1), z.maxLength(100)),
});
export const transportAnswer = z.object({
  domains: z.array(z.object({ domain: z.string(), status: z.optional(transportStatus) })),
});
