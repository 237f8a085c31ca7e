/** Single sign-on: the token that `getAccessToken` gives, from the server of this window. Codes: Microsoft's "Troubleshoot error messages for SSO". */
import { type TokenRequest, tokenAnswerSchema } from '../messages';
import type { Settings } from './settings';

export const SIGN_ON_CODES = {
  /** The manifest names no application (`WebApplicationInfo`). */
  noApplication: 13000,
  serverError: 13007,
  alreadyAsked: 13008,
  connectionLost: 13010,
  /** This Outlook has no single sign-on. */
  notSupported: 13012,
} as const;

export type SignOnAnswer = { token: string } | { code: number };

function request({ user, userName, roles, tenant }: Settings, application: string): TokenRequest {
  const list = roles?.split(',').map((role) => role.trim());
  return { application, address: user, name: userName, roles: list?.filter(Boolean) ?? [], ...(tenant && { tenant }) };
}

/** @param application as the manifest names it */
export async function accessToken(settings: Settings, application: string | undefined): Promise<SignOnAnswer> {
  if (settings.sso === 'off') return { code: SIGN_ON_CODES.notSupported };
  if (application === undefined) return { code: SIGN_ON_CODES.noApplication };
  const response = await fetch('/api/token', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(request(settings, application)),
  }).catch(() => undefined);
  if (!response) return { code: SIGN_ON_CODES.connectionLost };
  const answer = tokenAnswerSchema.safeParse(response.ok ? await response.json().catch(() => undefined) : undefined);
  return answer.success ? answer.data : { code: SIGN_ON_CODES.serverError };
}
