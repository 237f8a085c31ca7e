/** The keys that the organization has its senders seal for, from its configuration as they get it (`organization.json`). */
import { readFile } from 'node:fs/promises';
import { calculateJwkThumbprint } from 'jose';
import type { JWK } from 'jose';
import * as z from 'zod';
import { plainKey } from '../../seal/crypto/key-members';
import { Alarm } from './alarm';

/** It is asked for with each mail of an unknown key, and changes once a year. */
const KEPT_FOR_MS = 60_000;
const PATIENCE_MS = 10_000;

const organization = z.looseObject({ gatewayKeys: z.array(z.looseObject({ kty: z.string() })).min(1) });

/** The configuration cannot be read, or announces no key. */
export class AnnouncedKeysUnreadable extends Alarm {
  override name = 'AnnouncedKeysUnreadable';
}

/** The organization announces a key that this gateway does not have. */
export class AnnouncedKeyMissing extends Alarm {
  override name = 'AnnouncedKeyMissing';
}

/** @throws AnnouncedKeyMissing where one of these cannot be opened here; AnnouncedKeysUnreadable */
export async function checkAnnouncedKeys(
  privateKeys: readonly JWK[],
  announcedKeys?: () => Promise<readonly string[]>,
  isAsked: (thumbprint: string) => boolean = () => true,
): Promise<void> {
  const announced = (await announcedKeys?.()) ?? [];
  const own = await Promise.all(privateKeys.map((key) => calculateJwkThumbprint(key)));
  if (announced.some((key) => isAsked(key) && !own.includes(key))) throw new AnnouncedKeyMissing();
}

/**
 * @param place an https address, or a file
 * @returns what gives the thumbprints of the keys (RFC 7638); it throws AnnouncedKeysUnreadable
 */
export function announcedKeysAt(place: string): () => Promise<string[]> {
  let last: { at: number; keys: string[] } | undefined;
  return async () => {
    if (last && Date.now() - last.at < KEPT_FOR_MS) return last.keys;
    try {
      const { gatewayKeys } = organization.parse(JSON.parse(await textAt(place)));
      const keys = await Promise.all(gatewayKeys.map((key) => calculateJwkThumbprint(plainKey(key as JWK))));
      last = { at: Date.now(), keys };
      return keys;
    } catch {
      throw new AnnouncedKeysUnreadable();
    }
  };
}

async function textAt(place: string): Promise<string> {
  if (!/^https?:\/\//i.test(place)) return readFile(place, 'utf8');
  const answer = await fetch(place, { redirect: 'error', signal: AbortSignal.timeout(PATIENCE_MS) });
  if (!answer.ok) throw new Error(`answered ${answer.status}`);
  return answer.text();
}
