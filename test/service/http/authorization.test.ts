/** Every route of the contract with every kind of token. What is expected comes from the route's `for` alone, in `expectedStatus`. */
import { createHmac } from 'node:crypto';
import type { Audience, Route } from '../../../src/contract/route';
import { ROUTES, type RouteName } from '../../../src/contract/routes';
import { type HttpService, startHttpService } from './http-service';
import { ORGANIZATION } from '../../../src/service/database/tables';
import { AUDIENCE, CLIENT, OTHER_TENANT, PERSON, PROGRAM, TENANT, type TestIssuer } from './issuer';
import { REQUESTS } from './requests';

/** Who a token is; or not signed in, or known but nobody here. */
type Standing = Exclude<Audience, 'anyone'> | 'nobody' | 'not signed in';

const MAY: Record<Standing, readonly Audience[]> = {
  sender: ['sender'],
  administrator: ['sender', 'administrator'],
  gateway: ['gateway'],
  nobody: [],
  'not signed in': [],
};

function expectedStatus({ for: audience }: Route, standing: Standing): number {
  if (audience === 'anyone' || MAY[standing].includes(audience)) return 200;
  return standing === 'not signed in' ? 401 : 403;
}

const now = () => Math.floor(Date.now() / 1_000);
const part = (content: object) => Buffer.from(JSON.stringify(content)).toString('base64url');
const payloadOf = (token: string) => token.split('.')[1] ?? '';

const TOKENS: Record<string, { is: Standing; make(issuer: TestIssuer): Promise<string> | string | null }> = {
  'no token': { is: 'not signed in', make: () => null },
  'no JWT at all': { is: 'not signed in', make: () => 'garbage' },
  'a JWT of garbage': { is: 'not signed in', make: () => 'a.b.c' },
  'alg none': {
    is: 'not signed in',
    make: async (issuer) => `${part({ alg: 'none', kid: 'first' })}.${payloadOf(await issuer.administrator())}.`,
  },
  'HS256 with the public key as secret': {
    is: 'not signed in',
    make: async (issuer) => {
      const signed = `${part({ alg: 'HS256', kid: 'first', typ: 'JWT' })}.${payloadOf(await issuer.administrator())}`;
      return `${signed}.${createHmac('sha256', await issuer.publicKey())
        .update(signed)
        .digest('base64url')}`;
    },
  },
  'a signature of something else': {
    is: 'not signed in',
    make: async (issuer) => {
      const [header, payload] = (await issuer.administrator()).split('.');
      const [, , signature] = (await issuer.administrator({ name: 'Somebody else' })).split('.');
      return `${header}.${payload}.${signature}`;
    },
  },
  'a key of its own in the header': {
    is: 'not signed in',
    make: async (issuer) => {
      const [, payload, signature] = (await issuer.administrator()).split('.');
      return `${part({ alg: 'RS256', jwk: { kty: 'RSA', n: 'AQAB', e: 'AQAB' }, kid: 'mine' })}.${payload}.${signature}`;
    },
  },
  'a key that the issuer does not have': {
    is: 'not signed in',
    make: (issuer) => issuer.sign({ oid: PERSON, sub: 's', azp: CLIENT, scp: 'access_as_user' }, { kid: 'unknown' }),
  },
  expired: { is: 'not signed in', make: (issuer) => issuer.administrator({ exp: now() - 120 }) },
  'not yet valid': { is: 'not signed in', make: (issuer) => issuer.administrator({ nbf: now() + 300 }) },
  'without an end': { is: 'not signed in', make: (issuer) => issuer.administrator({ exp: undefined }) },
  'another audience': { is: 'not signed in', make: (issuer) => issuer.administrator({ aud: 'https://graph.example' }) },
  'another issuer': {
    is: 'not signed in',
    make: (issuer) => issuer.administrator({ iss: 'https://login.example/x/v2.0' }),
  },
  'a tenant that is not the issuer’s': {
    is: 'not signed in',
    make: (issuer) => issuer.administrator({ tid: OTHER_TENANT }),
  },
  'an issuer that is not the tenant’s': {
    is: 'not signed in',
    make: (issuer) => issuer.administrator({ iss: issuer.issuerOf(OTHER_TENANT) }),
  },
  'a tenant that is no UUID': {
    is: 'not signed in',
    make: (issuer) => issuer.administrator({ tid: 'common', iss: issuer.issuerOf('common') }),
  },
  'an object id that is no UUID': { is: 'not signed in', make: (issuer) => issuer.administrator({ oid: "' or 1=1" }) },
  'no object id': { is: 'not signed in', make: (issuer) => issuer.administrator({ oid: undefined }) },
  'an ID token': {
    is: 'not signed in',
    make: (issuer) =>
      issuer.sign({
        oid: PERSON,
        sub: 's',
        nonce: 'n',
        name: 'Ann',
        roles: ['Directory.Administrator'],
        aud: AUDIENCE,
      }),
  },
  'a tenant that may not': {
    is: 'nobody',
    make: (issuer) => issuer.administrator({ tid: OTHER_TENANT, iss: issuer.issuerOf(OTHER_TENANT) }),
  },
  'another program': { is: 'nobody', make: (issuer) => issuer.administrator({ azp: PROGRAM }) },
  'a person without the scope': { is: 'nobody', make: (issuer) => issuer.administrator({ scp: 'profile email' }) },
  'a scope that only begins like ours': {
    is: 'nobody',
    make: (issuer) => issuer.administrator({ scp: 'access_as_user.read' }),
  },
  'a program without a role': { is: 'nobody', make: (issuer) => issuer.gateway({ roles: undefined }) },
  'a program with the administrators’ role': {
    is: 'nobody',
    make: (issuer) => issuer.gateway({ roles: ['Directory.Administrator'] }),
  },
  'a program that claims a scope': { is: 'nobody', make: (issuer) => issuer.gateway({ scp: 'access_as_user' }) },
  'a person with the gateways’ role and no scope': {
    is: 'nobody',
    make: (issuer) => issuer.sender({ scp: undefined, roles: ['Directory.Gateway'] }),
  },
  'a guest of the tenant': { is: 'nobody', make: (issuer) => issuer.administrator({ acct: 1 }) },
  'the id of the tenant for a person': { is: 'nobody', make: (issuer) => issuer.administrator({ oid: TENANT }) },
  'the id of the tenant for a program': {
    is: 'nobody',
    make: (issuer) => issuer.gateway({ oid: TENANT.toUpperCase(), sub: TENANT }),
  },
  'the id that stands for the whole organization': {
    is: 'nobody',
    make: (issuer) => issuer.administrator({ oid: ORGANIZATION }),
  },
  'an account that is neither member nor guest': {
    is: 'not signed in',
    make: (issuer) => issuer.administrator({ acct: '1' }),
  },
  'a sender': { is: 'sender', make: (issuer) => issuer.sender() },
  'a sender who is a member': { is: 'sender', make: (issuer) => issuer.sender({ acct: 0 }) },
  'the id of the program in capitals': {
    is: 'sender',
    make: (issuer) => issuer.sender({ azp: CLIENT.toUpperCase() }),
  },
  'a sender with the gateways’ role': {
    is: 'sender',
    make: (issuer) => issuer.sender({ roles: ['Directory.Gateway'] }),
  },
  'an administrator': { is: 'administrator', make: (issuer) => issuer.administrator() },
  'a gateway': { is: 'gateway', make: (issuer) => issuer.gateway() },
  'a gateway of a tenant without idtyp': { is: 'gateway', make: (issuer) => issuer.gateway({ idtyp: undefined }) },
  'a gateway with a token of version 1': {
    is: 'gateway',
    make: (issuer) => issuer.gateway({ azp: undefined, appid: CLIENT }),
  },
};

