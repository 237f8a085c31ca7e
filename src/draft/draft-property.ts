/**
 * The add-in's own note on the draft: one custom property, a tag-list. It holds no secret: whether secure mail is on, which
 * seal belongs to it, and for each recipient which method stands and who picked it, so that the launch-event script can name
 * who lacks one. Recipients are told apart by a hint of a few characters; the fewer recipients, the longer the hint.
 *
 * `v=1; draft=…; seal=…; cover=…; hint=6; count=2; who=<hint><state>…`
 *
 * Room: Outlook allows 2,500 characters for all properties of an add-in as JSON. 500 recipients fit with hints of three
 * characters; beyond that `who` is left out, and the seal alone brings the choices back.
 */
import { METHOD_IDS } from '../verification/types';
import type { MethodId } from '../verification/types';
import { parseTagList, wholeNumber } from './tag-list';

export const DRAFT_PROPERTY = 'secureMail';

export type RecipientState = { is: 'missing' } | { is: 'not-needed' } | { is: 'ready'; method: MethodId; own: boolean };

export interface DraftProperty {
  draftId: string;
  /** Which seal this note belongs to (`sealId`), and whom it covers (`coverDigest`). Absent before the first seal. */
  seal?: { id: string; cover: string };
  /** Characters of each hint, and the state that each stands for; `null` where two recipients have the same. */
  hintLength: number;
  states: ReadonlyMap<string, RecipientState | null>;
}

// one letter for each state: capitals for a person's own choice. Saved drafts hold them: a letter is never used anew
const MISSING = '-';
const NOT_NEEDED = '.';
const LETTERS = {
  account: 'a',
  'sms-known': 'b',
  'organization-code-saved': 'c',
  'access-code-saved': 'd',
  'transport-security': 'e',
  'sms-new': 'f',
  'organization-code-new': 'g',
  'access-code-new': 'h',
  'verification-email': 'i',
} as const satisfies Record<MethodId, string>;
export const letterOf = (state: RecipientState): string => {
  if (state.is !== 'ready') return state.is === 'missing' ? MISSING : NOT_NEEDED;
  const letter = LETTERS[state.method];
  return state.own ? letter.toUpperCase() : letter;
};
const STATES = new Map<string, RecipientState>();
for (const state of [{ is: 'missing' }, { is: 'not-needed' }] as const) STATES.set(letterOf(state), state);
for (const method of METHOD_IDS) {
  for (const own of [true, false]) STATES.set(letterOf({ is: 'ready', method, own }), { is: 'ready', method, own });
}

/** @returns undefined for anything this version cannot read. */
export function parseDraftProperty(value: unknown): DraftProperty | undefined {
  const tags = parseTagList(value);
  const draftId = tags?.get('draft');
  if (!tags || tags.get('v') !== '1' || !draftId) return undefined;
  const id = tags.get('seal');
  const cover = tags.get('cover');
  if (Boolean(id) !== Boolean(cover) || (cover && cover.length !== 32)) return undefined;
  const hintLength = wholeNumber(tags.get('hint')) ?? 0;
  const who = tags.get('who') ?? '';
  // half a note is none: whoever is not in it would look like somebody new
  if (who.length !== (hintLength + 1) * (wholeNumber(tags.get('count')) ?? 0)) return undefined;
  const states = parseWho(who, hintLength);
  if (!states) return undefined;
  // not spread: the helper that ES2016 needs for it weighs as much as this file
  const property: DraftProperty = { draftId, hintLength, states };
  if (id && cover) property.seal = { id, cover };
  return property;
}

/** Two recipients with the same hint are both unknown: `null` stands for "not for sure". */
function parseWho(who: string, hintLength: number): Map<string, RecipientState | null> | undefined {
  const states = new Map<string, RecipientState | null>();
  for (let at = 0; at < who.length; at += hintLength + 1) {
    const hint = who.slice(at, at + hintLength);
    const state = STATES.get(who[at + hintLength]!);
    if (!state) return undefined;
    states.set(hint, states.has(hint) ? null : state);
  }
  return states;
}
