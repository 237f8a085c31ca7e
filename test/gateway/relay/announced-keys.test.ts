/** A seal for a key that the gateway does not have: whose fault it is. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  AnnouncedKeysUnreadable,
  announcedKeysAt,
  checkAnnouncedKeys,
} from '../../../src/gateway/relay/announced-keys';
import { createKeyPair, instructionsFor, sealHeadersOf } from '../messages';
import type { KeyPair } from '../messages';
import { ANNA, prepareRelays, sendTo, shaped } from './running-relay';
import type { RunningRelay } from './running-relay';

let own: KeyPair;
let newer: KeyPair;
let strange: KeyPair;
let relays: RunningRelay;
let folder: string;
let organization: string;
beforeAll(
  async () =>
    ([own, newer, strange] = [await createKeyPair(), await createKeyPair('RSA-OAEP-256'), await createKeyPair()]),
);
beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'announced-'));
  organization = path.join(folder, 'organization.json');
  relays = await prepareRelays(own);
});
afterEach(async () => {
  await relays.close();
  rmSync(folder, { recursive: true });
});

const announce = (...keys: KeyPair[]) =>
  writeFileSync(
    organization,
    JSON.stringify({
      brand: { name: 'x' },
      // as Azure's command line prints them: a zero in front of the exponent, and padding
      gatewayKeys: keys.map(({ publicKey }) => ({
        ...publicKey,
        ...(publicKey.kty === 'RSA' && { e: 'AAEAAQ==' }),
        key_ops: ['encrypt'],
      })),
    }),
  );

async function answerTo(...readers: KeyPair[]) {
  const relay = await relays.start({ announcedKeys: announcedKeysAt(organization) });
  const ours = await sealHeadersOf(
    instructionsFor([{ address: ANNA }]),
    readers.map(({ publicKey }) => publicKey),
  );
  return sendTo(relay, shaped(ours), [ANNA]);
}
const alarms = () => relays.lines.filter((line) => (line as { event: string }).event === 'alarm');

describe('a mail whose seal is for a key that the gateway does not have', () => {
  it('is put off with an alarm while the organization announces that key', async () => {
    announce(own, newer);
    await expect(answerTo(newer)).resolves.toMatchObject({ code: 451 });
    expect(alarms()).toEqual([{ event: 'alarm', problem: 'AnnouncedKeyMissing' }]);
    expect(relays.sink.received).toEqual([]);
  });

  it('is refused in words for its sender where the organization does not announce that key', async () => {
    announce(own, newer);
    const answer = await answerTo(strange);
    expect(answer).toMatchObject({ code: 550, text: expect.stringContaining('Open the mail again and send it.') });
    expect(alarms()).toEqual([]);
  });

  it('is put off with an alarm where nobody can tell', async () => {
    writeFileSync(organization, '{');
    await expect(answerTo(strange)).resolves.toMatchObject({ code: 451 });
    expect(alarms()).toEqual([{ event: 'alarm', problem: 'AnnouncedKeysUnreadable' }]);
  });

  it('is refused where the gateway was not told what the organization announces', async () => {
    const relay = await relays.start();
    const ours = await sealHeadersOf(instructionsFor([{ address: ANNA }]), [newer.publicKey]);
    await expect(sendTo(relay, shaped(ours), [ANNA])).resolves.toMatchObject({ code: 550 });
  });

  it('is opened where another of its keys is there', async () => {
    announce(own, newer);
    await expect(answerTo(newer, own)).resolves.toMatchObject({ code: 250 });
    expect(alarms()).toEqual([]);
  });
});

describe('the keys that the organization announces', () => {
  it.each([
    ['is not there', undefined],
    ['is not JSON', '<html>'],
    ['has no key', '{"gatewayKeys":[]}'],
    ['has a key of no known kind', '{"gatewayKeys":[{"kty":"none"}]}'],
  ])('are unreadable where its configuration %s', async (_what, text) => {
    if (text !== undefined) writeFileSync(organization, text);
    await expect(announcedKeysAt(organization)()).rejects.toThrow(AnnouncedKeysUnreadable);
  });

  it('are compared at the start, all of them', async () => {
    announce(own);
    await expect(checkAnnouncedKeys([own.privateKey], announcedKeysAt(organization))).resolves.toBeUndefined();
    announce(own, newer);
    await expect(checkAnnouncedKeys([own.privateKey], announcedKeysAt(organization))).rejects.toThrow('');
    await expect(
      checkAnnouncedKeys([own.privateKey, newer.privateKey], announcedKeysAt(organization)),
    ).resolves.toBeUndefined();
  });
});
