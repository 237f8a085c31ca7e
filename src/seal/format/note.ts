/**
 * The add-in's own note on the draft: one custom property, a tag-list. It holds no secret: whether secure mail is on, which
 * seal belongs to it, and for each recipient which method stands and who picked it, so that the launch-event script can name
 * who lacks one. Recipients are told apart by a few characters of their address's digest; the fewer recipients, the more.
 *
 * `v=1; draft=…; seal=…; cover=…; hint=6; count=2; who=<digest><state>…`, and `failed=1` where it could not be secured. An add-in that
 * does not know `failed` holds such a draft, too: it has no seal, or no header. `elsewhere=<seal>.<seal>`: seals of before that other
 * clients still have in headers of their own, which this one does not see (office-js issue 2791); readers of before pass over it. `v=2` is the same form with states that readers of
 * version 1 do not know (`state-letters.ts`).
 *
 * Room: Outlook allows 2,500 characters for all properties of an add-in as JSON. 500 recipients fit with digests of three
 * characters; beyond that `who` is left out, and the seal alone brings the choices back.
 */
import { parseTagList, wholeNumber } from './tag-list';

export const DRAFT_PROPERTY = 'secureMail';

export interface DraftProperty {
  draftId: string;
  /** Which seal this note belongs to (`sealId`), and whom it covers (`coverDigest`). Absent before the first seal. */
  seal?: { id: string; cover: string };
  /** Characters of each digest (the tag `hint`), and the letter of its recipient's state; `null` where two recipients have the same. */
  digestLength: number;
  letters: ReadonlyMap<string, string | null>;
  /** Seals of before (`sealId`), the latest last, that other clients may still have in their headers. */
  elsewhere: readonly string[];
  /** Somebody switched secure mail on, and the draft could not be written as it should: it is held until it is, or until they switch it off. */
  failed?: true;
}

/** The letter of a recipient who lacks a method; those of the others are in `state-letters.ts`. */
export const MISSING = '-';
/** From `j` on all letters are of own choices that no longer stand, so that a gate knows who lacks a method without knowing the method. */
export const isWithdrawn = (letter: string): boolean => letter >= 'j';
/** Characters of a digest. A shorter one would fit strangers; a longer one has no place in a note, and would keep whoever compares it busy. */
const SHORTEST_DIGEST = 3;
const LONGEST_DIGEST = 6;

/** @returns undefined for anything this version cannot read. */
export function parseDraftProperty(value: unknown): DraftProperty | undefined {
  const tags = parseTagList(value);
  if (!tags || !/^[12]$/.test(tags.get('v') || '')) return undefined;
  const draftId = tags.get('draft');
  if (!draftId) return undefined;
  const id = tags.get('seal');
  const cover = tags.get('cover');
  if (Boolean(id) !== Boolean(cover) || (cover && cover.length !== 32)) return undefined;
  const digestLength = wholeNumber(tags.get('hint')) ?? SHORTEST_DIGEST;
  if (digestLength < SHORTEST_DIGEST || digestLength > LONGEST_DIGEST) return undefined;
  const who = tags.get('who') || '';
  // half a note is none: whoever is not in it would look like somebody new
  if (who.length !== (digestLength + 1) * (wholeNumber(tags.get('count')) || 0)) return undefined;
  // not spread: the helper that ES2016 needs for it weighs as much as this file
  const elsewhere = (tags.get('elsewhere') || '').split('.');
  const property: DraftProperty = { draftId, digestLength, letters: parseWho(who, digestLength), elsewhere };
  if (id && cover) property.seal = { id, cover };
  if (tags.get('failed') === '1') property.failed = true;
  return property;
}

/** Two recipients with the same digest are both unknown: `null` stands for "not for sure". */
function parseWho(who: string, digestLength: number): Map<string, string | null> {
  const letters = new Map<string, string | null>();
  for (let at = 0; at < who.length; at += digestLength + 1) {
    const digest = who.slice(at, at + digestLength);
    const letter = who[at + digestLength]!;
    letters.set(digest, letters.has(digest) ? null : letter);
  }
  return letters;
}
