/** What `transport/` needs from outside, so that its tests can name servers of their own. */
import type { TransportStatus } from '../../contract/transport';

export interface TransportSettings {
  /** Validating resolvers, `address` or `address:port`. Their AD bit is trusted, so they must be on this machine or on a safe path. */
  resolvers: string[];
  /** Milliseconds for all that one domain needs. */
  timeOut: number;
}

export interface TransportChecker {
  /**
   * Never throws: what cannot be found out is not safe.
   * @returns how long the answer may be kept (seconds): the shortest of the records' lifetimes, within bounds
   */
  check(domain: string): Promise<{ status: TransportStatus; lifetime: number }>;
}

/** The checker behind the tenant's cache. */
export interface TransportService {
  /** From the cache where that is fresh; else looks now, for at most `timeOut`. One look at a time for a domain. */
  statusOf(tenant: string, domains: readonly string[]): Promise<Map<string, TransportStatus | undefined>>;
  /** Looks again at what is about to expire; called again and again in the background. @returns how many were looked at */
  refresh(): Promise<number>;
}
