/** What goes out: versions, problems, headers, and what the log tells of it. */
import type { Problem } from '../../../src/contract/problem';
import { ROUTES, type RouteName } from '../../../src/contract/routes';
import { StoreUnavailable } from '../../../src/service/store/types';
import * as z from 'zod/mini';
import { ADD_IN, type HttpService, startHttpService } from './http-service';
import { PERSON, TENANT } from './issuer';
import { REQUESTS } from './requests';

let service: HttpService;
beforeAll(async () => {
  service = await startHttpService();
});
afterAll(() => service.close());
beforeEach(() => {
  service.parts.empty();
  service.parts.fails = undefined;
});

const problemOf = async (answer: Response) => (await answer.json()) as Problem & Record<string, unknown>;
const ofAdministrator = async () => ({ token: await service.issuer.administrator() });
const address = 'ben@legal.example';

describe('an answer', () => {
  it.each(
    (Object.keys(ROUTES) as RouteName[]).flatMap((name) => {
      const { answer } = ROUTES[name];
      return typeof answer === 'string' ? [] : [{ name, schema: answer as z.core.$ZodType }];
    }),
  )('of $name is as the contract says', async ({ name, schema }) => {
    const { method, path, for: audience } = ROUTES[name];
    const token = audience === 'gateway' ? await service.issuer.gateway() : await service.issuer.administrator();
    const answer = await service.ask(path, { ...REQUESTS[name], method, token });

    expect(answer.headers.get('content-type')).toMatch(/^application\/json/);
    expect(z.safeParse(schema, await answer.json()).success).toBe(true);
  });

  it('gives addresses back in the order and spelling that was asked', async () => {
    const addresses = ['Ben@LEGAL.example', 'ann@x.example', 'jürg@münchen.example'];
    const answer = await service.ask('/v1/lookup', { json: { addresses } });

    expect(((await answer.json()) as { recipients: object[] }).recipients).toMatchObject(
      addresses.map((one) => ({ address: one })),
    );
  });

  it.each([
    ['a contact', '/v1/contact/read', 'POST', { address }, '"0"'],
    ['the settings', '/v1/settings', 'GET', undefined, '"1"'],
  ])('with %s has its version as a tag', async (_label, path, method, json, etag) => {
    expect((await service.ask(path, { method, json })).headers.get('etag')).toBe(etag);
  });
});

describe('who has the settings already', () => {
  const read = (seen: string) =>
    service.ask('/v1/settings', { method: 'GET', headers: { 'if-none-match': seen, origin: ADD_IN } });

  it('is told that they are the same, to the add-in too', async () => {
    const answer = await read('"1"');

    expect([answer.status, answer.headers.get('etag'), await answer.text()]).toEqual([304, '"1"', '']);
    expect(answer.headers.get('access-control-allow-origin')).toBe(ADD_IN);
  });

  it('is told the new ones', async () => {
    const answer = await read('"0"');

    expect([answer.status, await answer.json()]).toEqual([200, { settings: {}, version: '1' }]);
  });
});

