/**
 * The one document that the mailbox store keeps, in the short form that makes 32 KB last: `{ v: 1, c: contacts, d: pending
 * drafts, w: moments, x: day, y: settled }`, the last three where there are any: an earlier version keeps them as it finds them. Read leniently and kept faithfully: an entry that this version does not understand is not shown, and is
 * written back as it was found. What an earlier version kept by another spelling of an address is found by its mailbox.
 */
import * as z from 'zod/mini';
import { SAVED_CODE_LENGTHS, parseAccessCode } from '../verification/access-code';
import type { AccessCode, EmailAddress, LanguageTag, PhoneNumber } from '../verification/brands';
import { mailboxOf } from '../verification/email-address';
import { parseLanguageTag } from '../verification/language-tag';
import { E164 } from '../verification/patterns';
import { METHOD_IDS, type ChoiceField } from '../verification/types';
import type { Moments } from './moments';
import type { UsedChoice } from './types';
import { unite } from './united-contact';

const DOCUMENT_VERSION = 1;

const is = (schema: z.core.$ZodType, value: unknown): boolean => z.safeParse(schema, value).success;

const day = z.int().check(z.minimum(0), z.maximum(99_999_999));
const filled = z.string().check(z.minLength(1));
const phoneNumber = z.string().check(z.regex(E164));
const accessCode = z.string().check(z.refine((text) => parseAccessCode(text, SAVED_CODE_LENGTHS).ok));
const language = z.string().check(z.refine((text) => parseLanguageTag(text).ok));
/** Code, hint, day. Not `z.tuple`, which weighs more than this in the pane's first load. */
const code = z
  .array(z.unknown())
  .check(
    z.refine(
      ([saved, hint, setOn, ...more]) =>
        more.length === 0 && is(accessCode, saved) && is(z.nullable(filled), hint) && is(day, setOn),
    ),
  );

/** Short names, as each is written once for every contact. */
const contact = z.looseObject({
  /** Day of the last draft to them, or of the last change on the contact card. */
  t: day,
  /** Name. */
  n: z.optional(filled),
  /** Notification language; null: the organization's default, picked as such. */
  l: z.optional(z.nullable(language)),
  /** Numbers the sender typed, the last used first. */
  p: z.optional(z.array(phoneNumber)),
  /** Personal access code, its hint, the day it was set. */
  a: z.optional(code),
  /** Organization access code that this sender set. */
  o: z.optional(code),
  /** Last choice: `a`ccount, `t`ransport, `o`rganization code, `p`ersonal code, `s`ms to the first of `p` or to the number behind it. */
  m: z.optional(
    z.string().check(z.refine((text) => /^[atops]$/.test(text) || (text[0] === 's' && E164.test(text.slice(1))))),
  ),
  /** The last choice was the verification email. Not a letter of `m`, as an earlier version would not show such a contact. Beside `m` it is older. */
  e: z.optional(z.literal(1)),
  /** The last choice was this method, which came later. Beside `m` it is older. */
  r: z.optional(filled),
});

const choiceValues = {
  phoneNumber: z.optional(phoneNumber),
  accessCode: z.optional(accessCode),
  accessCodeHint: z.optional(z.string()),
} satisfies Record<ChoiceField, unknown>;

const used = z.looseObject({
  address: filled,
  displayName: z.optional(z.string()),
  method: z.enum(METHOD_IDS),
  ...choiceValues,
});

const pendingDraft = z.looseObject({ i: filled, t: day, u: z.array(used) });

const document = z.looseObject({
  v: z.literal(DOCUMENT_VERSION),
  c: z.record(z.string(), z.unknown()),
  d: z.array(z.unknown()),
});

/** What is no moment is passed over: all it says is which of two copies is newer. */
const moments = z.record(z.string(), z.record(z.string(), z.int().check(z.minimum(0))));

export type StoredCode = [AccessCode, string | null, number];

