/** What every operation works with. */
import type { TenantDatabase } from '../database/tenant';
import type { TenantCipher } from '../keys/types';

export interface Context {
  database: TenantDatabase;
  cipher: TenantCipher;
  now: () => Date;
}
