/** What a look at one standard ends in, and how the outcome of a DNS question becomes a reason. */
import type * as z from 'zod/mini';
import type { TransportStatus, unsafeReason } from '../../contract/transport';
import type { Look } from './dns/answer';

export type UnsafeReason = z.infer<typeof unsafeReason>;
type Safe = TransportStatus['safe'][number];

/** `lifetime`: seconds for which the records behind it hold; what could not be found out holds for none. */
export type Finding =
  | { safe: true; details?: Omit<Safe, 'standard'>; lifetime: number }
  | { safe: false; reason: UnsafeReason; lifetime: number };

export const unsafe = (reason: UnsafeReason, lifetime: number): Finding => ({ safe: false, reason, lifetime });

/** @returns a finding where there are no records to go on with */
export function withoutRecords(look: Exclude<Look<never>, { outcome: 'found' }>): Finding {
  switch (look.outcome) {
    case 'none':
      return unsafe('not-found', look.lifetime);
    // a resolver that validates says of a broken signature only that it failed
    case 'failed':
      return unsafe('not-validated', 0);
    case 'unreachable':
      return unsafe('unreachable', 0);
  }
}
