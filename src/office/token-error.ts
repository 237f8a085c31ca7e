import { within } from '../timing/within';

/** Why no access token can be had. `code` is Outlook's number (13xxx) or the library's name; neither names a person. */
export type TokenProblem =
  /** The person has to sign in or to consent first. */
  | 'sign-in'
  /** This Outlook, or this kind of account, cannot. */
  | 'not-supported'
  /** The application is not set up as the manifest or the configuration says. */
  | 'not-set-up'
  | 'timed-out'
  | 'failed';

export class TokenError extends Error {
  override name = 'TokenError';
  constructor(
    readonly problem: TokenProblem,
    readonly code?: number | string,
  ) {
    super(`no access token: ${problem}${code === undefined ? '' : ` (${code})`}`);
  }
}

/** @throws TokenError `timed-out`. What comes later is passed over. */
export const inTime = <Value>(promise: Promise<Value>, milliseconds: number): Promise<Value> =>
  within(milliseconds, promise, () => {
    throw new TokenError('timed-out');
  });
