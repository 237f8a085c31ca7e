/**
 * Who signs people in, in the local run: access tokens in the form of Entra ID (version 2), with a discovery document and keys as Entra
 * publishes them. The directory service is pointed at it by its settings, and checks these tokens as it checks Entra's.
 */
import { createHash, randomUUID } from 'node:crypto';
import path from 'node:path';
import { Hono } from 'hono';
import { type JWK, SignJWT, calculateJwkThumbprint, exportJWK, generateKeyPair, importJWK } from 'jose';
import * as z from 'zod/mini';
import { keptKey } from './kept-key';
import { listenPlain } from './listen';

/** The organization of the local run. */
export const LOCAL_TENANT = '0b6a3a54-6d0e-4d3c-9a54-6f1d1e0c9a01';
/** The application that our manifest names: the service takes tokens for it. */
export const LOCAL_APPLICATION = '00000000-0000-4000-8000-000000000000';
export const SCOPE = 'access_as_user';
export const ADMINISTRATOR_ROLE = 'Directory.Administrator';
export const GATEWAY_ROLE = 'Directory.Gateway';

const ALGORITHM = 'RS256';
const LIFETIME = '1h';
const PUBLIC_MEMBERS = ['kty', 'n', 'e', 'kid', 'alg', 'use'];

const keySchema = z.looseObject({
  kty: z.literal('RSA'),
  n: z.string(),
  e: z.string(),
  d: z.string(),
  kid: z.string(),
});

export interface Person {
  /** The local one, unless a test wants an organization of its own. */
  tenant?: string;
  /** The token is for it. Absent: the one of our manifest. */
  application?: string;
  address: string;
  name: string;
  /** App roles, e.g. that of administrators. */
  roles?: readonly string[];
}

export interface Program {
  tenant?: string;
  /** Names it; its ids are made of this. */
  name: string;
  roles: readonly string[];
}

export interface TokenIssuer {
  /** `iss` of a tenant's tokens; the discovery document stands below it. */
  issuer(tenant?: string): string;
  /** Address of its keys. */
  keys: string;
  personToken(person: Person): Promise<string>;
  /** As a program gets it by client credentials: no scope, no person. */
  programToken(program: Program): Promise<string>;
  close(): Promise<void>;
}

/** Always the same id for the same name: SHA-256 in the form of a UUID (RFC 9562, version 8). */
export function objectId(...names: string[]): string {
  const bytes = createHash('sha256').update(names.join('\n')).digest().subarray(0, 16);
  bytes[6] = ((bytes[6] as number) & 0x0f) | 0x80;
  bytes[8] = ((bytes[8] as number) & 0x3f) | 0x80;
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

async function make(): Promise<object> {
  const { privateKey } = await generateKeyPair(ALGORITHM, { extractable: true });
  const jwk = await exportJWK(privateKey);
  return { ...jwk, kid: await calculateJwkThumbprint(jwk), alg: ALGORITHM, use: 'sig' };
}

/** Discovery (OpenID Connect Discovery 1.0) and keys, at Entra's paths. */
function issuerApp(origin: () => string, publicKey: object): Hono {
  const app = new Hono();
  app.get('/:tenant/v2.0/.well-known/openid-configuration', (context) => {
    const below = `${origin()}/${context.req.param('tenant')}`;
    return context.json({
      issuer: `${below}/v2.0`,
      jwks_uri: `${below}/discovery/v2.0/keys`,
      id_token_signing_alg_values_supported: [ALGORITHM],
      response_types_supported: ['code'],
      subject_types_supported: ['pairwise'],
    });
  });
  app.get('/:tenant/discovery/v2.0/keys', (context) => context.json({ keys: [publicKey] }));
  return app;
}

/**
 * Listens on loopback, on any free port.
 * @param folder the private key is kept there
 */
export async function startTokenIssuer(folder: string): Promise<TokenIssuer> {
  const jwk = await keptKey(path.join(folder, 'token-key.jwk.json'), keySchema, make);
  const key = await importJWK(jwk as unknown as JWK, ALGORITHM);
  const publicKey = Object.fromEntries(Object.entries(jwk).filter(([member]) => PUBLIC_MEMBERS.includes(member)));
  let origin = '';
  const listening = await listenPlain(issuerApp(() => origin, publicKey));
  origin = `http://127.0.0.1:${listening.port}`;

  const issuer = (tenant = LOCAL_TENANT): string => `${origin}/${tenant}/v2.0`;
  const sign = (tenant: string, audience: string, claims: Record<string, unknown>): Promise<string> =>
    new SignJWT({ tid: tenant, ver: '2.0', uti: randomUUID(), ...claims })
      .setProtectedHeader({ typ: 'JWT', alg: ALGORITHM, kid: jwk.kid })
      .setIssuer(issuer(tenant))
      .setAudience(audience)
      .setIssuedAt()
      .setNotBefore('0s')
      .setExpirationTime(LIFETIME)
      .sign(key);

  return {
    issuer,
    keys: `${origin}/common/discovery/v2.0/keys`,
    personToken: ({ tenant = LOCAL_TENANT, application = LOCAL_APPLICATION, address, name, roles = [] }) => {
      const oid = objectId(tenant, address.toLowerCase());
      return sign(tenant, application, {
        oid,
        sub: objectId(application, oid), // Entra's is another for each application, too
        azp: application,
        azpacr: '0',
        scp: SCOPE,
        name,
        preferred_username: address,
        ...(roles.length > 0 && { roles }),
      });
    },
    programToken: ({ tenant = LOCAL_TENANT, name, roles }) => {
      const oid = objectId(tenant, 'program', name);
      return sign(tenant, LOCAL_APPLICATION, {
        oid,
        sub: oid,
        azp: objectId('application', name),
        azpacr: '1',
        idtyp: 'app',
        roles,
      });
    },
    close: () => listening.close(),
  };
}
