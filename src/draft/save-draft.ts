/** Writes a draft's choices where the gateway, the send gate and a reopened pane find them; or takes them all back. */
import type { JWK } from 'jose';
import { readProperty, writeProperty } from '../office/custom-properties';
import type { NewValue } from '../office/custom-properties';
import { readHeaders, writeHeaders } from '../office/internet-headers';
import { OfficeError } from '../office/office-error';
import type { AddressSpelling, EmailAddress } from '../verification/brands';
import type { MethodId } from '../verification/types';
import { coverDigest, coverTag } from '../seal/format/cover';
import { DRAFT_PROPERTY, parseDraftProperty } from '../seal/format/note';
import {
  ALL_HEADERS,
  SEAL_HEADER,
  SECURE_MAIL_HEADER,
  SECURE_MAIL_OFF,
  SECURE_MAIL_ON,
} from '../seal/format/header-names';
import { readMarks, readNote, switchState } from './marks';
import { formatDraftProperty } from '../seal/format/recipient-states';
import { DraftChanged, HeadersNotKept, SealTooLong, SwitchedOff } from './save-errors';
import { MAXIMUM_SEAL_LENGTH, NO_SEAL, formatSealHeaders, readSealHeaders, sealId } from '../seal/format/seal-headers';
import type { RecipientState } from '../seal/format/state-letters';
import type { Instructions } from '../seal/format/instructions';

export interface MissingRecipient {
  address: EmailAddress;
  /** What a person had chosen and is no longer possible, or had chosen for somebody who has left: it must outlast the draft, or something else would be chosen for them. */
  withdrawn?: MethodId;
}

export interface DraftToSave {
  instructions: Instructions;
  /** Without a method: recipients, who are not in the instructions, so that the seal does not cover the mail yet; and who has left with a choice. */
  missing: readonly MissingRecipient[];
  /** How the draft writes its sender and recipients: what the gate compares. Absent: as the addresses themselves. */
  written?: { sender: AddressSpelling; recipients: ReadonlyMap<EmailAddress, readonly AddressSpelling[]> };
}

export interface SealKeys {
  gatewayKeys: readonly JWK[];
  mailboxKey: string;
}

/**
 * Headers first, then the note: a note never speaks for a seal that is not there.
 * @param isCurrent false once Outlook shows another draft
 * @param wasOn the draft is on as far as the caller knows: if both marks have gone, somebody switched it off, and it stays off
 * @throws KeyUnusable, SealTooLong, HeadersNotKept, SwitchedOff, DraftChanged, OfficeError
 */
export async function saveDraft(
  draft: DraftToSave,
  keys: SealKeys,
  isCurrent: () => boolean,
  wasOn = false,
): Promise<void> {
  const { instructions } = draft;
  const addresses = [...instructions.recipients.map((recipient) => recipient.address), ...instructions.notNeeded];
  const headers: Record<string, string> = { [SECURE_MAIL_HEADER]: SECURE_MAIL_ON };
  let seal: { id: string; cover: string } | undefined;
  if (addresses.length > 0) {
    const { sealInstructions } = await import('../seal/crypto/seal'); // late: it brings the cryptography along
    const sealFor = (some: Instructions) =>
      sealInstructions(asWritten({ ...draft, instructions: some }), keys.gatewayKeys, keys.mailboxKey);
    const sealed = await sealFor(instructions);
    if (sealed.length > MAXIMUM_SEAL_LENGTH) throw new SealTooLong(await howManyFit(instructions, sealFor));
    const covered = { sender: senderOf(draft), addresses: addresses.flatMap((address) => spellingsOf(draft, address)) };
    const cover = coverTag(keys.mailboxKey, covered);
    Object.assign(headers, formatSealHeaders({ draftId: instructions.draftId, cover, sealed }));
    seal = { id: sealId(sealed), cover: coverDigest(covered) };
  }
  const before = await replaceHeaders(headers, isCurrent, wasOn);
  const states: { address: EmailAddress; state: RecipientState }[] = [
    ...instructions.recipients.map(({ address, method, own }) => ({
      address,
      state: { is: 'ready' as const, method, own },
    })),
    ...instructions.notNeeded.map((address) => ({ address, state: { is: 'not-needed' as const } })),
    ...draft.missing.map(({ address, withdrawn }) => ({
      address,
      state: { is: 'missing' as const, ...(withdrawn && { withdrawn }) },
    })),
  ];
  const recipients = states.flatMap(({ address, state }) =>
    spellingsOf(draft, address).map((spelling) => ({ address: spelling, state })),
  );
  check(isCurrent);
  const { draftId } = instructions;
  await writeNote((noted) =>
    formatDraftProperty({ draftId, seal, recipients, elsewhere: sealsElsewhere(noted, sealIdOf(before)) }),
  );
}

