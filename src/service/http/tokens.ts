/**
 * Access tokens of Entra ID: from an `Authorization` header to who calls and as what. Every check is made for every token; no setting turns one
 * off. The local compose window has an issuer of its own instead.
 */
import { type JWTVerifyGetKey, decodeJwt, errors, jwtVerify } from 'jose';
import * as z from 'zod/mini';
import type { Audience } from '../../contract/route';
import { UUID } from '../../verification/patterns';
import { ORGANIZATION } from '../database/tables';
import type { Caller } from '../store/types';
import { IssuerAway, type IssuerSettings, type KeyPatience, issuerKeys } from './issuer-keys';
import { Refusal, unavailable } from './refusal';

export interface TokenSettings {
  issuers: IssuerSettings[];
  /** Of this service: its client id (version 2 of the tokens), its App ID URI (version 1). */
  audiences: string[];
  /** Tenant ids of the organizations that may. */
  tenants: string[];
  /** Client ids of the programs that may; absent: any that the tenant gave the scope or role. */
  clients?: string[];
  /** Of a delegated token. */
  scope: string;
  /** People of other organizations who are guests in a tenant may, too. Absent: they may not. */
  guests?: boolean;
}

/** Why a token is refused: for the log alone, as the answer tells no stranger. `src/service/README.md` says what to do. */
export type TokenCause =
  | 'token-version-1'
  | 'issuer'
  | 'audience'
  | 'times'
  | 'claims'
  | 'signature'
  | 'tenant'
  | 'program'
  | 'guest'
  | 'person-is-tenant'
  | 'scope-or-role';

export const ADMINISTRATOR_ROLE = 'Directory.Administrator';
export const GATEWAY_ROLE = 'Directory.Gateway';

export interface Identity {
  caller: Caller;
  as: ReadonlySet<Audience>;
}

export interface TokenChecker {
  /** @throws Refusal */
  check(authorization: string | undefined): Promise<Identity>;
}

/** Seconds that clocks may differ. */
const TOLERANCE = 60;
const LONGEST_NAME = 255;
const GUEST = 1;

const id = z.string().check(z.regex(UUID), z.toLowerCase());
const addressed = z.object({ iss: z.string(), tid: id });
const claimsSchema = z.object({
  tid: id,
  oid: id,
  sub: z.string(),
  /** Which program asked for it: version 2, version 1. An ID token has neither. */
  azp: z.optional(z.string()),
  appid: z.optional(z.string()),
  scp: z.optional(z.string()),
  roles: z.optional(z.array(z.string())),
  idtyp: z.optional(z.string()),
  /** Optional in Entra: 0 is a member of the tenant, 1 a guest. */
  acct: z.optional(z.literal([0, 1])),
  name: z.optional(z.string()),
});
type Claims = z.infer<typeof claimsSchema>;

/** Issues the tokens of version 1, which an application gets whose manifest names no version. */
const ISSUER_OF_VERSION_1 = 'https://sts.windows.net/';

const notSignedIn = (challenge: string, because?: TokenCause) =>
  new Refusal('not-signed-in', { headers: { 'www-authenticate': challenge }, because });
const invalid = (because?: TokenCause) => notSignedIn('Bearer error="invalid_token"', because);
export const notAllowed = (because: TokenCause) =>
  new Refusal('not-allowed', { headers: { 'www-authenticate': 'Bearer error="insufficient_scope"' }, because });

export function makeTokenChecker(settings: TokenSettings, patience?: KeyPatience): TokenChecker {
  const issuers = settings.issuers.map((issuer) => ({ issuer: issuer.issuer, keys: issuerKeys(issuer, patience) }));
  const tenants = new Set(settings.tenants.map((tenant) => tenant.toLowerCase()));
  const programs = settings.clients && new Set(settings.clients.map((client) => client.toLowerCase()));

  return {
    check: async (authorization) => {
      if (authorization === undefined) throw notSignedIn('Bearer');
      const token = /^Bearer +([\w-]+\.[\w-]+\.[\w-]*)$/i.exec(authorization.trim())?.[1];
      if (token === undefined) throw invalid();

      const { iss, tid } = read(token, addressed);
      const found = issuers.find(({ issuer }) => issuer.replace('{tid}', tid) === iss);
      if (found === undefined) throw invalid(iss.startsWith(ISSUER_OF_VERSION_1) ? 'token-version-1' : 'issuer');

      const { payload, protectedHeader } = await verified(token, found.keys.keyOf, iss, settings.audiences);
      const claims = claimsSchema.safeParse(payload);
      const keyIssuer = found.keys.issuerOf(protectedHeader.kid ?? '')?.replace(/\{tenantid\}|\{tid\}/, tid);
      if (keyIssuer !== undefined && keyIssuer !== iss) throw invalid('issuer');
      const program = claims.data?.azp ?? claims.data?.appid;
      if (!claims.success || program === undefined) throw invalid('claims');

      const { oid, acct } = claims.data;
      if (!tenants.has(tid)) throw notAllowed('tenant');
      if (programs?.has(program.toLowerCase()) === false) throw notAllowed('program');
      // what belongs to all is kept under an id that nobody may have, and no person is the organization
      if (oid === tid || oid === ORGANIZATION) throw notAllowed('person-is-tenant');
      if (acct === GUEST && settings.guests !== true) throw notAllowed('guest');
      return { caller: callerOf(claims.data), as: kindsOf(claims.data, settings.scope) };
    },
  };
}

/** Before its signature was looked at: only to find out whose keys it needs. */
function read<S extends z.ZodMiniType>(token: string, schema: S): z.output<S> {
  try {
    return schema.parse(decodeJwt(token));
  } catch {
    throw invalid('claims');
  }
}

async function verified(token: string, keyOf: JWTVerifyGetKey, issuer: string, audience: string[]) {
  try {
    return await jwtVerify(token, keyOf, {
      algorithms: ['RS256'],
      issuer,
      audience,
      clockTolerance: TOLERANCE,
      requiredClaims: ['exp', 'nbf', 'iat'],
    });
  } catch (error) {
    if (error instanceof IssuerAway) throw unavailable();
    if (error instanceof errors.JOSEError) throw invalid(causeOf(error));
    throw error;
  }
}

function causeOf(error: errors.JOSEError): TokenCause {
  if (!(error instanceof errors.JWTClaimValidationFailed || error instanceof errors.JWTExpired)) return 'signature';
  if (error.claim === 'aud') return 'audience';
  return ['exp', 'nbf', 'iat'].includes(error.claim) ? 'times' : 'claims';
}

function callerOf({ tid, oid, name }: Claims): Caller {
  const shown = name?.trim().slice(0, LONGEST_NAME);
  return { tenant: tid, id: oid, ...(shown ? { name: shown } : {}) };
}

/** A person's token has a scope and stands for a program only beside it; a program's own has roles alone. */
function kindsOf({ scp, roles = [], idtyp, sub, oid }: Claims, scope: string): ReadonlySet<Audience> {
  const kinds = new Set<Audience>();
  if (scp !== undefined) {
    if (idtyp === 'app' || !scp.split(' ').includes(scope)) return kinds;
    kinds.add('sender');
    if (roles.includes(ADMINISTRATOR_ROLE)) kinds.add('administrator');
  } else {
    // without `idtyp`, which is optional in Entra, a program's token is known by its subject being the program itself
    const isProgram = idtyp === 'app' || (idtyp === undefined && sub.toLowerCase() === oid);
    if (isProgram && roles.includes(GATEWAY_ROLE)) kinds.add('gateway');
  }
  return kinds;
}
