/** All that the rest of the service needs of keys, in one piece. */
import type { TenantDatabase } from '../database/tenant';
import { createKeyCache } from './key-cache';
import type { MasterKeys } from './master-key';
import type { Reencrypted } from './reencrypt';
import { finishRotations, rotateDataKey, rotateMasterKey } from './rotation';
import { refuseUnknownMasterKey } from './stored-keys';
import { createTenantCipher } from './tenant-cipher';
import type { TenantCipher } from './types';

export interface Keys {
  cipher: TenantCipher;
  /** A new data key for the tenant. */
  rotateDataKey(tenant: string): Promise<Reencrypted>;
  /** @returns how many data keys were wrapped anew by the current master key */
  rotateMasterKey(): Promise<number>;
  /** For now and then. @returns how many old data keys were removed */
  finishRotations(): Promise<number>;
}

/** @throws UnknownMasterKey where the database has keys of another master key; StoreUnavailable */
export async function openKeys(database: TenantDatabase, masterKeys: MasterKeys): Promise<Keys> {
  await refuseUnknownMasterKey(database, masterKeys);
  const cache = createKeyCache(database, masterKeys);
  return {
    cipher: createTenantCipher(cache),
    rotateDataKey: (tenant) => rotateDataKey(database, masterKeys, cache, tenant),
    rotateMasterKey: () => rotateMasterKey(database, masterKeys),
    finishRotations: () => finishRotations(database, cache),
  };
}