export interface StoredContact {
  t: number;
  n?: string;
  l?: LanguageTag | null;
  p?: PhoneNumber[];
  a?: StoredCode;
  o?: StoredCode;
  m?: string;
  e?: 1;
  r?: string;
}

export interface PendingDraft {
  i: string;
  t: number;
  u: UsedChoice[];
}

export interface MailboxDocument {
  contacts: Map<EmailAddress, StoredContact>;
  drafts: PendingDraft[];
  /** When what changed, also of contacts that are not there any more, by their marks (`moments.ts`). */
  moments: Map<string, Moments>;
  /** Day of the last draft up to which contacts were forgotten to make room; 0: none were. */
  madeRoom: number;
  /** Ids of the last drafts for which nothing is pending any more: another client's copy may say that something is. */
  settled: string[];
  /** What was found and not understood, written back as it is. */
  kept: { members: Record<string, unknown>; contacts: [string, unknown][]; drafts: unknown[] };
}

/**
 * @param found what the mailbox memory holds; `undefined` where there is nothing yet
 * @returns `undefined` for a document of a newer version or something that is no document: it must not be overwritten.
 */
export function readDocument(found: unknown): MailboxDocument | undefined {
  if (found === undefined || found === null) return emptyDocument({});
  const parsed = z.safeParse(document, found);
  if (!parsed.success) return undefined;
  const { v: _version, c, d, w, x, y, ...members } = parsed.data;
  const result = emptyDocument(members);
  const noted = z.safeParse(moments, w);
  if (noted.success) result.moments = new Map(Object.entries(noted.data));
  if (is(day, x)) result.madeRoom = Number(x);
  const ids = z.safeParse(z.array(filled), y);
  if (ids.success) result.settled = ids.data;
  const understood: [string, StoredContact][] = [];
  for (const [address, value] of Object.entries(c)) {
    const entry = z.safeParse(contact, value);
    // the brands: this store wrote the values, and what it writes came from parsers
    if (entry.success) understood.push([address, entry.data as unknown as StoredContact]);
    else result.kept.contacts.push([address, value]);
  }
  const taken = new Set(result.kept.contacts.map(([address]) => address));
  for (const [written, entry] of understood) {
    // what is no address by the rules of today stays as it is; nobody looks for it
    const mailbox = mailboxOf(written);
    // what is not understood keeps its place
    if (taken.has(mailbox)) {
      result.kept.contacts.push([written, entry]);
      continue;
    }
    const other = result.contacts.get(mailbox);
    result.contacts.set(mailbox, other ? unite(other, entry) : entry);
  }
  for (const value of d) {
    const draft = z.safeParse(pendingDraft, value);
    if (draft.success) result.drafts.push(byMailbox(draft.data as unknown as PendingDraft));
    else result.kept.drafts.push(value);
  }
  return result;
}

const emptyDocument = (members: Record<string, unknown>): MailboxDocument => ({
  contacts: new Map(),
  drafts: [],
  moments: new Map(),
  madeRoom: 0,
  settled: [],
  kept: { members, contacts: [], drafts: [] },
});

const byMailbox = (draft: PendingDraft): PendingDraft => ({
  ...draft,
  u: draft.u.map((choice) => ({ ...choice, address: mailboxOf(choice.address) })),
});

/** The reverse of `readDocument`: plain data for the mailbox memory. */
export function writeDocument({ contacts, drafts, moments: noted, madeRoom, settled, kept }: MailboxDocument): unknown {
  return {
    ...kept.members,
    v: DOCUMENT_VERSION,
    c: Object.fromEntries([...kept.contacts, ...contacts]),
    d: [...kept.drafts, ...drafts],
    ...(noted.size > 0 && { w: Object.fromEntries(noted) }),
    ...(madeRoom > 0 && { x: madeRoom }),
    ...(settled.length > 0 && { y: settled }),
  };
}
