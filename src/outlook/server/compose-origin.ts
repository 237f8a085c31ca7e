/** The compose window's origin: the page, our manifest with the local address, sending, and what was sent. */
import { existsSync, readFileSync } from 'node:fs';
import { Hono } from 'hono';
import type { JWK } from 'jose';
import { outlook } from '../../locales/en/outlook';
import { outgoingDraftSchema } from '../messages';
import { buildMessage, sendMessage } from './message-builder';
import { fileBelow, onlyLocalhost, sendFile } from './respond';
import { describeMessage, summarizeMessage } from './sent-messages';
import type { SmtpReceiver } from './smtp-receiver';

const words = outlook.server;
/** The address in our manifest. */
export const MANIFEST_ORIGIN = 'https://localhost:3000';

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
}

export function composeOrigin({ page, manifest, addInOrigin, receiver, privateKey }: ComposeOriginOptions): Hono {
  const app = new Hono();
  app.use(onlyLocalhost);
  app.use(async (context, next) => {
    await next();
    const { headers } = context.res;
    headers.set('content-security-policy', POLICY(addInOrigin()));
    headers.set('x-content-type-options', 'nosniff');
    headers.set('referrer-policy', 'no-referrer');
    headers.set('cache-control', 'no-cache');
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
  app.get('/api/sent', async (context) => context.json(await Promise.all(receiver.messages().map(summarizeMessage))));
  app.get('/api/sent/:id', async (context) => {
    const message = receiver.message(context.req.param('id'));
    if (!message) return context.json({ problem: words.noSuchMessage }, 404);
    return context.json(await describeMessage(message, [privateKey]));
  });
  app.get('/', (context) => sendFile(context, fileBelow(page, '/outlook.html') ?? fileBelow(page, '/index.html')));
  app.get('*', (context) => sendFile(context, fileBelow(page, context.req.path)));
  return app;
}
