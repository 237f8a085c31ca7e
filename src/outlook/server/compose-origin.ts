/** The compose window's origin: the page, our manifest with the local address, sending, and what was sent. */
import { existsSync, readFileSync } from 'node:fs';
import { Hono } from 'hono';
import type { JWK } from 'jose';
import { outlook } from '../../locales/en/outlook';
import { openedRequestSchema, outgoingDraftSchema, tokenRequestSchema } from '../messages';
import { buildMessage, sendMessage } from './message-builder';
import { fileBelow, onlyLocalhost, sendFile } from './respond';
import { describeMessage, summarizeMessage } from './sent-messages';
import type { ReceivedMessage, SmtpReceiver } from './smtp-receiver';
import type { Person } from './token-issuer';

const words = outlook.server;
/** The address in our manifest. */
export const MANIFEST_ORIGIN = 'https://localhost:3000';

/**
 * The engine of launch events, a worker: its policy is its own, as the script that it loads is the
 * add-in's.
 */
const ENGINE = '/bare-engine.js';
const ENGINE_POLICY = (addInOrigin: string): string => `default-src 'none'; script-src ${addInOrigin}`;

/** 'sha256-47DE…' is the empty style element into which Griffel (Fluent's styles) inserts its rules. */
const POLICY = (addInOrigin: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self' 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='",
    "connect-src 'self'",
    `img-src 'self' data: ${addInOrigin}`,
    "font-src 'self'",
    `frame-src ${addInOrigin}`,
    "form-action 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');

export interface ComposeOriginOptions {
  page: string;
  manifest: string;
  addInOrigin: () => string;
  receiver: SmtpReceiver;
  privateKey: JWK;
  /** Where single sign-on gets its tokens. */
  personToken: (person: Person) => Promise<string>;
  /** Tells the directory service that the recipients proved their numbers; how many. */
  reportOpened: (message: ReceivedMessage, tenant?: string) => Promise<number>;
}

export function composeOrigin(options: ComposeOriginOptions): Hono {
  const { page, manifest, addInOrigin, receiver, privateKey, personToken, reportOpened } = options;
  const app = new Hono();
  app.use(onlyLocalhost);
  app.use(async (context, next) => {
    await next();
    const { headers } = context.res;
    const policy = context.req.path === ENGINE ? ENGINE_POLICY : POLICY;
    headers.set('content-security-policy', policy(addInOrigin()));
    headers.set('x-content-type-options', 'nosniff');
    headers.set('referrer-policy', 'no-referrer');
    if (!headers.has('cache-control')) headers.set('cache-control', 'no-cache');
  });
  app.get('/manifest.xml', (context) => {
    if (!existsSync(manifest)) return context.text(words.noManifest, 404);
    const xml = readFileSync(manifest, 'utf8').replaceAll(MANIFEST_ORIGIN, addInOrigin());
    return context.body(xml, 200, { 'content-type': 'application/xml; charset=utf-8' });
  });
  app.post('/api/send', async (context) => {
    // a page of another site cannot send this type without being asked first, and it is not
    if (context.req.header('content-type') !== 'application/json')
      return context.json({ problem: words.notADraft }, 415);
    const draft = outgoingDraftSchema.safeParse(await context.req.json().catch(() => undefined));
    if (!draft.success) return context.json({ problem: words.notADraft }, 400);
    try {
      const response = await sendMessage(await buildMessage(draft.data), receiver.port);
      return context.json({ id: response.split(' ').at(-1) });
    } catch (error) {
      return context.json({ problem: words.smtpFailed(error instanceof Error ? error.message : String(error)) }, 502);
    }
  });
  app.post('/api/token', async (context) => {
    // for the compose page alone: the add-in's page, or any other, is of another origin, which browsers name
    if (context.req.header('origin') !== new URL(context.req.url).origin)
      return context.json({ problem: words.notThisPage }, 403);
    if (context.req.header('content-type') !== 'application/json')
      return context.json({ problem: words.notAPerson }, 415);
    const person = tokenRequestSchema.safeParse(await context.req.json().catch(() => undefined));
    if (!person.success) return context.json({ problem: words.notAPerson }, 400);
    return context.json({ token: await personToken(person.data) }, 200, { 'cache-control': 'no-store' });
  });
  app.get('/api/sent', async (context) => context.json(await Promise.all(receiver.messages().map(summarizeMessage))));
  app.get('/api/sent/:id', async (context) => {
    const message = receiver.message(context.req.param('id'));
    if (!message) return context.json({ problem: words.noSuchMessage }, 404);
    return context.json(await describeMessage(message, [privateKey]));
  });
  app.post('/api/sent/:id/opened', async (context) => {
    if (context.req.header('content-type') !== 'application/json')
      return context.json({ problem: words.notReported }, 415);
    const message = receiver.message(context.req.param('id'));
    if (!message) return context.json({ problem: words.noSuchMessage }, 404);
    const wanted = openedRequestSchema.safeParse(await context.req.json().catch(() => undefined));
    if (!wanted.success) return context.json({ problem: words.notReported }, 400);
    try {
      return context.json({ proved: await reportOpened(message, wanted.data.tenant) });
    } catch {
      return context.json({ problem: words.notReported }, 502);
    }
  });
  app.get('/', (context) => sendFile(context, fileBelow(page, '/outlook.html') ?? fileBelow(page, '/index.html')));
  app.get('*', (context) => sendFile(context, fileBelow(page, context.req.path)));
  return app;
}
