/**
 * When something of a contact changed that no date in the contact itself tells: what was forgotten,
 * and which language was picked. Two clients of one mailbox save whole copies of it; with these
 * moments `united-document.ts` tells what is newer, and what was forgotten stays forgotten. Pure.
 */
import type { EmailAddress } from '../verification/brands';
import type { MailboxDocument, StoredContact } from './mailbox-document';
import { CHOICE_MEMBERS, hasChoice } from './stored-record';

/**
 * Minutes since 1970, by what changed: `l`, `a` and `o` as in a contact, `m` for the last choice, or
 * the last four digits of a number. Not the whole number: one that was forgotten must not stay in the mailbox.
 */
export type Moments = Record<string, number>;

/**
 * Whose moments they are, in the document: 32 bits (FNV-1a) of the address, in base 36. Somebody of
 * whom nothing is left does not stand in the mailbox by their address; it is no proof of anything.
 */
export function markOf(address: EmailAddress): string {
  let mark = 0x811c9dc5;
  for (const character of address) mark = Math.imul(mark ^ character.codePointAt(0)!, 0x01000193);
  return (mark >>> 0).toString(36);
}

const MINUTES_OF_DAY = 1_440;
/** A client that was not restarted for so long may bring back what another forgot. */
export const MOMENTS_FOR_DAYS = 90;
const SINGLE = ['l', 'a', 'o'] as const;

/** @param iso an ISO 8601 date and time */
export const minuteOf = (iso: string): number => Math.floor(Date.parse(iso) / 60_000);
export const minuteOfDay = (day: number): number => day * MINUTES_OF_DAY;
export const endingOf = (phoneNumber: string): string => phoneNumber.slice(-4);

/**
 * Replaces a contact, or removes it, and notes the moment of what dates do not tell.
 * @param now minutes since 1970. A second change in one minute counts as the later one
 */
export function replaceContact(
  { contacts, moments }: MailboxDocument,
  address: EmailAddress,
  next: StoredContact | undefined,
  now: number,
): void {
  const before = contacts.get(address);
  if (next) contacts.set(address, next);
  else contacts.delete(address);
  const mark = markOf(address);
  const noted = moments.get(mark) ?? {};
  const changed = { ...noted };
  const note = (what: string) => void (changed[what] = Math.max(now, (noted[what] ?? 0) + 1));
  // what is simply new has no need of one: who does not have it yet takes it
  for (const what of SINGLE) {
    const isOther = JSON.stringify(before?.[what]) !== JSON.stringify(next?.[what]);
    if (isOther && (before?.[what] !== undefined || what in noted)) note(what);
  }
  const [old, kept] = [before?.p ?? [], next?.p ?? []];
  for (const number of old) if (!kept.includes(number)) note(endingOf(number));
  for (const number of kept) if (!old.includes(number) && endingOf(number) in noted) note(endingOf(number));
  const choiceOf = (contact: StoredContact = { t: 0 }) => CHOICE_MEMBERS.map((member) => contact[member] ?? null);
  const isOther = String(choiceOf(before)) !== String(choiceOf(next));
  if (isOther && (Object.keys(noted).length > 0 || !next || !hasChoice(next))) note('m');
  moments.set(mark, changed);
  dropOld(moments, now);
}

/** They take room that the memory needs. */
function dropOld(moments: MailboxDocument['moments'], now: number): void {
  for (const [mark, noted] of moments) {
    const young = Object.entries(noted).filter(([, at]) => at > now - minuteOfDay(MOMENTS_FOR_DAYS));
    if (young.length === 0) moments.delete(mark);
    else moments.set(mark, Object.fromEntries(young));
  }
}
