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
  /**
   * From the cache where that is fresh; else looks now, for at most `timeOut`. One look at a time for a domain. What is not found out by
   * then is found out behind the answer, and is in the cache for the next who asks.
   * @param domains in unicode or ASCII; the answer has them as asked
   * @throws StoreUnavailable when the cache cannot be read
   */
  statusOf(tenant: string, domains: readonly string[]): Promise<Map<string, TransportStatus | undefined>>;
  /**
   * Looks again at what is about to expire and lets go what nobody asked for in weeks; called again and again in the background.
   * @returns how many domains were looked at
   * @throws StoreUnavailable
   */
  refresh(): Promise<number>;
}

/** What the service's main has of it. */
export interface OwnedTransportService extends TransportService {
  /** Waits for the looks that are under way, or will be, behind an answer. */
  settle(): Promise<void>;
  /** Begins no look any more, and waits for those that run, so that the database can be closed. */
  stop(): Promise<void>;
}
