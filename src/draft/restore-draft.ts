/**
 * What stands on a draft when the pane opens it. The seal has everything, if this mailbox can open it; the note in the custom
 * property has a person's own choices without their secrets. What cannot be read is named, and the rest is kept.
 */
import type { AddressSpelling, EmailAddress, LanguageTag } from '../verification/brands';
import { choiceOf } from '../verification/choices';
import type { Choice } from '../verification/types';
import { mailboxKeyAsJwk } from '../seal/crypto/mailbox-jwk';
import { isSaved } from '../office/item';
import { isUnmarked, readMarks, switchState } from './marks';
import { readSealHeaders, sealId } from '../seal/format/seal-headers';
import type { RecipientState } from '../seal/format/state-letters';
import type { Instruction } from '../seal/format/instructions';

/** The sensitivity label of a draft. */
export interface DraftLabel {
  /** In lower case; empty for none. */
  id: string;
  /** As Outlook shows it to this person; absent where it does not tell. */
  name?: string;
}

export interface RestoredDraft {
  /** `unclear`: the note says on and the header is gone. */
  secure: 'on' | 'off' | 'unclear';
  draftId?: string;
  /** From the seal. */
  instructions: Map<EmailAddress, Instruction>;
  /** From the note, for mailboxes that the seal does not have. */
  stateOf(spelling: AddressSpelling): RecipientState | undefined;
  unreadable: ('seal' | 'properties' | 'header')[];
  /**
   * The headers that its note speaks for are not here: another client wrote them, as classic and web keep headers
   * apart (office-js issue 2791). What was chosen stands in the note, without numbers and codes.
   */
  isOfOtherClient?: boolean;
  /** Nobody has switched it on or off yet. */
  isUnmarked?: boolean;
  /** Absent where it could not be read, and where nobody asks for it. */
  label?: DraftLabel;
}

/** Where headers cannot be read, only the note can say that secure mail is on. */
export const saysOn = ({ secure, unreadable }: Pick<RestoredDraft, 'secure' | 'unreadable'>): boolean =>
  secure === 'on' || (secure === 'unclear' && !unreadable.includes('header'));

/** @param mailboxKeys of the mailbox; the first that fits opens the seal */
export async function restoreDraft(...mailboxKeys: string[]): Promise<RestoredDraft> {
  const marks = await readMarks();
  const note = typeof marks.property === 'string' ? undefined : marks.property;
  // late: only a draft that has a note needs the hash
  const states = note && (await import('../seal/format/recipient-states'));
  const restored: RestoredDraft = {
    secure: switchState(marks),
    draftId: note?.draftId,
    instructions: new Map(),
    stateOf: (spelling) => note && states!.stateOf(note, spelling),
    unreadable: [],
    isUnmarked: isUnmarked(marks),
  };
  const hasNoProperties = marks.property === 'unreadable';
  if (note ? !states!.isUnderstood(note) : marks.property === 'damaged') restored.unreadable.push('properties');
  if (marks.headers === 'unreadable') {
    if (hasNoProperties) restored.unreadable.push('properties');
    restored.unreadable.push('header');
    return restored;
  }
  const { headers } = marks;
  if (restored.secure === 'off') return restored;
  // a new mail may have been handed the note of its parent; one that was saved has its own
  if (restored.secure === 'unclear' && note && headers.size === 0 && (await isSaved().catch(() => false))) {
    restored.isOfOtherClient = true;
    return restored;
  }
  // the seal has what the note has, and more
  const withoutSeal = () => {
    if (hasNoProperties) restored.unreadable.push('properties');
    return restored;
  };
  const read = readSealHeaders((name) => headers.get(name));
  if (!read.ok) {
    if (read.problem !== 'no-seal') restored.unreadable.push('seal');
    return withoutSeal();
  }
  restored.draftId = read.seal.draftId;
  // another client has sealed it anew since, in headers that this one does not see
  if (note?.elsewhere.includes(sealId(read.seal.sealed))) {
    restored.isOfOtherClient = true;
    return restored;
  }
  if (mailboxKeys.length === 0) {
    restored.unreadable.push('seal');
    return withoutSeal();
  }
  const { openSeal } = await import('../seal/crypto/seal'); // late: most drafts have no seal yet
  const opened = await openSeal(read.seal.sealed, mailboxKeys.map(mailboxKeyAsJwk));
  if (!opened.ok) {
    restored.unreadable.push('seal');
    return withoutSeal();
  }
  for (const instruction of opened.instructions.recipients) {
    const { address } = instruction;
    const other = restored.instructions.get(address);
    restored.instructions.set(address, other ? unlessAlike(other, instruction) : instruction);
  }
  return restored;
}

/**
 * An earlier add-in took two spellings of one mailbox for two people. What it says of both stands; where they differ, the first
 * method is left without its value, so that the sender chooses again.
 */
function unlessAlike(first: Instruction, second: Instruction): Instruction {
  if (JSON.stringify(choiceOf(first)) === JSON.stringify(choiceOf(second))) return first;
  const { address, method } = first;
  return { address, method, own: true };
}

/**
 * A person's own choice for a mailbox, as far as it could be brought back.
 * @param spellings that the draft has of it now
 */
export function restoredChoice(
  restored: RestoredDraft,
  address: EmailAddress,
  spellings: readonly AddressSpelling[] = [address],
): Choice | undefined {
  const instruction = restored.instructions.get(address);
  if (instruction) return instruction.own ? choiceOf(instruction) : undefined;
  const state = notedState(restored, address, spellings);
  if (state?.is === 'missing') return state.withdrawn && { method: state.withdrawn };
  return state?.is === 'ready' && state.own ? { method: state.method } : undefined;
}

/** Who had left when the note was written stands there by their key. */
export const notedState = (
  { stateOf }: RestoredDraft,
  address: EmailAddress,
  spellings: readonly AddressSpelling[],
): RecipientState | undefined => [...spellings, address].map(stateOf).find(Boolean);

export const restoredLanguage = (restored: RestoredDraft, address: EmailAddress): LanguageTag | undefined =>
  restored.instructions.get(address)?.notificationLanguage;
