/** What the compose window and its server say to each other over HTTP. */
import * as z from 'zod/mini';

const person = z.object({ address: z.string().check(z.minLength(3), z.maxLength(571)), name: z.string() });

/** RFC 5322 2.2: a field name is printable ASCII without colon; the value must not be able to end its line. */
const header = z.object({
  name: z.string().check(z.regex(/^[!-9;-~]+$/)),
  value: z.string().check(z.regex(/^[ -~]*$/)),
});

/**
 * Characters of a header's line, name and colon included, that Exchange Online was seen to leave as
 * they are: of values without a blank, one with a line of 847 came raw, one of about 1,850 encoded.
 * The threshold lies between them, so this is its least.
 */
export const ENCODE_ABOVE = 847;

/** A draft as it is handed over for sending. Bcc stands in the envelope only. */
export const outgoingDraftSchema = z.object({
  from: person,
  to: z.array(person),
  cc: z.array(person),
  bcc: z.array(person),
  subject: z.string(),
  /** HTML, and the same as plain text. */
  body: z.string(),
  text: z.string(),
  headers: z.array(header),
  /** Lines of headers with more characters are encoded. Absent: `ENCODE_ABOVE`. */
  encodeAbove: z.optional(z.int().check(z.gte(0))),
});
export type OutgoingDraft = z.infer<typeof outgoingDraftSchema>;

export const sentReceiptSchema = z.object({ id: z.string() });

export const sentSummarySchema = z.object({
  id: z.string(),
  /** ISO 8601, when the receiving server had it. */
  receivedAt: z.string(),
  envelope: z.object({ from: z.string(), to: z.array(z.string()) }),
  from: z.string(),
  to: z.array(person),
  cc: z.array(person),
  subject: z.string(),
  /** True when a header of ours says so in clear. */
  secureMail: z.boolean(),
});
export type SentSummary = z.infer<typeof sentSummarySchema>;

/** What the gateway makes of a message: the instructions, or why not in words. */
export const gatewayReadingSchema = z.union([
  z.object({ ok: z.literal(true), instructions: z.unknown() }),
  z.object({ ok: z.literal(false), reason: z.string(), message: z.string() }),
]);

export const sentMessageSchema = z.extend(sentSummarySchema, {
  /** Each byte of the message is one character (latin1). */
  raw: z.string(),
  text: z.string(),
  headers: z.array(z.object({ name: z.string(), value: z.string() })),
  gateway: gatewayReadingSchema,
});
export type SentMessage = z.infer<typeof sentMessageSchema>;

/** Who a token is asked for: the sender of the window, as its settings say. */
export const tokenRequestSchema = z.object({
  /** Which application it is for. */
  application: z.guid(),
  tenant: z.optional(z.uuid()),
  address: z.string().check(z.minLength(3), z.maxLength(571)),
  name: z.string(),
  roles: z.array(z.string()),
});
export type TokenRequest = z.infer<typeof tokenRequestSchema>;
export const tokenAnswerSchema = z.object({ token: z.string() });

/** The recipients of a mail have opened it; who asks is of this organization. */
export const openedRequestSchema = z.object({ tenant: z.optional(z.uuid()) });
/** How many numbers were reported as proved. */
export const openedAnswerSchema = z.object({ proved: z.int() });

export const problemSchema = z.object({ problem: z.string() });
