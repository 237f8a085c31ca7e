/** What every operation works with. */
import type { TenantDatabase } from '../database/tenant';
import type { TenantCipher } from '../keys/types';

export interface Context {
  database: TenantDatabase;
  cipher: TenantCipher;
  now: () => Date;
}

/** What setting codes for the organization works with, too. */
export interface SharingContext extends Context {
  /** That one person may set. No less than one mail may have. */
  newCodesPerDay: number;
}
