/** The directory service of the organization, signed in to by way of Outlook. */
import type { Configuration } from '../configuration/schema';
import type { OrganizationService } from '../directory/combined-directory';
import type { MailboxDirectory } from '../directory/mailbox-directory';
import { createServiceClient } from '../directory/service-client';
import { createServiceDirectory } from '../directory/service-directory';
import { DirectoryUnavailable } from '../directory/types';
import type { DirectoryAbsence } from '../directory/types';
import {
  createAccessTokens,
  type AccessTokens,
  type TokenApplication,
  type TokenRequest,
} from '../office/access-token';
import { TokenError, type TokenProblem } from '../office/token-error';

/** What a person can do about it: sign in, ask their administrator, or wait. */
const ABSENCES: Record<TokenProblem, DirectoryAbsence> = {
  'sign-in': 'sign-in',
  'not-supported': 'not-allowed',
  'not-set-up': 'not-allowed',
  'timed-out': 'away',
  failed: 'away',
};

/** One for each application in a page: two drafts may be sealed in it at once, and Office refuses a request while another is on its way (13008). */
const tokensOfPage = new Map<string, AccessTokens>();

function tokensFor(application: TokenApplication): AccessTokens {
  const key = JSON.stringify(application);
  const tokens = tokensOfPage.get(key) ?? createAccessTokens(application);
  tokensOfPage.set(key, tokens);
  return tokens;
}

export function openService(
  { url, ...application }: NonNullable<Configuration['directory']>,
  mailbox: MailboxDirectory,
): OrganizationService {
  const tokens = tokensFor(application);
  const getToken = (request: TokenRequest) =>
    tokens.get(request).catch((cause: unknown) => {
      const absence = cause instanceof TokenError ? ABSENCES[cause.problem] : 'away';
      throw new DirectoryUnavailable('no access token', { absence, cause });
    });
  const signIn = async () => void (await getToken({ interactive: true }));
  return createServiceDirectory(createServiceClient({ url, getToken }), mailbox, signIn);
}
