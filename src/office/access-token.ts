/**
 * Access tokens for a service of the organization. By nested app authentication where this Outlook has it, else from Office in the
 * older way. A token is in memory until shortly before it expires: it is stored nowhere and never logged.
 */
import { hasNestedAppAuth } from './capabilities';
import { TokenError } from './token-error';

/** The application in Entra ID. */
export interface TokenApplication {
  /** Absent: only the older way is possible, which takes the application from the manifest. */
  clientId?: string;
  scope?: string;
  tenant?: string;
}

export interface IssuedToken {
  token: string;
  /** Milliseconds since 1970; absent where nobody said: then it is used once. */
  expires?: number;
}

export interface TokenRequest {
  /** The last one was refused: do not hand it out again. */
  fresh?: boolean;
  /** A window may open: upon a person's click only. */
  interactive?: boolean;
}

/** @throws TokenError */
export type IssueToken = (request: TokenRequest) => Promise<IssuedToken>;

export interface AccessTokens {
  /** @throws TokenError */
  get(request?: TokenRequest): Promise<string>;
}

/** So that a token does not expire on its way. */
const MARGIN_MS = 60_000;

/** Late, each in its chunk: most organizations have no service, and no Outlook needs both. */
async function issuerFor(application: TokenApplication): Promise<IssueToken> {
  const { clientId, scope = `api://${clientId}/access_as_user`, tenant = 'organizations' } = application;
  const olderWay = async () => (await import('./office-token')).issueOfficeToken;
  if (clientId === undefined || !hasNestedAppAuth()) return olderWay();
  const { createNestedTokens } = await import('./nested-token');
  return withOlderWay(await createNestedTokens({ clientId, scope, tenant }), olderWay);
}

/**
 * An Outlook may say that it has nested app authentication and have none. Once a person has clicked and it could not, the older way
 * is tried, and taken from then on where it can.
 */
export function withOlderWay(nested: IssueToken, loadOlder: () => Promise<IssueToken>): IssueToken {
  let issue = nested;
  return async (request) => {
    try {
      return await issue(request);
    } catch (error) {
      const cannot = error instanceof TokenError && error.problem === 'not-supported';
      if (issue !== nested || !request.interactive || !cannot) throw error;
      try {
        const older = await loadOlder();
        const issued = await older(request);
        issue = older;
        return issued;
      } catch {
        throw error;
      }
    }
  };
}

export function createAccessTokens(
  application: TokenApplication,
  { issuer = issuerFor, now = Date.now }: { issuer?: typeof issuerFor; now?: () => number } = {},
): AccessTokens {
  let issue: Promise<IssueToken> | undefined;
  let held: IssuedToken | undefined;
  let underWay: { asked: Promise<string>; interactive: boolean } | undefined;

  async function ask(request: TokenRequest): Promise<string> {
    issue ??= issuer(application).catch((error: unknown) => {
      issue = undefined; // its chunk did not load
      throw error;
    });
    held = undefined;
    held = await (await issue)(request);
    return held.token;
  }

  return {
    async get(request = {}) {
      if (!request.fresh && !request.interactive) {
        if (held?.expires !== undefined && now() < held.expires - MARGIN_MS) return held.token;
      }
      // Office takes one question at a time, and what it answers now is fresh
      if (underWay && (underWay.interactive || !request.interactive)) return underWay.asked;
      const before = underWay?.asked.catch(() => undefined);
      const mine = {
        asked: (async () => (await before, ask(request)))().finally(() => {
          if (underWay === mine) underWay = undefined;
        }),
        interactive: request.interactive === true,
      };
      underWay = mine;
      return mine.asked;
    },
  };
}
