/** The values that several messages share. Requests are strict; the service makes branded values of them with the parsers of `verification`. */
import * as z from 'zod/mini';
import { E164 } from '../verification/patterns';
import { DEFAULT_METHODS } from '../verification/repeatable-methods';
import { METHOD_IDS } from '../verification/types';
import type { ChoiceField } from '../verification/types';

/** Addresses in one lookup, and choices in one report. */
export const MAXIMUM_ADDRESSES = 1_000;
/** Bytes of one request's body; imports are streams and have no such limit. */
export const MAXIMUM_BODY = 2 * 1024 * 1024;

/** As asked; answers give it back in the same spelling. */
export const address = z.string().check(z.minLength(1), z.maxLength(571));
export const phoneNumber = z.string().check(z.regex(E164));
/** 200 characters by the rules, which are up to two UTF-16 units each. */
export const accessCode = z.string().check(z.minLength(1), z.maxLength(400));
export const hint = z.string().check(z.minLength(1), z.maxLength(200));
export const LONGEST_NAME = 255;
export const displayName = z.string().check(z.minLength(1), z.maxLength(LONGEST_NAME));
export const scope = z.enum(['personal', 'organization']);
/** BCP 47, or the organization's default where that was picked as such. */
export const LONGEST_LANGUAGE = 60;
export const notificationLanguage = z.string().check(z.minLength(2), z.maxLength(LONGEST_LANGUAGE));
/** ISO 8601, UTC. */
export const moment = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}(T[\d:.]+Z)?$/));
/** Of such a moment: what a person is shown. */
export const day = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/));
export const method = z.enum(METHOD_IDS);
export const choiceValues = {
  phoneNumber: z.optional(phoneNumber),
  accessCode: z.optional(accessCode),
  accessCodeHint: z.optional(hint),
} satisfies Record<ChoiceField, unknown>;
/** What an administrator can set for an address. */
export const defaultChoice = z.object({
  method: z.enum(DEFAULT_METHODS),
  phoneNumber: z.optional(phoneNumber),
});
/** The same in an answer: a later service may name a method that its reader does not know, and who does not is told nothing. */
export const knownChoice = z.object({ method: z.string(), phoneNumber: z.optional(phoneNumber) });
/** Opaque; goes back in `If-Match`, in quotes, as it is the body of an `ETag` (RFC 9110, 8.8.3). `0`: there is nothing yet. */
export const version = z.string().check(z.regex(/^[\w-]{1,64}$/));
/** Of what may be told twice: one for each mail. */
export const key = z.string().check(z.regex(/^[\w.-]{1,100}$/));
