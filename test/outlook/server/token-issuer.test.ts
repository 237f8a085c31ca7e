import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createRemoteJWKSet, decodeJwt, decodeProtectedHeader, jwtVerify } from 'jose';
import {
  LOCAL_APPLICATION,
  LOCAL_TENANT,
  type TokenIssuer,
  startTokenIssuer,
} from '../../../src/outlook/server/token-issuer';

const OTHER_TENANT = 'c0ffee00-0000-4000-8000-000000000001';
const SAM = { address: 'Sam.Sender@ziekenhuis.example', name: 'Sam Sender' };

let folder: string;
let tokens: TokenIssuer;
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'tokens-'));
  tokens = await startTokenIssuer(folder);
});
afterAll(async () => {
  await tokens.close();
  rmSync(folder, { recursive: true });
});

async function discover(tenant?: string): Promise<{ issuer: string; jwks_uri: string }> {
  const response = await fetch(`${tokens.issuer(tenant)}/.well-known/openid-configuration`);
  return (await response.json()) as { issuer: string; jwks_uri: string };
}

describe('the token issuer', () => {
  it('names itself and its keys where OpenID Connect looks for them, for each organization', async () => {
    for (const tenant of [LOCAL_TENANT, OTHER_TENANT])
      expect((await discover(tenant)).issuer).toBe(tokens.issuer(tenant));
  });

  it('publishes no private part of its key', async () => {
    const { jwks_uri } = await discover();
    const { keys } = (await (await fetch(jwks_uri)).json()) as { keys: object[] };
    expect(keys.map((key) => Object.keys(key).sort())).toEqual([['alg', 'e', 'kid', 'kty', 'n', 'use']]);
  });

  it('signs a person’s token so that it can be checked with what it publishes', async () => {
    const { issuer, jwks_uri } = await discover();
    const token = await tokens.personToken({ ...SAM, roles: ['Administrator'] });
    const { payload } = await jwtVerify(token, createRemoteJWKSet(new URL(jwks_uri)), {
      issuer,
      audience: LOCAL_APPLICATION,
      algorithms: ['RS256'],
    });
    expect(payload).toMatchObject({
      tid: LOCAL_TENANT,
      ver: '2.0',
      scp: 'access_as_user',
      name: 'Sam Sender',
      preferred_username: SAM.address,
      roles: ['Administrator'],
    });
    expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(3600);
    expect(decodeProtectedHeader(token)).toMatchObject({ alg: 'RS256', typ: 'JWT' });
  });

  it('gives one person the same id each time, in whatever spelling, and others another', async () => {
    const id = async (person: Parameters<TokenIssuer['personToken']>[0]) =>
      decodeJwt(await tokens.personToken(person))['oid'];
    const sam = await id(SAM);
    expect(sam).toMatch(/^[\da-f]{8}-[\da-f]{4}-8[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
    expect(await id({ ...SAM, address: SAM.address.toUpperCase(), name: 'Sam' })).toBe(sam);
    expect(await id({ ...SAM, address: 'els@ziekenhuis.example' })).not.toBe(sam);
    expect(await id({ ...SAM, tenant: OTHER_TENANT })).not.toBe(sam);
  });

  it('gives a program a token without a scope and without a person', async () => {
    const claims = decodeJwt(await tokens.programToken({ name: 'gateway', roles: ['Gateway'] }));
    expect(claims).toMatchObject({ tid: LOCAL_TENANT, roles: ['Gateway'], idtyp: 'app' });
    expect(claims).not.toHaveProperty('scp');
    expect(claims).not.toHaveProperty('preferred_username');
  });

  it('makes it for the application that is asked for', async () => {
    const claims = decodeJwt(await tokens.personToken({ ...SAM, application: OTHER_TENANT }));
    expect(claims).toMatchObject({ aud: OTHER_TENANT, azp: OTHER_TENANT });
  });

  it('gives a person without roles no such claim', async () => {
    expect(decodeJwt(await tokens.personToken(SAM))).not.toHaveProperty('roles');
  });

  it('keeps its key for its owner only, and signs with it again after a restart', async () => {
    const file = path.join(folder, 'token-key.jwk.json');
    expect(statSync(file).mode & 0o077).toBe(0);
    const { kid } = JSON.parse(readFileSync(file, 'utf8')) as { kid: string };
    const again = await startTokenIssuer(folder);
    expect(decodeProtectedHeader(await again.personToken(SAM)).kid).toBe(kid);
    await again.close();
  });
});
