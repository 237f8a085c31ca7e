/** The directory's operations on one database: what `http/` sees as `DirectoryStore`. */
import { MAXIMUM_ADDRESSES } from '../../contract/values';
import type { TenantDatabase } from '../database/tenant';
import { ORGANIZATION } from '../database/tables';
import type { TenantCipher } from '../keys/types';
import { erase, remove, setDefault } from './administration';
import { audit } from './audit-pages';
import { readCodes, setOrganizationCode } from './codes';
import { readContact, saveContact } from './contact';
import type { SharingContext } from './context';
import { forget } from './forget';
import { lookup } from './lookup';
import { remember } from './remember';
import { report } from './reports';
import { restore } from './restore';
import { readSettings, saveSettings } from './settings';
import type { Caller, DirectoryStore } from './types';

/**
 * Every call throws StoreUnavailable where the database is away, full or too slow.
 * @param parts.now absent: the clock of this machine
 * @param parts.newCodesPerDay absent: as many as one mail may have
 */
export function createStore({
  database,
  cipher,
  now = () => new Date(),
  newCodesPerDay = MAXIMUM_ADDRESSES,
}: {
  database: TenantDatabase;
  cipher: TenantCipher;
  now?: () => Date;
  newCodesPerDay?: number;
}): DirectoryStore {
  const context: SharingContext = { database, cipher, now, newCodesPerDay };

  /** Binds an operation to the context. */
  const of =
    <Args extends unknown[], Answer>(
      operation: (context: SharingContext, caller: Caller, ...args: Args) => Promise<Answer>,
    ) =>
    async (caller: Caller, ...args: Args): Promise<Answer> => {
      // what belongs to nobody in person belongs to all
      if (caller.id === ORGANIZATION) throw new TypeError('the organization itself is no caller');
      return operation(context, caller, ...args);
    };

  return {
    lookup: of(lookup),
    readCodes: of(readCodes),
    setOrganizationCode: of(setOrganizationCode),
    remember: of(remember),
    readContact: of(readContact),
    saveContact: of(saveContact),
    forget: of(forget),
    restore: of(restore),
    readSettings: of(readSettings),
    saveSettings: of(saveSettings),
    setDefault: of(setDefault),
    remove: of(remove),
    erase: of(erase),
    audit: of(audit),
    report: of(report),
    isHealthy: () => database.isHealthy(),
  };
}