const names = Object.keys(ROUTES) as RouteName[];
let service: HttpService;

beforeAll(async () => {
  service = await startHttpService();
});
afterAll(() => service.close());

const statusOf = async (name: RouteName, token: string | null): Promise<number> => {
  const answer = await service.ask(ROUTES[name].path, { ...REQUESTS[name], method: ROUTES[name].method, token });
  await answer.arrayBuffer();
  return answer.status;
};

describe.each(Object.entries(TOKENS))('with %s', (_label, { is, make }) => {
  it(`every route answers as to ${is}`, async () => {
    const token = await make(service.issuer);
    const answers: Record<string, number> = {};
    service.parts.empty();
    for (const name of names) answers[name] = await statusOf(name, token);

    expect(answers).toEqual(Object.fromEntries(names.map((name) => [name, expectedStatus(ROUTES[name], is)])));
  });

  it('nothing was done for whom it is not', async () => {
    const token = await make(service.issuer);
    const refused = names.filter((name) => expectedStatus(ROUTES[name], is) !== 200);
    service.parts.empty();
    for (const name of refused) await statusOf(name, token);

    expect(service.parts.calls).toEqual([]);
  });
});

it('every route is for somebody that a token can be', () => {
  const audiences = new Set(Object.values<Route>(ROUTES).map((route) => route.for));

  expect([...audiences].filter((one) => one !== 'anyone' && !Object.values(MAY).flat().includes(one))).toEqual([]);
});
