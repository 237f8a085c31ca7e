/** What administrators do: defaults, import and export, erasing a person, the audit. */
import * as z from 'zod/mini';
import { address, defaultChoice, moment, phoneNumber, scope } from './values';

/** `null`: as the service decides by itself. */
export const setDefaultRequest = z.strictObject({ address, choice: z.nullable(defaultChoice) });

/** Columns of the CSV, in this order in an export; in an import in any order. A row has a number or a code. */
export const CSV_COLUMNS = ['email_address', 'full_name', 'phone_number', 'access_code', 'access_code_hint'] as const;
export type CsvColumn = (typeof CSV_COLUMNS)[number];

const REJECTIONS = [
  'address-missing',
  'address-wrong',
  'number-and-code',
  'neither-number-nor-code',
  'number-wrong',
  'number-ambiguous',
  'code-against-the-rules',
  'spoiled-by-a-spreadsheet',
  'hint-without-code',
  'hint-holds-the-code',
  'too-long',
  'formula',
  'not-text',
  'twice',
  'wrong-number-of-fields',
] as const;
export type Rejection = (typeof REJECTIONS)[number];

/**
 * Lines of the answer to an import or its preview (NDJSON). No code in any of them. `row` counts as an editor shows it: the header is 1. `stopped`
 * names what is wrong with the file as a whole; nothing of it was taken.
 */
export const importLine = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('row'),
    row: z.int(),
    accepted: z.boolean(),
    address: z.optional(z.string()),
    method: z.optional(z.enum(['number', 'code'])),
    column: z.optional(z.enum(CSV_COLUMNS)),
    reason: z.optional(z.enum(REJECTIONS)),
    /** With `number-ambiguous`: both numbers that it can be. */
    readings: z.optional(z.array(phoneNumber)),
  }),
  z.object({ kind: z.literal('progress'), rows: z.int(), accepted: z.int(), rejected: z.int() }),
  z.object({
    kind: z.literal('done'),
    rows: z.int(),
    accepted: z.int(),
    rejected: z.int(),
    resumedAt: z.optional(z.int()),
  }),
  z.object({
    kind: z.literal('stopped'),
    problem: z.enum([
      'no-header',
      'column-missing',
      'column-unknown',
      'column-twice',
      'not-utf-8',
      'not-csv',
      'too-large',
      'interrupted',
    ]),
    row: z.optional(z.int()),
    column: z.optional(z.string()),
    /** With `no-header` and `column-unknown`: columns of another program's export that look like ours. */
    alike: z.optional(z.array(z.object({ column: z.string(), means: z.enum(CSV_COLUMNS) }))),
  }),
]);
export type ImportLine = z.infer<typeof importLine>;

export const eraseRequest = z.strictObject({ address });
export const eraseAnswer = z.object({ erased: z.boolean() });

export const AUDIT_ACTIONS = [
  'code-read',
  'code-set',
  'code-forgotten',
  'code-restored',
  'name-learned',
  'number-learned',
  'number-proved',
  'number-forgotten',
  'number-restored',
  'account-changed',
  'contact-saved',
  'default-set',
  'settings-saved',
  'imported',
  'exported',
  'person-erased',
  'keys-rotated',
] as const;
export type AuditAction = (typeof AUDIT_ACTIONS)[number];

/** `of` narrows to one recipient. The log itself holds a keyed digest of the address, so that erasing somebody needs no change in it. */
export const auditRequest = z.strictObject({
  of: z.optional(address),
  since: z.optional(moment),
  until: z.optional(moment),
  /** Where the last page ended. */
  after: z.optional(z.string()),
});
export const auditAnswer = z.object({
  entries: z.array(
    z.object({
      at: moment,
      actor: z.string(),
      actorName: z.optional(z.string()),
      action: z.enum(AUDIT_ACTIONS),
      scope: z.optional(scope),
      /** How many, for what concerns many at once. */
      count: z.optional(z.int()),
    }),
  ),
  next: z.optional(z.string()),
});

/** An administrator's own removal of what the organization knows: a number, or its code. */
export const removeRequest = z.strictObject({
  address,
  item: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('number'), phoneNumber }),
    z.strictObject({ kind: z.literal('code') }),
  ]),
});
