/** The part of a draft that Outlook stores: it comes back when the draft is reopened. */
import * as z from 'zod/mini';

export const FIELDS = ['to', 'cc', 'bcc'] as const;
export type Field = (typeof FIELDS)[number];

const person = z.object({ address: z.string(), name: z.string() });

export const draftContentSchema = z.object({
  /** Ours, for the list and the address of the page; the add-in never sees it. */
  id: z.string(),
  /** Outlook's: exists after the first save. */
  itemId: z.nullable(z.string()),
  savedAt: z.nullable(z.string()),
  /** ISO 8601: it was sent already, and leaves then. Absent in what earlier versions kept. */
  sendAt: z._default(z.nullable(z.string()), null),
  composeType: z.enum(['newMail', 'reply', 'forward']),
  conversationId: z.nullable(z.string()),
  from: person,
  to: z.array(person),
  cc: z.array(person),
  bcc: z.array(person),
  subject: z.string(),
  /** HTML. */
  body: z.string(),
  headers: z.array(z.object({ name: z.string(), value: z.string() })),
  customProperties: z.record(z.string(), z.unknown()),
});
export type DraftContent = z.infer<typeof draftContentSchema>;
export type ComposeType = DraftContent['composeType'];

export function emptyDraft(from: DraftContent['from'], part: Partial<DraftContent> = {}): DraftContent {
  return {
    id: crypto.randomUUID().slice(0, 8),
    itemId: null,
    savedAt: null,
    sendAt: null,
    composeType: 'newMail',
    conversationId: null,
    from,
    to: [],
    cc: [],
    bcc: [],
    subject: '',
    body: '',
    headers: [],
    customProperties: {},
    ...part,
  };
}