describe('who changes something', () => {
  it.each([
    ['no version', {}],
    ['a version without quotes', { 'if-match': '0' }],
    ['a weak one', { 'if-match': 'W/"0"' }],
    ['whatever stands there', { 'if-match': '*' }],
    ['several', { 'if-match': '"0", "1"' }],
  ])('with %s must say which they saw', async (_label, headers: Record<string, string>) => {
    const answer = await service.ask('/v1/contact/save', { json: { address, displayName: 'Ben' }, headers });

    expect([answer.status, (await problemOf(answer)).type]).toEqual([
      428,
      'urn:secure-mail:problem:precondition-missing',
    ]);
    expect(service.parts.calls).toEqual([]);
  });

  it('after somebody else is told what stands there now', async () => {
    const save = (displayName: string) =>
      service.ask('/v1/contact/save', { json: { address, displayName }, headers: { 'if-match': '"0"' } });
    expect((await save('Ben')).status).toBe(200);
    const second = await save('Benny');

    expect([second.status, second.headers.get('etag')]).toEqual([412, '"1"']);
    expect(await problemOf(second)).toEqual({
      type: 'urn:secure-mail:problem:changed-meanwhile',
      title: 'It was changed meanwhile. What stands there now is in this answer.',
      status: 412,
      address,
      displayName: 'Ben',
      version: '1',
    });
  });

  it('against a rule is told where', async () => {
    const answer = await service.ask('/v1/admin/settings', {
      method: 'PUT',
      json: { settings: { wrong: true } },
      headers: { 'if-match': '"1"' },
      ...(await ofAdministrator()),
    });

    expect([answer.status, (await problemOf(answer)).mistakes]).toEqual([
      400,
      [{ path: 'settings.wrong', message: 'is not a setting' }],
    ]);
  });

  it('too late for an undo is told so', async () => {
    const answer = await service.ask('/v1/contact/restore', { json: { undo: 'of yesterday' } });

    expect([answer.status, (await problemOf(answer)).type]).toEqual([410, 'urn:secure-mail:problem:undo-too-late']);
  });
});

describe('a path or method that there is not', () => {
  it.each([
    ['POST', '/v1/unknown'],
    ['GET', '/'],
    ['POST', '/v1/lookup/'],
    ['POST', '/V1/LOOKUP'],
    ['POST', '/v1//lookup'],
    ['GET', '/v1/..%2fhealth'],
  ])('%s %s is 404, with or without a token', async (method, path) => {
    for (const token of [null, undefined]) {
      const answer = await service.ask(path, { method, token });
      expect([answer.status, (await problemOf(answer)).type]).toEqual([404, 'urn:secure-mail:problem:no-such-route']);
    }
  });

  it.each([
    ['GET', '/v1/lookup', 'POST'],
    ['DELETE', '/v1/admin/settings', 'PUT'],
    ['HEAD', '/v1/admin/export', 'GET'],
  ])('%s %s is 405 and says %s', async (method, path, allow) => {
    const answer = await service.ask(path, { method });

    expect([answer.status, answer.headers.get('allow')]).toEqual([405, allow]);
    expect(service.parts.calls).toEqual([]);
  });
});

describe('what fails behind the service', () => {
  it('is a moment to wait where the database is away', async () => {
    service.parts.fails = new StoreUnavailable('the database did not answer');
    const answer = await service.ask('/v1/lookup', REQUESTS.lookup);

    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '5']);
  });

  it('is a moment to wait where it takes too long', async () => {
    const hurried = await startHttpService({ patience: { body: 60_000, answer: 200 } });
    hurried.parts.waits = new Promise(() => undefined);
    const answer = await hurried.ask('/v1/lookup', REQUESTS.lookup);
    await hurried.close();

    expect([answer.status, (await problemOf(answer)).type]).toEqual([503, 'urn:secure-mail:problem:unavailable']);
  });

  it('by a mistake of ours says nothing more, neither to the caller nor to the log', async () => {
    service.parts.fails = Object.assign(new Error(`duplicate key (address)=(${address})`), {
      code: '23505',
      detail: 'secret-value',
    });
    const line = service.nextLine();
    const answer = await service.ask('/v1/lookup', REQUESTS.lookup);

    expect(await problemOf(answer)).toEqual({
      type: 'urn:secure-mail:problem:unexpected',
      title: 'Something went wrong in the service.',
      status: 500,
    });
    const logged = await line;
    expect(logged.failure).toMatchObject({ kind: 'Error', code: '23505' });
    expect(JSON.stringify(logged)).not.toMatch(/ben@|secret-value|duplicate/);
  });

  it('is told by the health of the service', async () => {
    service.parts.healthy = false;
    const answer = await service.ask('/health', { method: 'GET', token: null });
    service.parts.healthy = true;

    expect(answer.status).toBe(503);
  });
});

