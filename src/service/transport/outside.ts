/**
 * What a check meets outside of DNS. The program passes nothing and gets `OUTSIDE`; only a test can name something else, as no setting
 * leads here.
 */
import { isPublicAddress } from './public-address';

export interface Outside {
  now(): Date;
  /** Where policies are served. */
  policyPort: number;
  /** Certificate authorities (PEM) in place of the platform's. */
  authorities?: string;
  /** Whether a policy's server may have this address. */
  mayConnect(address: string): boolean;
}

export const OUTSIDE: Outside = {
  now: () => new Date(),
  policyPort: 443,
  mayConnect: isPublicAddress,
};
