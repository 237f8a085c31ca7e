/** Single sign-on: the token that `getAccessToken` gives, from the server of this window. Codes: Microsoft's "Troubleshoot error messages for SSO". */
import { type TokenRequest, tokenAnswerSchema } from '../messages';
import type { Settings } from './settings';

export const SIGN_ON_CODES = {
  serverError: 13007,
  alreadyAsked: 13008,
  connectionLost: 13010,
  /** This Outlook has no single sign-on. */
  notSupported: 13012,
} as const;

export type SignOnAnswer = { token: string } | { code: number };

function person({ user, userName, roles, tenant }: Settings): TokenRequest {
  const list = roles?.split(',').map((role) => role.trim());
  return { address: user, name: userName, roles: list?.filter(Boolean) ?? [], ...(tenant && { tenant }) };
}

export async function accessToken(settings: Settings): Promise<SignOnAnswer> {
  if (settings.sso === 'off') return { code: SIGN_ON_CODES.notSupported };
  const response = await fetch('/api/token', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(person(settings)),
  }).catch(() => undefined);
  if (!response) return { code: SIGN_ON_CODES.connectionLost };
  const answer = tokenAnswerSchema.safeParse(response.ok ? await response.json().catch(() => undefined) : undefined);
  return answer.success ? answer.data : { code: SIGN_ON_CODES.serverError };
}