describe('the headers', () => {
  it.each([
    ['of an answer', 'GET', '/health'],
    ['of a problem', 'POST', '/v1/lookup'],
    ['of what there is not', 'GET', '/nowhere'],
  ])('%s keep it from being stored, framed or guessed at', async (_label, method, path) => {
    const { headers } = await service.ask(path, { method, token: null });

    expect(Object.fromEntries(headers)).toMatchObject({
      'cache-control': 'no-store',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'strict-transport-security': 'max-age=31536000; includeSubDomains',
      'request-id': expect.stringMatching(/^[\da-f-]{36}$/),
    });
    expect(headers.get('x-powered-by')).toBeNull();
  });

  const preflight = (origin: string) =>
    service.ask('/v1/lookup', {
      method: 'OPTIONS',
      token: null,
      headers: { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'authorization' },
    });

  it('let the add-in call from its page, without cookies', async () => {
    const { headers, status } = await preflight(ADD_IN);

    expect([status, headers.get('access-control-allow-origin')]).toEqual([204, ADD_IN]);
    expect(headers.get('access-control-allow-headers')).toBe('authorization,content-type,if-match,if-none-match');
    expect(headers.get('access-control-allow-credentials')).toBeNull();
  });

  it.each(['https://add-in.example.evil.example', 'http://add-in.example', 'https://add-in.example:8443', 'null'])(
    'let no page of %s call',
    async (origin) => {
      expect((await preflight(origin)).headers.get('access-control-allow-origin')).toBeNull();
      const answer = await service.ask('/v1/lookup', { ...REQUESTS.lookup, headers: { origin } });
      expect(answer.headers.get('access-control-allow-origin')).toBeNull();
    },
  );

  it('let the add-in read versions and how long to wait', async () => {
    const { headers } = await service.ask('/v1/settings', { method: 'GET', headers: { origin: ADD_IN } });

    expect(headers.get('access-control-expose-headers')).toBe('etag,retry-after,request-id');
    expect(headers.get('vary')).toBe('Origin');
  });
});

describe('the log', () => {
  it('names the cause where Entra issues tokens of version 1, without the token', async () => {
    const token = await service.issuer.sender({ iss: `https://sts.windows.net/${TENANT}/`, ver: '1.0' });
    const line = service.nextLine();
    const answer = await service.ask('/v1/settings', { method: 'GET', token });
    const logged = await line;

    expect(answer.status).toBe(401);
    expect(await answer.text()).not.toContain('version');
    expect(logged).toMatchObject({ status: 401, because: 'token-version-1' });
    expect(JSON.stringify(logged)).not.toContain(token.split('.')[1]);
  });

  it('names the cause where a person may not', async () => {
    const line = service.nextLine();
    await service.ask('/v1/settings', { method: 'GET', token: await service.issuer.sender({ acct: 1 }) });

    expect(await line).toMatchObject({ status: 403, because: 'guest' });
  });

  it('tells route, status, time and tenant, and how to find the answer', async () => {
    const line = service.nextLine();
    const answer = await service.ask('/v1/lookup', REQUESTS.lookup);

    expect(await line).toEqual({
      event: 'request',
      request: answer.headers.get('request-id'),
      route: 'lookup',
      status: 200,
      tenant: TENANT,
      milliseconds: expect.any(Number),
    });
  });

  it('tells nothing of paths that there are not', async () => {
    const line = service.nextLine();
    await service.ask(`/v1/contact/${address}?code=secret`, { method: 'GET' });

    expect(JSON.stringify(await line)).not.toMatch(/ben|secret/);
  });

  it('holds no address, code, name, token or person after all that was asked', async () => {
    service.lines.length = 0;
    const token = await service.issuer.administrator();
    for (const name of Object.keys(ROUTES) as RouteName[]) {
      const answer = await service.ask(ROUTES[name].path, { ...REQUESTS[name], method: ROUTES[name].method, token });
      await answer.arrayBuffer();
    }

    expect(service.lines.length).toBeGreaterThanOrEqual(Object.keys(ROUTES).length - 3);
    const text = JSON.stringify(service.lines);
    for (const secret of [address, 'correct horse', 'Ann Sender', PERSON, token, 'legal.example']) {
      expect(text).not.toContain(secret);
    }
  });
});
