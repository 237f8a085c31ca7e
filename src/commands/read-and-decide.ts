/** Reads what the gate decides on, and asks it. The notice above the draft comes from the same reading. */
import { GATE_POLICY_SETTING, parseGatePolicy } from '../draft/gate-policy';
import type { GatePolicy } from '../draft/gate-policy';
import { parseMailboxKeys } from '../seal/format/mailbox-key';
import { switchState } from '../draft/marks';
import type { Marks } from '../draft/marks';
import { FORMER_KEYS_SETTING, MAILBOX_KEY_SETTING } from '../draft/setting-names';
import { THREAD_PROPERTY } from '../seal/format/thread-domains';
import { readProperty } from '../office/custom-properties';
import { mailboxAddress, readSenderAddress } from '../office/item';
import { readSetting } from '../office/read-setting';
import { later } from '../office/once-more';
import { readRecipients } from '../office/recipients';
import { readLabel } from '../office/sensitivity-label';
import { domainOf } from '../verification/address-domain';
import { comparisonForm } from '../verification/comparison-form';
import { shownName } from '../verification/display-name';
import { UNREAD, decide } from './gate';
import type { GateDecision, GateInput, GateRecipient } from './gate';

/** What is known besides the marks. */
export interface ReadBefore {
  /** The marks were read twice, a second apart. */
  isReadTwice?: boolean;
  /** Where time counts: read with the marks, so that all of it takes two round trips to Outlook. */
  sender?: Promise<GateInput['sender']>;
  /** The same, of its label (`readLabelRule`). */
  rule?: Promise<string>;
}

export async function readAndDecide(
  marks: Marks,
  { isReadTwice, sender: begun, rule = readLabelRule() }: ReadBefore = {},
): Promise<GateDecision> {
  const sender = begun || readGateSender();
  const policy = readGatePolicy();
  const { free, most, known, labels } = policy;
  // nothing else is read then
  if (switchState(marks) === 'off' && !free && !known && most === Infinity && !labels) return { allowed: true };
  // beside the recipients, as time counts; what cannot be read asks about nobody
  const thread = known && readProperty(THREAD_PROPERTY).catch(() => undefined);
  return decide({
    marks,
    isReadTwice,
    recipients: await readGateRecipients().catch(unreadable),
    thread: await thread,
    sender: await sender,
    rule: await rule,
    mailboxKeys: parseMailboxKeys(readSetting(MAILBOX_KEY_SETTING), readSetting(FORMER_KEYS_SETTING)),
    ownDomain: domainOf(comparisonForm(mailboxAddress())),
    policy,
  });
}

export const readGatePolicy = (): GatePolicy => parseGatePolicy(readSetting(GATE_POLICY_SETTING));

/**
 * What the organization asks of the label on this draft. One that cannot be read counts as none.
 * Where some label lets nothing leave unsecured, it is asked for twice, a second apart.
 * @returns as the policy has it; empty where nothing is asked. Never rejects
 */
export function readLabelRule(): Promise<string> {
  const { labels, ours } = readGatePolicy();
  if (!labels) return Promise.resolve('');
  const read = () => readLabel().then((id) => String(labels[id] || ''));
  const again = () => later().then(read);
  return read().catch(() => (ours ? again().catch(() => UNREAD) : ''));
}

/** @param rule of the label: whether secure mail is switched on by it */
export const isOnByLabel = (rule: string): boolean => /^[or]/.test(rule);

const unreadable = () => 'unreadable' as const;

/** Never rejects. */
export const readGateSender = (): Promise<GateInput['sender']> =>
  readSenderAddress().then(comparisonForm).catch(unreadable);

const readGateRecipients = (): Promise<GateRecipient[]> =>
  readRecipients().then((found) =>
    found.map(({ emailAddress, displayName }) => {
      // what is no right address is in no seal, so comparing is all it takes
      const address = comparisonForm(emailAddress);
      return { address: /.@./.test(address) ? address : undefined, name: shownName(displayName, emailAddress) };
    }),
  );
