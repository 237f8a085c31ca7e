import type { Configuration, LabelRule } from '../configuration/schema';
import type { DraftLabel } from '../draft/restore-draft';
import type { Policy } from '../verification/types';

/** An organization that names no domain has at least the one of this mailbox. */
export const policyFor = (policy: Policy, domain: string): Policy =>
  policy.ownDomains.length > 0 ? policy : { ...policy, ownDomains: [domain].filter(Boolean) };

/** What the organization asks of a mail with this sensitivity label, if anything. */
export const ruleOf = (
  { labels }: Pick<Configuration, 'labels'>,
  label: DraftLabel | undefined,
): LabelRule | undefined => (labels && label && Object.hasOwn(labels, label.id) ? labels[label.id] : undefined);

/** With the weakest method that its label allows. */
export function policyForMail(
  configuration: Pick<Configuration, 'policy' | 'labels'>,
  { ownDomain, label }: { ownDomain: string; label?: DraftLabel },
): Policy {
  const policy = policyFor(configuration.policy, ownDomain);
  const weakest = ruleOf(configuration, label)?.weakestMethod;
  return weakest ? { ...policy, weakest } : policy;
}
