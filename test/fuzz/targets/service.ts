/** The service from outside, over a real connection: bodies, headers and tokens. Nothing may end in "unexpected". */
import * as fc from 'fast-check';
import { problem } from '../../../src/contract/problem';
import { ROUTES } from '../../../src/contract/routes';
import type { Route, RouteName } from '../../../src/contract/routes';
import { makeAskLimiter } from '../../../src/service/http/limits';
import { Refusal } from '../../../src/service/http/refusal';
import { makeTokenChecker } from '../../../src/service/http/tokens';
import { countInMemory } from '../../service/http/count-in-memory';
import { startHttpService } from '../../service/http/http-service';
import { AUDIENCE, CLIENT, OTHER_TENANT, TENANT } from '../../service/http/issuer';
import { REQUESTS } from '../../service/http/requests';
import { nearlyJson } from '../mutate-json';
import { nearlyBytes, nearlyText } from '../mutate';
import { mustHold, refusing, target } from '../target';

const UNLIMITED = { perHour: 2 ** 31, perDay: 2 ** 31 };
const routes: [RouteName, Route][] = Object.entries(ROUTES) as [RouteName, Route][];

/** What can stand in a header at all; more than that no client can send. */
const sendable = (text: string) => text.replace(/[^\t\x20-\x7e\x80-\xff]/g, '').trim();

const request = fc.constantFrom(...routes.filter(([, { request }]) => request !== undefined)).chain(([name, route]) => {
  const { json, body = JSON.stringify(json), headers = {} } = REQUESTS[name];
  const text = String(body);
  return fc.record({
    route: fc.constant(route),
    body: fc.oneof(
      nearlyBytes(text),
      nearlyJson(json ?? text).map((value) => Buffer.from(JSON.stringify(value))),
    ),
    type: fc.oneof(
      { weight: 9, arbitrary: fc.constant(route.request === 'csv' ? 'text/csv' : 'application/json') },
      nearlyText('application/json; charset=utf-8').map(sendable),
    ),
    seen: fc.oneof(
      { weight: 9, arbitrary: fc.constant(headers['if-match'] ?? '"1"') },
      nearlyText('"1"', 'W/"1", *').map(sendable),
    ),
    query: fc.oneof(
      { weight: 9, arbitrary: fc.constant('') },
      nearlyText('?a=1#', '/../..').map((each) => encodeURI(Buffer.from(each).toString())),
    ),
  });
});

/** As an administrator, who may do most. */
export async function serviceTargets() {
  const service = await startHttpService({ limiter: makeAskLimiter(UNLIMITED, countInMemory()) });
  const { issuer } = service;
  const tokens = {
    sender: await issuer.sender(),
    administrator: await issuer.administrator(),
    gateway: await issuer.gateway(),
  };

  const bodies = target('a request to the service', request, async ({ route, body, type, seen, query }) => {
    const token = route.for === 'anyone' ? null : tokens[route.for];
    const { method, path } = route;
    const answer = await service.ask(path + query, {
      method,
      token,
      body: new Uint8Array(body),
      headers: { 'content-type': type, 'if-match': seen },
    });
    const text = await answer.text();
    service.lines.length = 0;
    service.parts.empty();
    mustHold(answer.status < 500, `answered ${answer.status}`);
    mustHold(answer.ok || problem.safeParse(JSON.parse(text)).success, 'a refusal that is no problem');
    return answer.ok;
  });

  const settings = {
    issuers: [issuer.settings],
    audiences: [AUDIENCE],
    tenants: [TENANT],
    clients: [CLIENT],
    scope: 'access_as_user',
  };
  const checker = makeTokenChecker(settings, { timeOut: 2_000, cooldown: 30_000 });
  const wrong = [
    await issuer.sender({ tid: OTHER_TENANT, iss: issuer.issuerOf(OTHER_TENANT) }),
    await issuer.sender({ aud: 'another' }),
    await issuer.sender({ exp: 1 }),
    `${Buffer.from('{"alg":"none"}').toString('base64url')}.${tokens.administrator.split('.')[1]}.`,
  ];
  const right = Object.values(tokens);
  const signed = (token: string) => token.split('.').slice(0, 2).join('.');
  const authorizations = nearlyText(...[...right, ...wrong].map((token) => `Bearer ${token}`));
  const authorization = target('a token', authorizations, async (text) => {
    const identity = await refusing([Refusal], () => checker.check(text));
    if (!identity) return false;
    // the last character of a signature has bits that say nothing
    const given = signed(text.trim().replace(/^bearer +/i, ''));
    mustHold(
      right.some((token) => signed(token) === given),
      'taken, and nobody signed it',
    );
    return true;
  });

  return [{ ...bodies, close: service.close }, authorization];
}
