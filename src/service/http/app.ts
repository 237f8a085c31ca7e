/**
 * The HTTP application, made from the contract's table: who is not in it is not served. In this order: is there such a route, who calls, may they,
 * is the body one that the route takes, are they within their limit. Only then is anything done.
 */
import { Hono, type Context } from 'hono';
import type { HttpBindings } from '@hono/node-server';
import type * as z from 'zod/mini';
import { safeParse } from 'zod/mini';
import type { Route } from '../../contract/route';
import { ROUTES, type RouteName } from '../../contract/routes';
import { MAXIMUM_BODY } from '../../contract/values';
import { within } from '../../timing/within';
import type { Caller } from '../store/types';
import { streamed } from './answer-stream';
import { acrossOrigins, headersForAll } from './common-headers';
import type { AnyHandler, Handlers } from './handler';
import { etagOf, seenVersion } from './if-match';
import { jsonBytes } from './json-bytes';
import type { AskLimiter } from './limits';
import { type Log, type LogEntry, failureOf } from './log';
import { asRefusal, problemAnswer } from './problem-answer';
import { readCsv, readJson, requireType } from './read-body';
import { Refusal, unavailable } from './refusal';
import type { UnderWay } from './under-way';
import { mistakesOf } from './schema-mistakes';
import { type TokenChecker, notAllowed } from './tokens';

export interface AppParts {
  handlers: Handlers;
  tokens: TokenChecker;
  /** Of what is asked. */
  limiter: AskLimiter;
  /** Of what is written. */
  writeLimiter: AskLimiter;
  underWay: UnderWay;
  log: Log;
  /** Of the add-in; absent: no browser elsewhere may call. */
  addInOrigin?: string;
  patience: Patience;
}

/** Milliseconds. */
export interface Patience {
  /** For the whole of a JSON body, and between two pieces of a CSV. */
  body: number;
  /** For what is done with it; a stream is not bound by it once it has begun. */
  answer: number;
}

export interface AppEnvironment {
  /** Absent where the application is called without a server. */
  Bindings: Partial<HttpBindings>;
  Variables: { entry: LogEntry; began: number; logged: boolean };
}
export type AppContext = Context<AppEnvironment>;

export function makeApp(parts: AppParts): Hono<AppEnvironment> {
  const app = new Hono<AppEnvironment>();
  app.use(logged(parts.log), headersForAll);
  if (parts.addInOrigin !== undefined) app.use(acrossOrigins(parts.addInOrigin));

  for (const name of Object.keys(ROUTES) as RouteName[]) {
    const { method, path } = ROUTES[name];
    app.on(method, path, (context) => serve(context, name, parts));
  }
  app.notFound((context) => problemAnswer(noSuchRoute(context.req.path)));
  app.onError((error, context) => {
    const refusal = asRefusal(error);
    context.get('entry').because = refusal.details.because;
    if (refusal.status >= 500) context.get('entry').failure = failureOf(error);
    return problemAnswer(refusal);
  });
  return app;
}

async function serve(context: AppContext, name: RouteName, parts: AppParts): Promise<Response> {
  const route: Route = ROUTES[name];
  const entry = context.get('entry');
  entry.route = name;
  // Hono answers HEAD by GET
  if (context.req.raw.method !== route.method) throw noSuchRoute(route.path);

  const caller = await callerOf(context, route, parts.tokens);
  entry.tenant = caller?.tenant;
  const seen = route.ifMatch === true ? seenVersion(context.req.header('if-match')) : undefined;
  const body = await bodyOf(context.req.raw, route, parts.patience.body);
  const handler = parts.handlers[name] as AnyHandler;
  const call = { caller, body, seen };

  if (route.answer === 'csv' || route.answer === 'ndjson')
    return streamed(context, route.answer, await handler.answer(call), parts.log);
  const given = await within(parts.patience.answer, answerInTurn(handler, call, parts), () => {
    throw unavailable();
  });
  const headers = etagOf(given);
  if (route.method === 'GET' && headers.etag !== undefined && headers.etag === context.req.header('if-none-match')) {
    return new Response(null, { status: 304, headers });
  }
  return new Response(jsonBytes(given), {
    headers: { ...headers, 'content-type': 'application/json' },
  });
}

