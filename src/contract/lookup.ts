/** What is known of the recipients of a draft, in one call. Codes themselves are not in it (`codes.ts`). */
import * as z from 'zod/mini';
import { transportStatus } from './transport';
import {
  MAXIMUM_ADDRESSES,
  address,
  day,
  displayName,
  hint,
  knownChoice,
  notificationLanguage,
  phoneNumber,
  scope,
  version,
} from './values';

export const lookupRequest = z.strictObject({
  addresses: z.array(address).check(z.minLength(1), z.maxLength(MAXIMUM_ADDRESSES)),
});

export const knownNumber = z.object({ phoneNumber, scope, provedOn: z.optional(day) });
/** That there is a code, not the code. */
export const knownCode = z.object({
  scope,
  hint: z.optional(hint),
  setBy: z.optional(z.string()),
  setOn: z.optional(day),
  /** Of the organization's. Else a colleague set it, or the caller. */
  byAdministrator: z.optional(z.boolean()),
  /** The caller set it, and may set another or forget it. */
  own: z.boolean(),
  version,
});

const knownRecipient = z.object({
  address,
  displayName: z.optional(displayName),
  hasAccount: z.boolean(),
  numbers: z.array(knownNumber),
  codes: z.array(knownCode),
  /** Place in `transports`. Absent: this domain was never looked at, or too long ago (`transport.ts`). */
  transport: z.optional(z.int().check(z.nonnegative())),
  administratorDefault: z.optional(knownChoice),
  lastChoice: z.optional(knownChoice),
  /** In place of `lastChoice`: the verification email. Earlier add-ins refuse an answer whose `lastChoice` has this method. */
  choseEmailLast: z.optional(z.literal(true)),
  notificationLanguage: z.optional(notificationLanguage),
  /** Of the contact card; `0` where nobody has saved one. */
  version,
});
export type KnownRecipient = z.infer<typeof knownRecipient>;

export const lookupAnswer = z.object({
  /** One for each address asked, in the order asked. */
  recipients: z.array(knownRecipient),
  /** Each status once, as most domains of a draft are alike; looked at that day. */
  transports: z.array(transportStatus),
});
