import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { calculateJwkThumbprint } from 'jose';
import { localhostCertificate } from '../../../src/outlook/server/certificate';
import { gatewayKeyPair } from '../../../src/outlook/server/gateway-key';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'keys-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('the gateway’s key pair', () => {
  it('is made once, and the private part is for its owner only', async () => {
    const first = await gatewayKeyPair(folder);
    const second = await gatewayKeyPair(folder);
    expect(second.privateKey).toEqual(first.privateKey);
    expect(statSync(first.file).mode & 0o077).toBe(0);
  });

  it('gives a public part without the secret, named by its thumbprint', async () => {
    const { publicKey } = await gatewayKeyPair(folder);
    expect(publicKey).not.toHaveProperty('d');
    expect(publicKey).toMatchObject({ kty: 'EC', crv: 'P-256', alg: 'ECDH-ES+A256KW', use: 'enc' });
    expect(publicKey.kid).toBe(await calculateJwkThumbprint(publicKey));
  });
});

describe('the certificate', () => {
  it('is made once and named by the hash of its key', async () => {
    const first = await localhostCertificate(folder);
    expect(first.spkiHash).toMatch(/^[A-Za-z0-9+/]{43}=$/);
    expect((await localhostCertificate(folder)).cert).toBe(first.cert);
  });
});
