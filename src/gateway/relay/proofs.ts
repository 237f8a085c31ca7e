/**
 * What deliveries report: that a recipient typed the code that was sent to a number. Told on to the organization's directory, where the number
 * then is the organization's. Answered only once the directory has it, so whoever reports tries again until then.
 */
import { timingSafeEqual, createHash } from 'node:crypto';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import * as z from 'zod';
import { ROUTES } from '../../contract/routes';
import { report } from '../../contract/report';
import type { ProofSettings } from './settings';

const MAXIMUM_BODY = 64 * 1024;
const TIME_OUT_MS = 10_000;
/** A token is renewed this long before it ends. */
const EARLY_MS = 60_000;

const bodySchema = z.strictObject({ reports: z.array(report).min(1).max(100) });
const tokenSchema = z.object({ access_token: z.string().min(1), expires_in: z.coerce.number().positive() });

const digest = (text: string) => createHash('sha256').update(text).digest();

/** `POST /proofs` with the bearer secret: 204, 400, 401, or 503 where the directory is away. */
export function proofsApp(settings: ProofSettings, now: () => number = Date.now): Hono {
  const token = clientToken(settings, now);
  const expected = digest(`Bearer ${settings.secret}`);
  const app = new Hono();
  app.use(bodyLimit({ maxSize: MAXIMUM_BODY }));
  app.post('/proofs', async (context) => {
    if (!timingSafeEqual(digest(context.req.header('authorization') ?? ''), expected)) return context.body(null, 401);
    const parsed = bodySchema.safeParse(await context.req.json().catch(() => undefined));
    if (!parsed.success) return context.body(null, 400);
    const isTold = await tell(settings, token, parsed.data).catch(() => false);
    return context.body(null, isTold ? 204 : 503);
  });
  return app;
}

/** @throws where the directory, or what gives the token, does not answer */
async function tell(settings: ProofSettings, token: () => Promise<string>, reports: object): Promise<boolean> {
  const answer = await fetch(new URL(`.${ROUTES.report.path}`, withSlash(settings.directoryUrl)), {
    method: ROUTES.report.method,
    headers: { 'content-type': 'application/json', authorization: `Bearer ${await token()}` },
    body: JSON.stringify(reports),
    redirect: 'error',
    signal: AbortSignal.timeout(TIME_OUT_MS),
  });
  await answer.body?.cancel();
  return answer.ok;
}

const withSlash = (url: string) => (url.endsWith('/') ? url : `${url}/`);

/** The gateway's own token, by its client secret (RFC 6749, 4.4), until shortly before its end. */
function clientToken(
  { tokenUrl, clientId, clientSecret, scope }: ProofSettings,
  now: () => number,
): () => Promise<string> {
  let current: { token: string; until: number } | undefined;
  return async () => {
    if (current && now() < current.until) return current.token;
    const answer = await fetch(tokenUrl, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: clientId,
        client_secret: clientSecret,
        scope,
      }),
      redirect: 'error',
      signal: AbortSignal.timeout(TIME_OUT_MS),
    });
    const { access_token, expires_in } = tokenSchema.parse(await answer.json());
    current = { token: access_token, until: now() + expires_in * 1_000 - EARLY_MS };
    return access_token;
  };
}
