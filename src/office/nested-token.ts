/** Nested app authentication (NestedAppAuth 1.1): Outlook's own sign-in issues the token, through Microsoft's library. */
import type { IssueToken, TokenApplication } from './access-token';
import { TokenError, inTime } from './token-error';

const TIME_OUT_MS = 15_000;
const INTERACTIVE_TIME_OUT_MS = 180_000;
/** No account, because Outlook has not given the library its bridge, whatever it says that it supports. */
const NO_BRIDGE = 'no_account_error';
const CLOSED_BY_PERSON = 'user_cancelled';
const AUTHORITY = 'https://login.microsoftonline.com';

/** A chunk of its own: about a hundred KiB that the pane of most organizations never needs. */
const loadLibrary = () => import(/* webpackChunkName: "sign-in" */ '@azure/msal-browser');

type Library = Pick<
  Awaited<ReturnType<typeof loadLibrary>>,
  'createNestablePublicClientApplication' | 'InteractionRequiredAuthError' | 'AuthError'
>;

/** @returns asks silently, and with a window only where the request is `interactive` and it cannot be done without */
export async function createNestedTokens(
  { clientId, scope, tenant }: Required<TokenApplication>,
  load: () => Promise<Library> = loadLibrary,
): Promise<IssueToken> {
  const { createNestablePublicClientApplication, InteractionRequiredAuthError, AuthError } = await load();
  const application = await createNestablePublicClientApplication({
    auth: { clientId, authority: `${AUTHORITY}/${tenant}` },
    // what is in memory goes with the pane; the library's own log stays silent
    cache: { cacheLocation: 'memoryStorage' },
    system: { loggerOptions: { loggerCallback: () => undefined, piiLoggingEnabled: false } },
  });
  const scopes = [scope];

  const silently = (forceRefresh: boolean) =>
    inTime(application.acquireTokenSilent({ scopes, forceRefresh }), TIME_OUT_MS);

  const isCode = (error: unknown, code: string) => error instanceof AuthError && error.errorCode === code;
  const needsPerson = (error: unknown) => error instanceof InteractionRequiredAuthError || isCode(error, NO_BRIDGE);

  return async ({ fresh = false, interactive = false }) => {
    let hasBridge = true;
    const { accessToken, expiresOn } = await silently(fresh)
      .catch((error: unknown) => {
        if (!interactive || !needsPerson(error)) throw error;
        hasBridge = !isCode(error, NO_BRIDGE);
        return inTime(application.acquireTokenPopup({ scopes }), INTERACTIVE_TIME_OUT_MS);
      })
      .catch((error: unknown) => {
        if (error instanceof TokenError) throw error;
        if (!(error instanceof AuthError)) throw new TokenError('failed');
        const { errorCode } = error;
        if (errorCode === CLOSED_BY_PERSON) throw new TokenError('sign-in', errorCode);
        if (!hasBridge) throw new TokenError('not-supported', errorCode);
        throw new TokenError(needsPerson(error) ? 'sign-in' : 'failed', errorCode);
      });
    return { token: accessToken, ...(expiresOn && { expires: expiresOn.getTime() }) };
  };
}