/** Of this client, as its headers have it. */
function sealIdOf(headers: ReadonlyMap<string, string>): string | undefined {
  const read = readSealHeaders((name) => headers.get(name));
  return read.ok ? sealId(read.seal.sealed) : undefined;
}

/** One for each other kind of client: web, classic, and a third that keeps headers apart. */
const CLIENTS_ELSEWHERE = 3;

/** A seal that the note speaks for and that is not in these headers is another client's: from now on it is one of before. */
function sealsElsewhere(noted: unknown, own: string | undefined): string[] {
  const note = parseDraftProperty(noted);
  if (!note) return [];
  const { seal, elsewhere } = note;
  return [...elsewhere, seal?.id ?? ''].filter((id) => id && id !== own).slice(-CLIENTS_ELSEWHERE);
}

/** `GenericResponseError`: what clients answer that cannot load the properties of a mail from a shared mailbox. */
const NO_PROPERTIES = 9020;

/**
 * With a shared mailbox in From some clients have no properties at all (office-js issues 3822, 5958, 6788). The headers have all
 * of it then, and the gate goes by them. A note of before that can be read would speak for another seal.
 * @throws OfficeError for any other reason
 */
async function writeNote(text: NewValue): Promise<void> {
  await writeProperty(DRAFT_PROPERTY, text).catch(async (error: unknown) => {
    if (!(error instanceof OfficeError) || error.code !== NO_PROPERTIES) throw error;
    if ((await readNote().catch(() => 'none')) !== 'none') throw error;
  });
}

const senderOf = ({ instructions, written }: DraftToSave): AddressSpelling => written?.sender ?? instructions.sender;

/** At least one. Of those who have left the draft only the key is known. */
const spellingsOf = ({ written }: DraftToSave, address: EmailAddress): readonly AddressSpelling[] =>
  written?.recipients.get(address) ?? [address];

/** In the seal each mailbox has the spelling that it has first on the draft: an earlier add-in that opens the draft knows it by that. */
function asWritten(draft: DraftToSave): Instructions<AddressSpelling> {
  const { instructions } = draft;
  const first = (address: EmailAddress) => spellingsOf(draft, address)[0] ?? address;
  return {
    ...instructions,
    sender: senderOf(draft),
    recipients: instructions.recipients.map((one) => ({ ...one, address: first(one.address) })),
    notNeeded: instructions.notNeeded.map(first),
  };
}

/** The largest number of people, from the first on, whose choices have room together. */
async function howManyFit(instructions: Instructions, seal: (some: Instructions) => Promise<string>): Promise<number> {
  const { recipients, notNeeded } = instructions;
  let fits = 0;
  let tooMany = recipients.length + notNeeded.length;
  while (tooMany - fits > 1) {
    const count = Math.floor((fits + tooMany) / 2);
    const some = {
      ...instructions,
      recipients: recipients.slice(0, count),
      notNeeded: notNeeded.slice(0, Math.max(0, count - recipients.length)),
    };
    if ((await seal(some)).length > MAXIMUM_SEAL_LENGTH) tooMany = count;
    else fits = count;
  }
  return fits;
}