async function callerOf(context: AppContext, route: Route, tokens: TokenChecker): Promise<Caller | undefined> {
  if (route.for === 'anyone') return undefined;
  const { caller, as } = await tokens.check(context.req.header('authorization'));
  context.get('entry').tenant = caller.tenant;
  if (!as.has(route.for)) throw notAllowed('scope-or-role');
  return caller;
}

async function bodyOf(request: Request, { request: expected }: Route, patience: number): Promise<unknown> {
  if (expected === undefined) return undefined;
  requireType(request.headers, expected === 'csv' ? 'text/csv' : 'application/json');
  if (expected === 'csv') return readCsv(request, patience);
  const parsed = safeParse(expected, await readJson(request, { size: MAXIMUM_BODY, patience }));
  if (!parsed.success) throw new Refusal('wrong-body', { mistakes: mistakesOf(parsed.error as z.core.$ZodError) });
  return parsed.data;
}

type Answer = Awaited<ReturnType<AnyHandler['answer']>>;
type AnyCall = Parameters<AnyHandler['answer']>[0];

/** Once it is the turn of the caller's organization, and within the caller's limits. */
async function answerInTurn(handler: AnyHandler, call: AnyCall, parts: AppParts): Promise<Answer> {
  const { caller, body } = call;
  if (caller === undefined) return handler.answer(call);
  const writes = handler.writes?.(body);
  const counts = [
    { limiter: parts.limiter, amount: handler.asks?.(body) ?? 0 },
    { limiter: parts.writeLimiter, amount: writes ?? 0 },
  ].filter(({ amount }) => amount > 0);
  for (const { limiter } of counts) limiter.requireNotOver(caller);
  const count = async () => {
    for (const { limiter, amount } of counts) await limiter.count(caller, amount);
  };
  if (handler.hasTurns === true) return answerWithinLimit(handler, call, count);
  const givenUp = Date.now() + parts.patience.answer;
  return parts.underWay.run(caller.tenant, writes === 0 ? 'reads' : 'writes', async () => {
    // nobody waits for it any more
    if (Date.now() > givenUp) throw unavailable();
    return answerWithinLimit(handler, call, count);
  });
}

async function answerWithinLimit(handler: AnyHandler, call: AnyCall, count: () => Promise<void>): Promise<Answer> {
  const counted = count();
  if (handler.onlyReads !== true) {
    await counted;
    return handler.answer(call);
  }
  const [allowed, answer] = await Promise.allSettled([counted, (async () => handler.answer(call))()]);
  if (allowed.status === 'rejected') throw allowed.reason;
  if (answer.status === 'rejected') throw answer.reason;
  return answer.value;
}

/** A path of the table with another method is 405; nothing else is told of paths. */
function noSuchRoute(path: string): Refusal {
  const methods = Object.values<Route>(ROUTES).flatMap((route) => (route.path === path ? [route.method] : []));
  if (methods.length === 0) return new Refusal('no-such-route');
  return new Refusal('no-such-route', { status: 405, headers: { allow: methods.join(', ') } });
}

const logged = (log: Log) => async (context: AppContext, next: () => Promise<void>) => {
  const began = performance.now();
  const request = crypto.randomUUID();
  const entry: LogEntry = { event: 'request', request };
  context.set('entry', entry);
  context.set('began', began);
  await next();
  context.res.headers.set('request-id', request);
  entry.status = context.res.status;
  // a stream tells when it has ended
  if (context.get('logged') !== true) log({ ...entry, milliseconds: Math.round(performance.now() - began) });
};
