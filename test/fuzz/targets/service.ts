/** The service from outside, over a real connection: bodies, headers and tokens. Nothing may end in "unexpected". */
import * as fc from 'fast-check';
import { SignJWT, importJWK } from 'jose';
import type { JWTPayload } from 'jose';
import { problem } from '../../../src/contract/problem';
import { ROUTES } from '../../../src/contract/routes';
import type { Route } from '../../../src/contract/route';
import type { RouteName } from '../../../src/contract/routes';
import { makeAskLimiter } from '../../../src/service/http/limits';
import { Refusal } from '../../../src/service/http/refusal';
import { makeTokenChecker } from '../../../src/service/http/tokens';
import { countInMemory } from '../../service/http/count-in-memory';
import { startHttpService } from '../../service/http/http-service';
import { AUDIENCE, CLIENT, OTHER_TENANT, PERSON, PROGRAM, TENANT } from '../../service/http/issuer';
import { REQUESTS } from '../../service/http/requests';
import { tokenIssuer } from '../keys.json';
import { nearlyJson } from '../mutate-json';
import { nearlyBytes, nearlyText } from '../mutate';
import { mustHold, refusing, target } from '../target';
import { startServer } from './server';

const UNLIMITED = { perHour: 2 ** 31, perDay: 2 ** 31 };
const routes: Record<RouteName, Route> = ROUTES;
/** Those that take a body. */
const routeNames = (Object.keys(ROUTES) as RouteName[]).filter((name) => routes[name].request !== undefined);

/** What can stand in a header at all; more than that no client can send. */
const sendable = (text: string) => text.replace(/[^\t\x20-\x7e\x80-\xff]/g, '').trim();

const request = fc.constantFrom(...routeNames).chain((name) => {
  const { json, body = JSON.stringify(json), headers = {} } = REQUESTS[name];
  const text = String(body);
  return fc.record({
    name: fc.constant(name),
    body: fc.oneof(
      nearlyBytes(text),
      nearlyJson(json ?? text).map((value) => Buffer.from(JSON.stringify(value))),
    ),
    type: fc.oneof(
      { weight: 9, arbitrary: fc.constant(routes[name].request === 'csv' ? 'text/csv' : 'application/json') },
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
  const service = await startHttpService({
    limiter: makeAskLimiter(UNLIMITED, countInMemory()),
    writeLimiter: makeAskLimiter(UNLIMITED, countInMemory()),
  });
  const { issuer } = service;
  const tokens = {
    sender: await issuer.sender(),
    administrator: await issuer.administrator(),
    gateway: await issuer.gateway(),
  };

  const bodies = target('a request to the service', request, async ({ name, body, type, seen, query }) => {
    const { method, path, for: audience } = routes[name];
    const token = audience === 'anyone' ? null : tokens[audience];
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

  return [{ ...bodies, close: service.close }, await tokenTarget()];
}

/** Signed with a key that is always the same and valid for good, so that a saved token is taken again. */
async function tokenTarget() {
  const server = await startServer();
  const { n, e } = tokenIssuer;
  server.says(200, JSON.stringify({ keys: [{ kty: 'RSA', n, e, kid: 'first', alg: 'RS256', use: 'sig' }] }));
  const settings = {
    issuers: [{ issuer: 'https://login.example/{tid}/v2.0', jwksUri: server.url }],
    audiences: [AUDIENCE],
    tenants: [TENANT],
    clients: [CLIENT],
    scope: 'access_as_user',
  };
  const checker = makeTokenChecker(settings, { timeOut: 2_000, cooldown: 30_000 });
  const key = await importJWK(tokenIssuer, 'RS256');
  const times = { iat: Date.UTC(2026, 0) / 1_000, nbf: Date.UTC(2026, 0) / 1_000, exp: Date.UTC(2126, 0) / 1_000 };
  const sign = (claims: JWTPayload) => {
    const tid = claims.tid ?? TENANT;
    const usual = { iss: `https://login.example/${String(tid)}/v2.0`, aud: AUDIENCE, tid, ver: '2.0', ...times };
    return new SignJWT({ ...usual, ...claims })
      .setProtectedHeader({ typ: 'JWT', alg: 'RS256', kid: 'first' })
      .sign(key);
  };
  const person = { oid: PERSON, sub: 'pairwise', azp: CLIENT, scp: 'profile access_as_user', name: 'Ann Sender' };
  const right = await Promise.all([
    sign(person),
    sign({ ...person, roles: ['Directory.Administrator'] }),
    sign({ oid: PROGRAM, sub: PROGRAM, azp: CLIENT, idtyp: 'app', roles: ['Directory.Gateway'] }),
  ]);
  const wrong = await Promise.all([
    sign({ ...person, tid: OTHER_TENANT }),
    sign({ ...person, aud: 'another' }),
    sign({ ...person, exp: 1 }),
    `${Buffer.from('{"alg":"none"}').toString('base64url')}.${right[1]!.split('.')[1]}.`,
  ]);
  const signed = (token: string) => token.split('.').slice(0, 2).join('.');
  const authorizations = nearlyText(...[...right, ...wrong].map((token) => `Bearer ${token}`));
  const take = async (text: string) => {
    const identity = await refusing([Refusal], () => checker.check(text));
    if (!identity) return false;
    // the last character of a signature has bits that say nothing
    const given = signed(text.trim().replace(/^bearer +/i, ''));
    mustHold(
      right.some((token) => signed(token) === given),
      'taken, and nobody signed it',
    );
    return true;
  };
  return target('a token', authorizations, take, server.close);
}
