/**
 * The resolver: from a recipient, what is known of them and what the organization allows, to the menu, the method that
 * is chosen and why. Pure: the same input gives the same answer, and the input is left as it is.
 */
import { chooseAutomatically } from './automatic-choice';
import { isInDomains } from './email-address';
import { menuOf } from './menu';
import { checkOwnChoice } from './own-choice';
import type { Choice, Policy, Recipient, RecipientRecord, Verification } from './types';

/**
 * @param record of this recipient; an unknown address has a record with empty lists (`emptyRecord`).
 * @param ownChoice what a person picked for this recipient on this draft. It wins while it is possible; once it is not,
 * it is withdrawn and nothing takes its place until a person chooses again.
 * @throws RangeError when the record belongs to another address: its codes must not end up in this mail.
 */
export function resolve(
  recipient: Recipient,
  record: RecipientRecord,
  policy: Policy,
  ownChoice?: Choice,
): Verification {
  if (record.address !== recipient.address) throw new RangeError('The record belongs to another recipient.');
  if (isInDomains(recipient.address, policy.ownDomains)) return { state: 'not-needed', because: 'own-domain' };
  if (isInDomains(recipient.address, policy.trustedDomains)) return { state: 'not-needed', because: 'trusted-domain' };

  const menu = menuOf(recipient, record, policy);
  if (ownChoice) {
    const own = checkOwnChoice(ownChoice, menu, policy);
    return own.stands
      ? { state: stateOf(own.chosen.choice), ...menu, chosen: { ...own.chosen, reason: { rule: 'own-choice' } } }
      : { state: 'missing', ...menu, withdrawn: { choice: ownChoice, reason: own.reason } };
  }
  const chosen = chooseAutomatically(menu.options, record, policy);
  return chosen ? { state: stateOf(chosen.choice), ...menu, chosen } : { state: 'missing', ...menu };
}

const stateOf = ({ unread }: Choice) => (unread ? 'unread' : 'ready');
