/**
 * A seal as headers: `x-secure-mail-seal: v=1; draft=…; parts=3; size=2310; cover=…` and its parts in `x-secure-mail-1` to
 * `-24`, each short enough for Outlook's 998 characters of name and value, and for a line of RFC 5322 (2.1.1).
 */
import { SEAL_HEADER, SEAL_PART_HEADERS } from './header-names';
import { formatTagList, parseTagList, wholeNumber } from './tag-list';

const PART_LENGTH = 950;
export const MAXIMUM_SEAL_LENGTH = PART_LENGTH * SEAL_PART_HEADERS.length;

export interface SealHeaders {
  draftId: string;
  /** Keyed cover of the recipients (`cover.ts`). */
  cover: string;
  /** The seal itself (`seal.ts`). */
  sealed: string;
}

/** @throws SealTooLong when the choices need more room than the fixed set of headers has. */
export function formatSealHeaders({ draftId, cover, sealed }: SealHeaders): Record<string, string> {
  if (sealed.length > MAXIMUM_SEAL_LENGTH) throw new SealTooLong();
  const parts = sealed.match(new RegExp(`.{1,${PART_LENGTH}}`, 'g')) ?? [];
  const headers: Record<string, string> = {
    [SEAL_HEADER]: formatTagList([
      ['v', '1'],
      ['draft', draftId],
      ['parts', String(parts.length)],
      ['size', String(sealed.length)],
      ['cover', cover],
    ]),
  };
  parts.forEach((part, i) => (headers[SEAL_PART_HEADERS[i]!] = part));
  return headers;
}

const DAMAGED = { ok: false, problem: 'damaged' } as const;

export type SealHeadersProblem = 'no-seal' | 'damaged' | 'parts-missing' | 'newer-version';

/**
 * @param header the value of a header by its lower-case name, unfolded; undefined where there is none
 * @returns the seal as it was written. White space inside parts is dropped: a relay may have folded them anywhere.
 */
export function readSealHeaders(
  header: (name: string) => string | undefined,
): { ok: true; seal: SealHeaders } | { ok: false; problem: SealHeadersProblem } {
  const text = header(SEAL_HEADER);
  if (!text || !text.trim()) return { ok: false, problem: 'no-seal' };
  const tags = parseTagList(text);
  const version = tags && wholeNumber(tags.get('v'));
  if (!tags || version === undefined) return DAMAGED;
  if (version > 1) return { ok: false, problem: 'newer-version' };
  const count = wholeNumber(tags.get('parts'));
  const size = wholeNumber(tags.get('size'));
  const draftId = tags.get('draft');
  const cover = tags.get('cover');
  if (!count || count > SEAL_PART_HEADERS.length || !size || !draftId || !cover) return DAMAGED;
  // a stranger's parts can be longer than ours: each entry for a reader that they hold costs who opens the seal time
  if (size > MAXIMUM_SEAL_LENGTH) return DAMAGED;

  const parts = SEAL_PART_HEADERS.slice(0, count).map((name) => (header(name) || '').replace(/\s+/g, ''));
  if (parts.includes('')) return { ok: false, problem: 'parts-missing' };
  const sealed = parts.join('');
  return sealed.length === size ? { ok: true, seal: { draftId, cover, sealed } } : DAMAGED;
}

/** Tells one seal from another: the end of its authentication tag. */
export const sealId = (sealed: string): string => sealed.slice(-12);

export class SealTooLong extends Error {
  override name = 'SealTooLong';
}
