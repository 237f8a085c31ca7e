/**
 * One memory of two: what the mailbox has now, and what this client saved last. Another client may
 * have saved its older copy over it meanwhile. Nothing is lost that only one of them has, unless the
 * other one forgot it. Loaded late. Pure.
 */
import type { EmailAddress } from '../verification/brands';
import { saysNothing } from './forgetting';
import { MAXIMUM_PENDING_DRAFTS, MAXIMUM_SETTLED_DRAFTS } from './mailbox-changes';
import type { MailboxDocument, PendingDraft, StoredContact } from './mailbox-document';
import { endingOf, markOf, minuteOfDay } from './moments';
import type { Moments } from './moments';
import { CHOICE_MEMBERS, hasChoice, smsChoice, spelled } from './stored-record';
import { unite } from './united-contact';

interface Side {
  contact: StoredContact;
  moments: Moments;
}

const NOTHING: StoredContact = { t: 0 };
const CODES_BY_LETTER: Record<string, 'a' | 'o'> = { p: 'a', o: 'o' };

/** What is not understood is the mailbox's alone: nobody can say what of it is newer. */
export function uniteDocuments(ours: MailboxDocument, mailbox: MailboxDocument): MailboxDocument {
  const madeRoom = Math.max(ours.madeRoom, mailbox.madeRoom);
  const moments = new Map<string, Moments>();
  for (const mark of new Set([...mailbox.moments.keys(), ...ours.moments.keys()]))
    moments.set(mark, latest(ours.moments.get(mark), mailbox.moments.get(mark)));

  const contacts = new Map<EmailAddress, StoredContact>();
  const sideOf = ({ contacts: known, moments: noted }: MailboxDocument, address: EmailAddress): Side => ({
    contact: known.get(address) ?? NOTHING,
    moments: noted.get(markOf(address)) ?? {},
  });
  for (const address of new Set([...mailbox.contacts.keys(), ...ours.contacts.keys()])) {
    const united = uniteSides(sideOf(ours, address), sideOf(mailbox, address));
    if (united && !wasDropped(address, united)) contacts.set(address, united);
  }

  /** Somebody of whom one of the two has nothing any more, as it made room. */
  function wasDropped(address: EmailAddress, { t }: StoredContact): boolean {
    const without = [ours, mailbox].find(({ contacts: known }) => !known.has(address));
    return without !== undefined && t <= without.madeRoom;
  }

  const taken = new Set(mailbox.kept.contacts.map(([address]) => address));
  for (const address of taken) contacts.delete(address as EmailAddress);
  const drafts = uniteDrafts(ours.drafts, mailbox);
  const settled = [...new Set([...mailbox.settled, ...ours.settled])]
    .filter((id) => !drafts.some(({ i }) => i === id))
    .slice(-MAXIMUM_SETTLED_DRAFTS);
  return { contacts, drafts, moments, madeRoom, settled, kept: mailbox.kept };
}

/**
 * Of one draft what was kept last; the mailbox's where both were on one day. What waits in the
 * mailbox stays, also where we settled it: it may wait anew. Nobody confirms it otherwise, and it
 * goes after its time.
 */
function uniteDrafts(ours: readonly PendingDraft[], mailbox: MailboxDocument): PendingDraft[] {
  const drafts = new Map(mailbox.drafts.map((draft) => [draft.i, draft]));
  for (const draft of ours)
    if (!mailbox.settled.includes(draft.i) && draft.t > (drafts.get(draft.i)?.t ?? -1)) drafts.set(draft.i, draft);
  return [...drafts.values()].sort((one, other) => one.t - other.t).slice(-MAXIMUM_PENDING_DRAFTS);
}

function latest(one: Moments = {}, other: Moments = {}): Moments {
  const united: Moments = { ...one };
  for (const [what, at] of Object.entries(other)) united[what] = Math.max(at, united[what] ?? 0);
  return united;
}

/** @returns undefined where all that is left is a name */
function uniteSides(ours: Side, mailbox: Side): StoredContact | undefined {
  const united = unite(ours.contact, mailbox.contact);
  /** Who changed it later; undefined where nobody says, or both at once. */
  const later = (what: string, at = ({ moments }: Side) => moments[what] ?? 0) =>
    at(ours) > at(mailbox) ? ours.contact : at(mailbox) > at(ours) ? mailbox.contact : undefined;

  const language = later('l');
  if (language) assign(united, 'l', language.l);
  const forgotten: string[] = [];
  for (const what of ['a', 'o'] as const) {
    const side = later(what, ({ contact, moments }) =>
      Math.max(moments[what] ?? 0, minuteOfDay(contact[what]?.[2] ?? 0)),
    );
    if (!side) continue;
    assign(united, what, side[what]);
    if (!side[what]) forgotten.push(what);
  }
  const isForgotten = (one: string) => {
    const side = later(endingOf(one));
    return side !== undefined && !side.p?.some((known) => known === one);
  };
  const all = united.p ?? [];
  const numbers = all.filter((one) => !isForgotten(one));
  assign(united, 'p', numbers.length > 0 ? numbers : undefined);

  // a last choice goes with what it rests on, unless it was made since
  const stands = ({ contact, moments }: Side) => {
    const number = smsChoice(contact);
    const chosen = moments['m'] ?? 0;
    const latestOf = (what: string) => Math.max(ours.moments[what] ?? 0, mailbox.moments[what] ?? 0);
    if (number !== undefined) return !isForgotten(number) || chosen > latestOf(endingOf(number));
    const code = CODES_BY_LETTER[contact.m ?? ''];
    return code === undefined || !forgotten.includes(code) || chosen > latestOf(code);
  };
  const byAge = ours.contact.t > mailbox.contact.t ? [ours, mailbox] : [mailbox, ours];
  const chosenLater = later('m');
  const choosers = chosenLater ? byAge.filter(({ contact }) => contact === chosenLater) : byAge;
  const choice = choosers.find((side) => hasChoice(side.contact) && stands(side))?.contact;
  for (const member of CHOICE_MEMBERS) assign(united, member, choice?.[member]);
  const number = choice && smsChoice(choice);
  if (number !== undefined) united.m = spelled(number, numbers);

  // what both keep as a bare name stays
  const isLost = isNoted(ours.moments) || isNoted(mailbox.moments);
  const wasMore = ![ours, mailbox].every(({ contact }) => contact.t > 0 && saysNothing(contact));
  return isLost && wasMore && saysNothing(united) ? undefined : united;
}

const isNoted = (moments: Moments) => Object.keys(moments).length > 0;

function assign<Member extends keyof StoredContact>(
  contact: StoredContact,
  member: Member,
  value: StoredContact[Member] | undefined,
): void {
  if (value === undefined) delete contact[member];
  else contact[member] = value;
}
