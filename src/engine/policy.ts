import type { Policy } from '../verification/types';

/** An organization that names no domain has at least the one of this mailbox. */
export const policyFor = (policy: Policy, domain: string): Policy =>
  policy.ownDomains.length > 0 ? policy : { ...policy, ownDomains: [domain].filter(Boolean) };
