/**
 * Who is who in the note on the draft (`draft-property.ts`): writing it and asking it. Apart from reading it, as this needs the
 * hash that drafts without secure mail do without.
 */
import type { AddressSpelling } from '../../verification/brands';
import { addressDigest } from './cover';
import { DRAFT_PROPERTY, isWithdrawn, MISSING } from './note';
import type { DraftProperty } from './note';
import { letterOf, noteVersion, stateFor } from './state-letters';
import type { RecipientState } from './state-letters';
import { formatTagList } from './tag-list';
import { THREAD_ROOM } from './thread-domains';

/** Of the 2,500 characters for all properties of the add-in. */
const ROOM = 2_500 - THREAD_ROOM;
const DIGEST_LENGTHS = [6, 5, 4, 3];

/** The state of an address when the note was written; undefined for one that was not on the draft, or not for sure. */
export function stateOf(note: DraftProperty, spelling: AddressSpelling): RecipientState | undefined {
  const letter = letterIn(note, spelling);
  return letter ? stateFor(letter) : undefined;
}

/**
 * Whether an address lacked a method when the note was written; undefined for one that was not on the draft, or not for sure.
 * @param weak letters of methods that are as good as none
 */
export function wasMissing(note: DraftProperty, spelling: AddressSpelling, weak = ''): boolean | undefined {
  const letter = letterIn(note, spelling);
  return letter ? (MISSING + weak).includes(letter) || isWithdrawn(letter) : undefined;
}

const letterIn = (note: DraftProperty, spelling: AddressSpelling) =>
  note.letters.get(addressDigest(spelling, note.digestLength));

/** False where a later version has written a state that this one does not know. */
export const isUnderstood = (note: DraftProperty): boolean =>
  [...note.letters.values()].every((letter) => letter === null || stateFor(letter) !== undefined);

export function formatDraftProperty(note: {
  draftId: string;
  seal?: { id: string; cover: string };
  /** In every spelling that is on the draft, each once. */
  recipients: readonly { address: AddressSpelling; state: RecipientState }[];
  elsewhere?: readonly string[];
  failed?: true;
}): string {
  const letters = note.recipients.map(({ state }) => letterOf(state));
  const tags: [string, string][] = [
    ['v', noteVersion(letters)],
    ['draft', note.draftId],
  ];
  if (note.failed) tags.push(['failed', '1']);
  if (note.seal) tags.push(['seal', note.seal.id], ['cover', note.seal.cover]);
  if (note.elsewhere?.length) tags.push(['elsewhere', note.elsewhere.join('.')]);
  for (const length of DIGEST_LENGTHS) {
    const who = note.recipients.map(({ address }, at) => addressDigest(address, length) + letters[at]!).join('');
    const text = formatTagList([
      ...tags,
      ['hint', String(length)],
      ['count', String(note.recipients.length)],
      ['who', who],
    ]);
    if (JSON.stringify({ [DRAFT_PROPERTY]: text }).length <= ROOM) return text;
  }
  return formatTagList(tags);
}
