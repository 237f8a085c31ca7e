/** A token issuer on loopback, with a key set that changes, and every kind of token that one could try. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type CryptoKey, type JWTPayload, SignJWT, exportJWK, exportSPKI, generateKeyPair } from 'jose';

export const TENANT = '0b6a3a54-6d0e-4d3c-9a54-6f1d1e0c9a01';
export const OTHER_TENANT = '9c1d2e3f-0000-4000-8000-6f1d1e0c9a02';
export const AUDIENCE = '7d5c1a0e-93b6-4b7e-8a54-2f0c6f8e4b02';
export const CLIENT = '5a5a5a5a-93b6-4b7e-8a54-2f0c6f8e4b03';
export const PERSON = 'aaaaaaaa-1111-4222-8333-444444444444';
export const PROGRAM = 'bbbbbbbb-1111-4222-8333-444444444444';

interface Pair {
  kid: string;
  privateKey: CryptoKey;
  publicKey: CryptoKey;
}

/** Making a key takes longer than all the rest of a test. */
const pairs = new Map<string, Promise<Pair>>();

function pairOf(kid: string): Promise<Pair> {
  const pair =
    pairs.get(kid) ?? generateKeyPair('RS256', { extractable: true }).then((generated) => ({ kid, ...generated }));
  pairs.set(kid, pair);
  return pair;
}

export interface TestIssuer {
  /** As a service is configured for it. */
  settings: { issuer: string; discovery: string };
  /** Signed with the newest key; claims that are `undefined` are left out. */
  sign(claims: JWTPayload, header?: object): Promise<string>;
  sender(claims?: JWTPayload): Promise<string>;
  administrator(claims?: JWTPayload): Promise<string>;
  gateway(claims?: JWTPayload): Promise<string>;
  issuerOf(tenant: string): string;
  /** Another key signs from now on. The old one is no longer published. */
  rotate(kid: string): Promise<void>;
  /** In PEM, as anybody can have it. */
  publicKey(): Promise<string>;
  /** Answers from the key set so far. */
  looks(): number;
  /** What a key says of whose tokens it signs; absent: nothing. */
  keysAreOf(issuer: string | undefined): void;
  goAway(): void;
  comeBack(): void;
  close(): Promise<void>;
}

export async function startIssuer(): Promise<TestIssuer> {
  let pair = await pairOf('first');
  let keyIssuer: string | undefined;
  let looks = 0;
  let away = false;
  const server = createServer((request, response) => {
    const answer = async (): Promise<unknown> => {
      if (request.url?.endsWith('/.well-known/openid-configuration')) {
        return { issuer: issuerOf('{tenantid}'), jwks_uri: `${origin}/keys` };
      }
      looks += 1;
      const jwk = { ...(await exportJWK(pair.publicKey)), kid: pair.kid, alg: 'RS256', use: 'sig' };
      return { keys: [{ ...jwk, ...(keyIssuer === undefined ? {} : { issuer: keyIssuer }) }] };
    };
    if (away) return void response.writeHead(502).end();
    void answer().then((body) => response.end(JSON.stringify(body)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const issuerOf = (tenant: string) => `${origin}/${tenant}/v2.0`;

  const sign = async (claims: JWTPayload, header: object = {}) => {
    const now = Math.floor(Date.now() / 1_000);
    const usual = {
      iss: issuerOf(TENANT),
      aud: AUDIENCE,
      tid: TENANT,
      iat: now,
      nbf: now,
      exp: now + 3_600,
      ver: '2.0',
    };
    return new SignJWT({ ...usual, ...claims })
      .setProtectedHeader({ typ: 'JWT', alg: 'RS256', kid: pair.kid, ...header })
      .sign(pair.privateKey);
  };
  const person = { oid: PERSON, sub: 'pairwise', azp: CLIENT, scp: 'profile access_as_user', name: 'Ann Sender' };
  const program = { oid: PROGRAM, sub: PROGRAM, azp: CLIENT, idtyp: 'app', roles: ['Directory.Gateway'] };

  return {
    settings: {
      issuer: issuerOf('{tid}'),
      discovery: `${origin}/common/v2.0/.well-known/openid-configuration`,
    },
    sign,
    sender: (claims) => sign({ ...person, ...claims }),
    administrator: (claims) => sign({ ...person, roles: ['Directory.Administrator'], ...claims }),
    gateway: (claims) => sign({ ...program, ...claims }),
    issuerOf,
    rotate: async (kid) => {
      pair = await pairOf(kid);
    },
    publicKey: () => exportSPKI(pair.publicKey),
    looks: () => looks,
    keysAreOf: (issuer) => {
      keyIssuer = issuer;
    },
    goAway: () => {
      away = true;
    },
    comeBack: () => {
      away = false;
    },
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