/**
 * Writes exactly these headers of ours, overwrites the others that are there, and reads back what Outlook kept.
 * @returns those that were there before
 */
async function replaceHeaders(
  headers: Record<string, string>,
  isCurrent: () => boolean,
  wasOn: boolean,
): Promise<Map<string, string>> {
  check(isCurrent);
  const before = await readHeaders(ALL_HEADERS);
  if (wasOn && (await isOff(before))) throw new SwitchedOff();
  check(isCurrent);
  const stale = [...before.keys()].filter((name) => !(name in headers));
  await writeAndReadBack({ ...overwritten(stale), ...(stale.includes(SEAL_HEADER) && noSeal), ...headers }, isCurrent);
  return before;
}

const overwritten = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, SECURE_MAIL_OFF]));
const noSeal = { [SEAL_HEADER]: NO_SEAL };

/** Some clients report success and keep nothing. @throws HeadersNotKept */
async function writeAndReadBack(headers: Record<string, string>, isCurrent: () => boolean): Promise<void> {
  await writeHeaders(headers);
  check(isCurrent);
  const kept = await readHeaders(ALL_HEADERS);
  if (Object.entries(headers).some(([name, value]) => kept.get(name)?.trim() !== value)) throw new HeadersNotKept();
}

/** Both marks have gone. One of them alone may have been lost by the client. */
async function isOff(headers: Map<string, string>): Promise<boolean> {
  if (switchState({ headers, property: 'none' }) !== 'off') return false; // most of the time; without another call
  return (await readNote()) === 'none';
}

/**
 * Off means off: no property left behind, and of the headers that were there `0`. None is removed: in some clients it would
 * leave all the same (office-js issue 2753) or could not be set again (6389).
 * @throws HeadersNotKept, DraftChanged, OfficeError
 */
export async function clearDraft(isCurrent: () => boolean): Promise<void> {
  check(isCurrent);
  const before = [...(await readHeaders(ALL_HEADERS))];
  const stale = before.filter(([, value]) => value.trim() !== SECURE_MAIL_OFF).map(([name]) => name);
  check(isCurrent);
  if (stale.length > 0) await writeAndReadBack(overwritten(stale), isCurrent);
  check(isCurrent);
  await writeNote(undefined);
}

/**
 * For a draft that somebody wants secure and that cannot be written as it should: marks it, so that it is held until it can, or
 * until they switch it off. The header, without whose seal the gateway refuses it, and a note that says so; where Outlook takes one
 * of them only, that one.
 * @param wasOn it is marked already: if both marks have gone, somebody switched it off, and it stays off
 * @returns whether the draft says that it is on
 * @throws DraftChanged
 */
export async function holdUnsealed(draftId: string, isCurrent: () => boolean, wasOn = false): Promise<boolean> {
  check(isCurrent);
  if (!wasOn) await writeHeaders({ [SECURE_MAIL_HEADER]: SECURE_MAIL_ON }).catch(() => undefined);
  else if (switchState(await readMarks()) === 'off') return false;
  check(isCurrent);
  await noteFailure(draftId, isCurrent).catch(() => undefined);
  const marks = await readMarks();
  check(isCurrent);
  const state = switchState(marks);
  return state === 'on' || (state === 'unclear' && marks.headers !== 'unreadable');
}

/** What stands in the note stays; one that speaks for a seal, or cannot be read, holds the draft as it is. */
async function noteFailure(draftId: string, isCurrent: () => boolean): Promise<void> {
  const note = await readNote();
  if (note === 'damaged' || (note !== 'none' && (note.seal || note.failed))) return;
  const text =
    note === 'none'
      ? formatDraftProperty({ draftId, recipients: [], failed: true })
      : `${String(await readProperty(DRAFT_PROPERTY))}; failed=1`;
  check(isCurrent);
  await writeProperty(DRAFT_PROPERTY, text);
}

function check(isCurrent: () => boolean): void {
  if (!isCurrent()) throw new DraftChanged();
}
