/**
 * Whether secure mail is on for the draft: two marks, written together, as clients differ in what reaches the send handler.
 * The header is what mail-flow rules and the gateway act on; the custom property is the add-in's own note.
 */
import { readProperty } from '../office/custom-properties';
import { headersSupported, readHeaders } from '../office/internet-headers';
import { DRAFT_PROPERTY, parseDraftProperty } from '../seal/format/note';
import type { DraftProperty } from '../seal/format/note';
import { ALL_HEADERS, SECURE_MAIL_HEADER, SECURE_MAIL_OFF, SECURE_MAIL_ON } from '../seal/format/header-names';

export interface Marks {
  /** All headers of ours that are on the draft; `unreadable` when Outlook could not tell. */
  headers: Map<string, string> | 'unreadable';
  /** `damaged`: something stands there that this version cannot read. */
  property: DraftProperty | 'none' | 'damaged' | 'unreadable';
}

/** Never throws: what could not be read says so. */
export const readMarks = (): Promise<Marks> =>
  Promise.all([
    Promise.resolve()
      .then(() => (headersSupported() ? readHeaders(ALL_HEADERS) : new Map<string, string>()))
      .catch(() => 'unreadable' as const),
    readNote().catch(() => 'unreadable' as const),
  ]).then(([headers, property]) => ({ headers, property }));

/** Nothing on it says on or off: who switches it off leaves a header that says so. */
export const isUnmarked = (marks: Marks): boolean =>
  switchState(marks) === 'off' && marks.headers !== 'unreadable' && marks.headers.size === 0;

/** @throws OfficeError */
export const readNote = (): Promise<DraftProperty | 'none' | 'damaged'> =>
  readProperty(DRAFT_PROPERTY).then((value) =>
    value === undefined || value === SECURE_MAIL_OFF ? 'none' : parseDraftProperty(value) || 'damaged',
  );

/**
 * What the two marks say together. The header decides where it can be read; `0` in any of them is none. A note or a seal
 * without its header, and a header that says something else, are `unclear`: a client may have lost a part, and then the mail
 * must not leave as if secure mail had never been on.
 */
export function switchState({ headers, property }: Marks): 'on' | 'off' | 'unclear' {
  if (headers === 'unreadable') return property === 'none' ? 'unclear' : 'on';
  const says = (headers.get(SECURE_MAIL_HEADER) || '').trim();
  if (says === SECURE_MAIL_ON) return 'on';
  // Outlook took no header, and somebody wants it
  if (typeof property !== 'string' && property.failed) return 'on';
  const isOff = [...headers.values()].every((value) => value.trim() === SECURE_MAIL_OFF);
  return isOff && (property === 'none' || property === 'unreadable') ? 'off' : 'unclear';
}
