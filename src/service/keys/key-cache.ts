/** A tenant's keys in memory, ready for use: a request does not ask the database, or a key-management service, each time. */
import { createSecretKey, hkdfSync } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import type { TenantDatabase } from '../database/tenant';
import type { MasterKeys } from './master-key';
import { AUDIT_VERSION, readDataKeys } from './stored-keys';
import type { DataKeys } from './stored-keys';

/** Tenants whose keys are kept; the one not used for longest makes way. */
const TENANTS = 1_000;
/** Milliseconds after which the newest key may have become another, by a rotation elsewhere. */
const FRESH_FOR = 60_000;

/** What a key is for. One key is never used for two things: each is derived from the data key by HKDF (RFC 5869). */
type Purpose = 'codes' | 'undo' | 'audit';

export interface TenantKeys {
  newest: number;
  /** @returns undefined where there is no such version */
  of(version: number, purpose: Purpose): KeyObject | undefined;
}

export interface KeyCache {
  /** @param version that must be among them: keys read earlier may lack a new one */
  keysOf(tenant: string, version?: number): Promise<TenantKeys>;
  /** To be called by whoever changes the tenant's keys. */
  forget(tenant: string): void;
}

interface Entry {
  readAt: number;
  keys: Promise<TenantKeys & { has(version: number): boolean }>;
}

export function createKeyCache(
  database: TenantDatabase,
  masterKeys: MasterKeys,
  now: () => number = Date.now,
): KeyCache {
  const entries = new Map<string, Entry>();

  function read(tenant: string): Entry['keys'] {
    const keys = readDataKeys(database, masterKeys, tenant).then((dataKeys) => ready(tenant, dataKeys));
    const entry = { readAt: now(), keys };
    entries.set(tenant, entry);
    // a failure is not kept
    keys.catch(() => entries.get(tenant) === entry && entries.delete(tenant));
    for (const oldest of entries.keys()) {
      if (entries.size <= TENANTS) break;
      entries.delete(oldest);
    }
    return keys;
  }

  return {
    async keysOf(given, version) {
      const tenant = given.toLowerCase();
      const entry = entries.get(tenant);
      if (!entry || now() - entry.readAt > FRESH_FOR) return read(tenant);
      // to the end of the line
      entries.delete(tenant);
      entries.set(tenant, entry);
      const keys = await entry.keys;
      return version === undefined || keys.has(version) ? keys : read(tenant);
    },
    forget: (tenant) => entries.delete(tenant.toLowerCase()),
  };
}

function ready(tenant: string, dataKeys: DataKeys) {
  const derived = new Map<string, KeyObject>();
  return {
    newest: Math.max(...dataKeys.keys()),
    has: (version: number) => dataKeys.has(version),
    of(version: number, purpose: Purpose) {
      const dataKey = dataKeys.get(version);
      if (!dataKey || (purpose === 'audit') !== (version === AUDIT_VERSION)) return undefined;
      const name = `${purpose} ${version}`;
      const key = derived.get(name) ?? derive(dataKey, purpose, tenant);
      derived.set(name, key);
      return key;
    },
  };
}

/** Also by the tenant: a wrapped key that is copied to another's row makes other keys there. */
const derive = (dataKey: Uint8Array, purpose: Purpose, tenant: string): KeyObject =>
  createSecretKey(Buffer.from(hkdfSync('sha256', dataKey, '', JSON.stringify([purpose, tenant]), 32)));
