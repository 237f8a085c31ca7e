/** The part of a draft that Outlook stores: it comes back when the draft is reopened. */
import * as z from 'zod/mini';
import { type Client, HEADER_FAMILIES } from './clients';

export const FIELDS = ['to', 'cc', 'bcc'] as const;
export type Field = (typeof FIELDS)[number];

const person = z.object({ address: z.string(), name: z.string() });

const headers = z.array(
  z.object({
    name: z.string(),
    value: z.string(),
    /** Of which clients. Absent in what earlier versions kept: they knew the web alone. */
    family: z._default(z.enum(HEADER_FAMILIES), 'web'),
  }),
);
export type DraftHeader = z.infer<typeof headers>[number];

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
  headers,
  /** What the add-in took away, as it was. */
  removedHeaders: z._default(headers, []),
  /** Id of the sensitivity label; empty: none. */
  label: z._default(z.string(), ''),
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
    removedHeaders: [],
    label: '',
    customProperties: {},
    ...part,
  };
}

export const sameName = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

/**
 * The headers with which a mail leaves.
 * @param client that sends it: the mail has what clients of its family wrote
 * @param ofOthersToo fault: those of the other family as well, so the same name may come twice
 */
export function leavingHeaders(
  { headers, removedHeaders }: Pick<DraftContent, 'headers' | 'removedHeaders'>,
  { headerFamily, removedHeaderReturns }: Pick<Client, 'headerFamily' | 'removedHeaderReturns'>,
  { ofOthersToo }: { ofOthersToo: boolean },
): DraftHeader[] {
  const returning = removedHeaderReturns ? removedHeaders : [];
  const all = [...headers, ...returning];
  const own = all.filter(({ family }) => family === headerFamily);
  return ofOthersToo ? [...own, ...headers.filter(({ family }) => family !== headerFamily)] : own;
}
