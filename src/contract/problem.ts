/**
 * Problem details (RFC 9457), `application/problem+json`. They say no more than the caller needs, and never repeat a value. A 412 holds what stands there
 * now besides, as extension members: its body is a problem and a contact (or settings, or the version of a code) at once.
 */
import * as z from 'zod/mini';

export const PROBLEMS = [
  'not-signed-in',
  'not-allowed',
  'no-such-route',
  'wrong-body',
  'body-too-large',
  'wrong-type-of-body',
  'changed-meanwhile',
  'precondition-missing',
  'undo-too-late',
  'too-many-requests',
  'too-many-written',
  'too-many-new-codes',
  'too-many-at-once',
  'too-many-imports',
  'too-slow',
  'unavailable',
  'unexpected',
] as const;
export type ProblemCode = (typeof PROBLEMS)[number];

export const problem = z.object({
  /** `urn:secure-mail:problem:<code>`. */
  type: z.string(),
  title: z.string(),
  status: z.int(),
  /** Where in the body, e.g. `used.3.phoneNumber`, and what is wrong there. */
  mistakes: z.optional(z.array(z.object({ path: z.string(), message: z.string() }))),
});
export type Problem = z.infer<typeof problem>;
