/** The older way to a token: Office asks Entra ID for the application that the manifest names (`WebApplicationInfo`). */
import { decodeJwt } from 'jose';
import type { IssuedToken, TokenRequest } from './access-token';
import { TokenError, inTime, type TokenProblem } from './token-error';

/** Office.js itself sets no limit here. */
const TIME_OUT_MS = 15_000;
/** A person types a password, and finds their phone. */
const INTERACTIVE_TIME_OUT_MS = 180_000;

// https://learn.microsoft.com/office/dev/add-ins/develop/troubleshoot-sso-in-office-add-ins
const PROBLEMS: Readonly<Record<number, TokenProblem>> = {
  13001: 'sign-in', // nobody is signed in to Office
  13002: 'sign-in', // the person closed the window
  13003: 'not-supported', // this kind of account
  13004: 'not-set-up', // the resource of the manifest
  13005: 'sign-in', // no consent yet
  13010: 'not-supported', // zones of the browser
  13012: 'not-supported', // this Outlook
};

/** @throws TokenError */
export async function issueOfficeToken({ interactive = false }: TokenRequest): Promise<IssuedToken> {
  if (typeof Office.auth?.getAccessToken !== 'function') throw new TokenError('not-supported');
  const options = { allowSignInPrompt: interactive, allowConsentPrompt: interactive };
  const token = await inTime(
    // a throw of its argument checks is a rejection, too
    Promise.resolve().then(() => Office.auth.getAccessToken(options)),
    interactive ? INTERACTIVE_TIME_OUT_MS : TIME_OUT_MS,
  ).catch((error: unknown) => {
    if (error instanceof TokenError) throw error;
    const code = codeOf(error);
    throw new TokenError((code !== undefined && PROBLEMS[code]) || 'failed', code);
  });
  if (typeof token !== 'string' || token === '') throw new TokenError('failed');
  return { token, ...expiryOf(token) };
}

function codeOf(error: unknown): number | undefined {
  const code: unknown = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  return typeof code === 'number' ? code : undefined;
}

/** Only to know how long to keep it: who checks the token is the service. */
function expiryOf(token: string): Pick<IssuedToken, 'expires'> {
  try {
    const { exp } = decodeJwt(token);
    return exp === undefined ? {} : { expires: exp * 1000 };
  } catch {
    return {};
  }
}
