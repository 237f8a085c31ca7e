/**
 * Names as they are shown. Somebody else chose them, so nothing in one may hide, turn or break what stands around it.
 * In the launch-event script: tiny, and without the classes of Unicode, which ES2016 does not know.
 */

// soft hyphens, zero-width spaces, what turns the direction of writing, annotations and tags
const HIDDEN =
  /[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|\udb40[\udc00-\udfff]/g;
// controls, line breaks, tabs, spaces of any width
const GAP = /[\x00-\x20\x7f-\x9f\s]+/g;
// joiners, selectors, fillers and the empty Braille cell have a place in names, and show nothing by themselves
const SHOWS = /[^\s\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200c\u200d\u2800\u3164\ufe00-\ufe0f\uffa0]/;

/** @returns the name on one line without what hides or turns text; empty where it shows nothing */
export function safeName(name: string): string {
  const safe = name.replace(HIDDEN, '').replace(GAP, ' ').trim();
  return SHOWS.test(safe) ? safe : '';
}

/** What to call somebody: their name, else what stands for their address. Never nothing. */
export const shownName = (name: string, address: string): string => safeName(name) || safeName(address) || '?';
