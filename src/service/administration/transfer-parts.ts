/** What import and export are made of; `contact-transfer.ts` puts them together. */
import type { TenantDatabase } from '../database/tenant';
import type { TenantCipher } from '../keys/types';

export interface TransferParts {
  database: Pick<TenantDatabase, 'inTenant' | 'transaction'>;
  cipher: TenantCipher;
  /** The form in which the tables hold an address. */
  addressKey: (address: string) => string;
}
