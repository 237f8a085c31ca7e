/**
 * The send gate: one pure function from what was read to "allowed" or "held, because". It is asked only what the launch-event
 * script can know without network and without opening the seal. `test/commands/gate-table.ts` is its table.
 */
import { coverDigest, coverTag } from '../seal/format/cover';
import { switchState } from '../draft/marks';
import type { GatePolicy } from '../draft/gate-policy';
import type { Marks } from '../draft/marks';
import { wasMissing } from '../seal/format/recipient-states';
import { readSealHeaders, sealId } from '../seal/format/seal-headers';
import { isNewToThread } from '../seal/format/thread-domains';
import type { AddressSpelling } from '../verification/brands';
import { isInDomains } from '../verification/address-domain';

export interface GateRecipient {
  /** Undefined where Outlook gives none, as for a group of contacts. */
  address: AddressSpelling | undefined;
  /** Name to show, or the address. */
  name: string;
}

export interface GateInput {
  marks: Marks;
  /** What could not be read was asked for twice, a second apart. */
  isReadTwice?: boolean;
  recipients: readonly GateRecipient[] | 'unreadable';
  /** None in a frame that started before the mailbox had one. */
  mailboxKeys: readonly string[];
  sender: AddressSpelling | 'unreadable';
  /** Of the sender: people there are not named as lacking a method before the pane has said so. */
  ownDomain: string;
  policy: GatePolicy;
  /** What is asked of its sensitivity label, as the policy has it; `UNREAD`; or empty. */
  rule?: string;
  /** With which domains a reply began, as it was noted (`thread-domains.ts`). */
  thread?: unknown;
}

export type HoldReason =
  | { why: 'missing'; people: GateRecipient[] }
  /** Nobody has looked yet how these can prove who they are. */
  | { why: 'not-checked'; people: GateRecipient[] }
  | { why: 'no-address'; people: GateRecipient[] }
  /** On, but nothing that the gateway could open, or a seal for other recipients or another sender. */
  | { why: 'not-sealed' }
  /** Somebody switched it on, and it could not be secured. */
  | { why: 'failed' }
  | { why: 'unreadable' }
  | { why: 'unclear' }
  /** Off, and policy says that mail to these must be secure. */
  | { why: 'required'; people: GateRecipient[] }
  /** The same, because of its sensitivity label. */
  | { why: 'label'; people: GateRecipient[] }
  /** Whoever sends it is asked, and may send it all the same. */
  | { why: 'many'; count: number }
  /** The same: these are of domains that the conversation did not have. */
  | { why: 'new-domain'; people: GateRecipient[] };

/** `draftId`: of a draft that is on, as far as its marks say it. */
export type GateDecision = { draftId?: string } & ({ allowed: true } | { allowed: false; reason: HoldReason });

/** Some label lets nothing leave unsecured, and it cannot be told whether this mail has it. */
export const UNREAD = '?';

const held = (reason: HoldReason, draftId?: string): GateDecision => ({ allowed: false, reason, draftId });

/** Nothing says that it is on, and the headers cannot say that it is off. */
export const isBlind = ({ headers, property }: Marks): boolean => headers === 'unreadable' && property === 'none';

/** Whether its sender is asked, and may send it all the same. */
export const isQuestion = ({ why }: HoldReason): boolean => why === 'many' || why === 'new-domain';

export function decide({
  marks,
  isReadTwice,
  recipients,
  mailboxKeys,
  sender,
  ownDomain,
  policy,
  rule = '',
  thread,
}: GateInput): GateDecision {
  const { free, most, known, ours, on } = policy;
  // a note that can be read and is none: an Outlook that never shows its headers keeps nobody's ordinary mail. Unless
  // policy wants it secure: a new one is marked by its header alone where no page is beside the script
  const state = isReadTwice && isBlind(marks) && !free && !on ? 'off' : switchState(marks);
  const allowed = (draftId?: string): GateDecision => {
    if (recipients !== 'unreadable') {
      const people = recipients.filter(
        ({ address }) => known && address && !isInDomains(address, known) && isNewToThread(thread, address),
      );
      if (people.length > 0) return held({ why: 'new-domain', people }, draftId);
      const count = recipients.length;
      if (count > most) return held({ why: 'many', count }, draftId);
    }
    return { allowed: true, draftId };
  };
  if (state === 'off') {
    const mayGoTo = free || (/^[r?]/.test(rule) && ours);
    if (!mayGoTo) return allowed();
    if (recipients === 'unreadable') return held({ why: 'unreadable' });
    const people = recipients.filter(({ address }) => !address || !isInDomains(address, mayGoTo));
    if (people.length === 0) return allowed();
    if (!free && rule === UNREAD) return held({ why: 'unreadable' });
    return held({ why: free ? 'required' : 'label', people });
  }
  if (marks.headers === 'unreadable' || recipients === 'unreadable' || sender === 'unreadable')
    return held({ why: 'unreadable' });
  if (state === 'unclear') return held({ why: 'unclear' });

  const addresses: AddressSpelling[] = [];
  const nameless = recipients.filter(({ address }) => !address || !addresses.push(address));
  if (nameless.length > 0) return held({ why: 'no-address', people: nameless });

  const { headers } = marks;
  const weak = rule.slice(1);
  const note = typeof marks.property === 'string' ? undefined : marks.property;
  const draftId = note && note.draftId;
  const read = readSealHeaders((name) => headers.get(name));
  if (read.ok) {
    const { cover, sealed } = read.seal;
    const covered = { sender, addresses };
    const coveredByHeader = mailboxKeys.some((key) => coverTag(key, covered) === cover);
    const noted = note && note.seal;
    const id = sealId(sealed);
    // another client has sealed it anew since, in headers that this one does not see
    const isStale = note && note.elsewhere.indexOf(id) >= 0;
    const isTooWeak = weak && note && addresses.some((address) => wasMissing(note, address, weak));
    if (
      !isStale &&
      !isTooWeak &&
      (coveredByHeader || (noted && noted.id === id && noted.cover === coverDigest(covered)))
    )
      return allowed(read.seal.draftId);
  }

  if (note && note.failed) return held({ why: 'failed' }, draftId);

  const people = recipients.filter((_recipient, at) => {
    const address = addresses[at]!;
    if (addresses.indexOf(address) < at) return false; // named already, from another field
    return (note && wasMissing(note, address, weak)) ?? !address.endsWith(`@${ownDomain}`);
  });
  const wasChecked = read.ok || (note && note.letters.size > 0);
  if (people.length > 0) return held({ why: wasChecked ? 'missing' : 'not-checked', people }, draftId);
  return held({ why: 'not-sealed' }, draftId);
}
