/** Writes a draft's choices where the gateway, the send gate and a reopened pane find them; or takes them all away. */
import type { JWK } from 'jose';
import { readProperty, writeProperty } from '../office/custom-properties';
import { readHeaders, removeHeaders, writeHeaders } from '../office/internet-headers';
import type { AddressSpelling, EmailAddress } from '../verification/brands';
import type { MethodId } from '../verification/types';
import { coverDigest, coverTag } from './cover';
import { DRAFT_PROPERTY } from './draft-property';
import { ALL_HEADERS, SECURE_MAIL_HEADER, SECURE_MAIL_OFF, SECURE_MAIL_ON } from './header-names';
import { switchState } from './marks';
import { formatDraftProperty } from './recipient-states';
import { DraftChanged, HeadersNotKept, SwitchedOff } from './save-errors';
import { formatSealHeaders, sealId } from './seal-headers';
import type { RecipientState } from './state-letters';
import type { Instructions } from './types';

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
 * @throws SealTooLong, HeadersNotKept, SwitchedOff, DraftChanged, OfficeError
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
    const { sealInstructions } = await import('./seal'); // late: it brings the cryptography along
    const sealed = await sealInstructions(asWritten(draft), keys.gatewayKeys, keys.mailboxKey);
    const covered = { sender: senderOf(draft), addresses: addresses.flatMap((address) => spellingsOf(draft, address)) };
    const cover = coverTag(keys.mailboxKey, covered);
    Object.assign(headers, formatSealHeaders({ draftId: instructions.draftId, cover, sealed }));
    seal = { id: sealId(sealed), cover: coverDigest(covered) };
  }
  await replaceHeaders(headers, isCurrent, wasOn);
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
  await writeProperty(DRAFT_PROPERTY, formatDraftProperty({ draftId: instructions.draftId, seal, recipients }));
}

const senderOf = ({ instructions, written }: DraftToSave): AddressSpelling => written?.sender ?? instructions.sender;

/** At least one. Of those who have left the draft only the key is known. */
const spellingsOf = ({ written }: DraftToSave, address: EmailAddress): readonly AddressSpelling[] =>
  written?.recipients.get(address) ?? [address];

/** In the seal each mailbox has the spelling that it has first on the draft: an earlier add-in that opens the draft knows it by that. */
function asWritten(draft: DraftToSave): Instructions {
  const { instructions } = draft;
  // whoever opens a seal makes the key of it again (`instructions-schema.ts`)
  const first = (address: EmailAddress) => spellingsOf(draft, address)[0] as EmailAddress;
  return {
    ...instructions,
    sender: senderOf(draft) as EmailAddress,
    recipients: instructions.recipients.map((one) => ({ ...one, address: first(one.address) })),
    notNeeded: instructions.notNeeded.map(first),
  };
}

/** Writes exactly these headers of ours, removes the others, and reads back what Outlook kept. */
async function replaceHeaders(
  headers: Record<string, string>,
  isCurrent: () => boolean,
  wasOn: boolean,
): Promise<void> {
  check(isCurrent);
  const before = await readHeaders(ALL_HEADERS);
  if (wasOn && (await isOff(before))) throw new SwitchedOff();
  check(isCurrent);
  await writeHeaders(headers);
  const stale = [...before.keys()].filter((name) => !(name in headers));
  if (stale.length > 0) {
    check(isCurrent);
    await removeHeaders(stale);
  }
  check(isCurrent);
  const kept = await readHeaders(ALL_HEADERS);
  if (Object.entries(headers).some(([name, value]) => kept.get(name)?.trim() !== value)) throw new HeadersNotKept();
}

/** Both marks have gone. One of them alone may have been lost by the client. */
async function isOff(headers: Map<string, string>): Promise<boolean> {
  if (switchState({ headers, property: 'none' }) !== 'off') return false; // most of the time; without another call
  return (await readProperty(DRAFT_PROPERTY)) === undefined;
}

/**
 * Off means off: no header, no property left behind. Where a removed header comes back (office-js issue 2753) it is
 * overwritten with the value that rules and gateway read as off.
 * @throws DraftChanged, OfficeError
 */
export async function clearDraft(isCurrent: () => boolean): Promise<void> {
  check(isCurrent);
  const before = [...(await readHeaders(ALL_HEADERS)).keys()];
  if (before.length > 0) {
    check(isCurrent);
    await removeHeaders(before);
    const left = [...(await readHeaders(ALL_HEADERS)).keys()];
    check(isCurrent);
    if (left.length > 0) await writeHeaders(Object.fromEntries(left.map((name) => [name, SECURE_MAIL_OFF])));
  }
  check(isCurrent);
  await writeProperty(DRAFT_PROPERTY, undefined);
}

function check(isCurrent: () => boolean): void {
  if (!isCurrent()) throw new DraftChanged();
}
