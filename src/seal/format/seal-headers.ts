/**
 * A seal as headers: `x-secure-mail-seal: v=1; draft=…; parts=3; size=2310; cover=…` and its parts in `x-secure-mail-1` to
 * `-30`. `v=2` where there are more parts than version 1 knows: a gateway of that time then asks for an update.
 */
import { SEAL_HEADER, SEAL_PART_HEADERS, SECURE_MAIL_OFF } from './header-names';
import { formatTagList, parseTagList, wholeNumber } from './tag-list';

/** Short enough to be left in one line: Exchange was seen to encode headers somewhere above 847 characters, name included. */
const PART_LENGTH = 750;
const PARTS_OF_VERSION_1 = 24;
const NEWEST_VERSION = 2;
/** More is never written. */
export const MAXIMUM_SEAL_LENGTH = PART_LENGTH * SEAL_PART_HEADERS.length;
/** Drafts were saved with 24 parts of 950 characters. */
export const LONGEST_SEAL_READ = 22_800;

/**
 * Stands where there was a seal before and nobody has a method now. Not `0`: a gateway that knows version 1 alone would call
 * that damaged, beside a switch that is on.
 */
export const NO_SEAL = 'v=2; parts=0';

export interface SealHeaders {
  draftId: string;
  /** Keyed cover of the recipients (`cover.ts`). */
  cover: string;
  /** The seal itself (`seal.ts`). */
  sealed: string;
}

/** @throws RangeError for a seal that is longer than `MAXIMUM_SEAL_LENGTH` */
export function formatSealHeaders({ draftId, cover, sealed }: SealHeaders): Record<string, string> {
  if (sealed.length > MAXIMUM_SEAL_LENGTH) throw new RangeError('no room for this seal');
  const parts = sealed.match(new RegExp(`.{1,${PART_LENGTH}}`, 'g')) ?? [];
  const headers: Record<string, string> = {
    [SEAL_HEADER]: formatTagList([
      ['v', parts.length > PARTS_OF_VERSION_1 ? '2' : '1'],
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
const NONE = { ok: false, problem: 'no-seal' } as const;

export type SealHeadersProblem = 'no-seal' | 'damaged' | 'parts-missing' | 'newer-version';

/**
 * @param header the value of a header by its lower-case name, decoded (RFC 2047); undefined where there is none
 * @returns the seal as it was written. White space is dropped: a relay may have folded a value anywhere.
 */
export function readSealHeaders(
  header: (name: string) => string | undefined,
): { ok: true; seal: SealHeaders } | { ok: false; problem: SealHeadersProblem } {
  const valueOf = (name: string) => {
    const value = (header(name) || '').replace(/\s+/g, '');
    return value === SECURE_MAIL_OFF ? '' : value;
  };
  const text = valueOf(SEAL_HEADER);
  if (!text) return NONE;
  const tags = parseTagList(text);
  const version = tags && wholeNumber(tags.get('v'));
  if (!tags || version === undefined) return DAMAGED;
  if (version > NEWEST_VERSION) return { ok: false, problem: 'newer-version' };
  const count = wholeNumber(tags.get('parts'));
  if (count === 0) return NONE;
  const size = wholeNumber(tags.get('size'));
  const draftId = tags.get('draft');
  const cover = tags.get('cover');
  const most = version > 1 ? SEAL_PART_HEADERS.length : PARTS_OF_VERSION_1;
  if (!count || count > most || !size || !draftId || !cover) return DAMAGED;
  // a stranger's parts can be longer than ours: each entry for a reader that they hold costs who opens the seal time
  if (size > LONGEST_SEAL_READ) return DAMAGED;

  const parts = SEAL_PART_HEADERS.slice(0, count).map(valueOf);
  if (parts.includes('')) return { ok: false, problem: 'parts-missing' };
  const sealed = parts.join('');
  return sealed.length === size ? { ok: true, seal: { draftId, cover, sealed } } : DAMAGED;
}

/** Tells one seal from another: the end of its authentication tag. */
export const sealId = (sealed: string): string => sealed.slice(-12);
