/** How codes are encrypted at rest. `tenant-cipher.ts` fulfils `TenantCipher`; a key-management service can fulfil `MasterKey`. */

/** Wraps data keys. The environment's key is the embedded one; another keeps its key elsewhere and does this by a call. */
export interface MasterKey {
  /** Stored with what it wraps; tells old from new after a rotation. */
  id: string;
  wrap(dataKey: Uint8Array): Promise<Uint8Array>;
  /** @throws when it was wrapped by another key or is damaged */
  unwrap(wrapped: Uint8Array): Promise<Uint8Array>;
}

/** Where a code stands; it decrypts nowhere else (associated data of AES-256-GCM). */
export interface CodePlace {
  tenant: string;
  address: string;
  owner: string;
  /** Another spelling of the same mailbox, for which it was encrypted. */
  boundTo?: string | null;
}

/** The code is damaged, was moved here from another place, or its key is gone. That the keys could not be read is something else. */
export class CodeUnreadable extends Error {
  override name = 'CodeUnreadable';
}

export interface TenantCipher {
  encrypt(place: CodePlace, code: string): Promise<{ keyVersion: number; sealed: Uint8Array }>;
  /** @throws CodeUnreadable */
  decrypt(place: CodePlace, keyVersion: number, sealed: Uint8Array): Promise<string>;
  /** HMAC-SHA-256 with a key of the tenant that is for the audit alone. */
  digest(tenant: string, address: string): Promise<Uint8Array>;
  /** For what is given out and comes back within the hour: `undo`. */
  seal(tenant: string, content: object): Promise<string>;
  /** @throws when it was not made here, for this tenant, within the hour */
  open(tenant: string, sealed: string): Promise<unknown>;
}
