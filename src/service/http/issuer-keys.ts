/**
 * The public keys of a token issuer, by its key set on the web: kept, looked at again every hour, and at once for a key that is not known. While
 * the issuer is away, the keys that are known hold for a day.
 */
import { type JWTVerifyGetKey, type RemoteJWKSet, createRemoteJWKSet, customFetch, errors } from 'jose';
import * as z from 'zod/mini';

export interface IssuerSettings {
  /** Of tokens, with `{tid}` where the tenant stands. */
  issuer: string;
  /** The key set, or else the discovery document that names it. */
  jwksUri?: string;
  discovery?: string;
}

/** Milliseconds. Tests have less patience. */
export interface KeyPatience {
  timeOut: number;
  /** Between two looks for keys that are not known, as anybody can make up their names. */
  cooldown: number;
}

/** The issuer did not answer, so nothing can be said of a token that only it knows. */
export class IssuerAway extends Error {
  override name = 'IssuerAway';
}

export interface IssuerKeys {
  /** @throws IssuerAway, or what jose throws where there is no such key */
  keyOf: JWTVerifyGetKey;
  /** Entra says of each key whose tokens it signs. */
  issuerOf(kid: string): string | undefined;
}

const DEFAULT_PATIENCE: KeyPatience = { timeOut: 4_000, cooldown: 30_000 };
const REFRESH = 3_600_000;
const LONGEST_KEPT = 24 * 3_600_000;
/** After a failure: who asks meanwhile is told at once. */
const BREATH = 1_000;

const discoveryDocument = z.object({ issuer: z.string(), jwks_uri: z.string() });

export function issuerKeys(issuer: IssuerSettings, { timeOut, cooldown } = DEFAULT_PATIENCE): IssuerKeys {
  let known: RemoteJWKSet | undefined;
  let pending: Promise<RemoteJWKSet> | undefined;
  let refreshedAt = Date.now();
  let failedAt = -Infinity;

  const careful: typeof fetch = async (input, init) => {
    if (Date.now() - failedAt < BREATH) throw new IssuerAway('it did not answer a moment ago');
    try {
      const response = await fetch(input, init);
      if (response.status !== 200) throw new IssuerAway(`it answered ${response.status}`);
      refreshedAt = Date.now();
      return response;
    } catch (error) {
      failedAt = Date.now();
      throw error;
    }
  };

  const open = async (): Promise<RemoteJWKSet> => {
    const uri = issuer.jwksUri ?? (await discover(issuer, careful, timeOut));
    return createRemoteJWKSet(new URL(uri), {
      timeoutDuration: timeOut,
      cooldownDuration: cooldown,
      cacheMaxAge: LONGEST_KEPT,
      [customFetch]: careful,
    });
  };
  const opened = async () => {
    if (known !== undefined) return known;
    pending ??= open().finally(() => (pending = undefined));
    return (known = await pending);
  };

  return {
    keyOf: async (header, token) => {
      try {
        const keys = await opened();
        if (Date.now() - refreshedAt > REFRESH) {
          refreshedAt = Date.now(); // one look is enough
          void keys.reload().catch(() => undefined);
        }
        return await keys(header, token);
      } catch (error) {
        if (error instanceof errors.JWKSNoMatchingKey || error instanceof errors.JWKSMultipleMatchingKeys) throw error;
        throw new IssuerAway('its keys cannot be had', { cause: error });
      }
    },
    issuerOf: (kid) => {
      const key = known?.jwks()?.keys.find((one) => one.kid === kid);
      return key !== undefined && 'issuer' in key && typeof key.issuer === 'string' ? key.issuer : undefined;
    },
  };
}

async function discover({ issuer, discovery }: IssuerSettings, get: typeof fetch, timeOut: number): Promise<string> {
  const response = await get(discovery ?? '', { redirect: 'manual', signal: AbortSignal.timeout(timeOut) });
  const { issuer: named, jwks_uri } = discoveryDocument.parse(await response.json());
  if (!isOf(issuer, named)) throw new IssuerAway('its document is of another issuer');
  if (!isSafe(jwks_uri)) throw new IssuerAway('its keys would come over an open line');
  return jwks_uri;
}

/** A document names one tenant; Entra's common one writes {tenantid}. */
function isOf(template: string, named: string): boolean {
  const [before = '', after = ''] = template.split('{tid}');
  const between = named.slice(before.length, named.length - after.length);
  return named === `${before}${between}${after}` && /^(\{tenantid\}|[\da-f-]{36})$/i.test(between);
}

/** Over https, or from this machine itself. */
export function isSafe(uri: string): boolean {
  if (!URL.canParse(uri)) return false;
  const { protocol, hostname } = new URL(uri);
  return protocol === 'https:' || (protocol === 'http:' && ['127.0.0.1', '[::1]', 'localhost'].includes(hostname));
}
