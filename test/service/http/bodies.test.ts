/** What may come in, over a real connection. */
import net from 'node:net';
import fc from 'fast-check';
import type { Problem } from '../../../src/contract/problem';
import { MAXIMUM_ADDRESSES, MAXIMUM_BODY } from '../../../src/contract/values';
import { type HttpService, startHttpService } from './http-service';

let service: HttpService;
beforeAll(async () => {
  service = await startHttpService();
});
afterAll(() => service.close());
beforeEach(() => service.parts.empty());

const JSON_TYPE = { 'content-type': 'application/json' };
const problemOf = async (answer: Response) => (await answer.json()) as Problem;
const lookup = (body: RequestInit['body'], headers: Record<string, string> = JSON_TYPE) =>
  service.ask('/v1/lookup', { body, headers });

/** Sends as it stands, and gives what came back until the service hung up or the answer was whole. */
const overSocket = (text: string | Uint8Array, until: RegExp, to = service): Promise<string> =>
  new Promise((resolve, reject) => {
    let received = '';
    const socket = net.connect(to.port, '127.0.0.1', () => socket.write(text));
    socket.on('data', (data) => {
      received += data.toString();
      if (until.test(received)) socket.destroy();
    });
    socket.on('error', reject);
    socket.on('close', () => resolve(received));
  });
const head = async (lines: string[], to = service) =>
  [
    'POST /v1/lookup HTTP/1.1',
    'Host: x',
    `Authorization: Bearer ${await to.issuer.sender()}`,
    'Content-Type: application/json',
    ...lines,
    '',
    '',
  ].join('\r\n');

describe('a body that is not as it must be', () => {
  it.each([
    ['no JSON', '{"addresses": [', [{ path: '', message: 'is not JSON' }]],
    ['nothing', '', [{ path: '', message: 'is not JSON' }]],
    [
      'text that is not UTF-8',
      Buffer.from('{"addresses":["\xff@x.example"]}', 'latin1'),
      [{ path: '', message: 'is not UTF-8' }],
    ],
    ['another type', '[]', [{ path: '', message: 'is missing, or of another type' }]],
    ['no field', '{}', [{ path: 'addresses', message: 'is missing, or of another type' }]],
    ['no address in the list', '{"addresses":[]}', [{ path: 'addresses', message: 'is too short' }]],
    ['an empty address', '{"addresses":["a@x.example",""]}', [{ path: 'addresses.1', message: 'is too short' }]],
    [
      'a field that there is not',
      '{"addresses":["a@x.example"],"all":true}',
      [{ path: 'all', message: 'is not known here' }],
    ],
    [
      'a field from a prototype',
      '{"addresses":["a@x.example"],"__proto__":{}}',
      [{ path: '__proto__', message: 'is not known here' }],
    ],
    [
      'a character that cannot be stored',
      '{"addresses":["a\\u0000@x.example"]}',
      [{ path: 'addresses.0', message: 'holds a character that cannot be stored' }],
    ],
    [
      'half a character',
      '{"addresses":["a\\ud800@x.example"]}',
      [{ path: 'addresses.0', message: 'holds a character that cannot be stored' }],
    ],
  ])('of %s is refused with its place', async (_label, body, mistakes) => {
    const answer = await lookup(body);

    expect([answer.status, (await problemOf(answer)).mistakes]).toEqual([400, mistakes]);
    expect(service.parts.calls).toEqual([]);
  });

  it('of one address too many is refused', async () => {
    const addresses = Array.from({ length: MAXIMUM_ADDRESSES + 1 }, (_, index) => `p${index}@x.example`);
    const answer = await lookup(JSON.stringify({ addresses }));

    expect([answer.status, (await problemOf(answer)).mistakes]).toEqual([
      400,
      [{ path: 'addresses', message: 'is too long' }],
    ]);
  });

  it('of a hundred thousand brackets is refused, and the service goes on', async () => {
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    const answer = await service.ask('/v1/admin/settings', {
      method: 'PUT',
      token: await service.issuer.administrator(),
      body: `{"settings":{"a":${deep}}}`,
      headers: { ...JSON_TYPE, 'if-match': '"1"' },
    });

    expect([answer.status, (await problemOf(answer)).mistakes?.[0]?.message]).toEqual([400, 'goes too deep']);
  });

  it('never has its values repeated', async () => {
    await fc.assert(
      fc.asyncProperty(fc.json({ maxDepth: 3 }), async (value) => {
        const marked = JSON.stringify({ addresses: 'secret-value', code: { value, 'x-key': 'secret-value' } });
        const text = await (await lookup(marked)).text();
        expect(text).not.toContain('secret-value');
      }),
      { numRuns: 30 },
    );
  });
});

describe('the type of a body', () => {
  it.each([
    ['none', {}],
    ['a form', { 'content-type': 'application/x-www-form-urlencoded' }],
    ['plain text, which needs no preflight', { 'content-type': 'text/plain' }],
    ['another character set', { 'content-type': 'application/json; charset=utf-16' }],
    ['a compressed body', { ...JSON_TYPE, 'content-encoding': 'gzip' }],
  ])('may not be %s', async (_label, headers) => {
    const answer = await lookup(Buffer.from('{"addresses":["a@x.example"]}'), headers);

    expect([answer.status, (await problemOf(answer)).type]).toEqual([
      415,
      'urn:secure-mail:problem:wrong-type-of-body',
    ]);
  });

  it('may name UTF-8', async () => {
    const answer = await lookup('{"addresses":["a@x.example"]}', {
      'content-type': 'application/json; charset="UTF-8"',
    });

    expect(answer.status).toBe(200);
  });
});

describe('a body that is too large', () => {
  it('is refused by what its headers say, without being read', async () => {
    const answer = await overSocket(await head([`Content-Length: ${10 * 1024 * 1024}`]), /"status":413/);

    expect(answer).toMatch(/^HTTP\/1\.1 413 /);
  });

  it('is refused on the way where the headers do not say', async () => {
    const piece = 'a'.repeat(64 * 1024);
    const pieces = Math.ceil(MAXIMUM_BODY / piece.length) + 1;
    const chunk = `${piece.length.toString(16)}\r\n${piece}\r\n`;
    const answer = await overSocket(
      (await head(['Transfer-Encoding: chunked'])) + chunk.repeat(pieces),
      /"status":413/,
    );

    expect(answer).toMatch(/^HTTP\/1\.1 413 /);
  });

  it('is not even looked at without a token', async () => {
    const answer = await overSocket(
      `POST /v1/lookup HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 99999999\r\n\r\n`,
      /"status":401/,
    );

    expect(answer).toMatch(/^HTTP\/1\.1 401 /);
  });
});

describe('a body that does not come', () => {
  it('is waited for only so long', async () => {
    const hurried = await startHttpService({ patience: { body: 300, answer: 60_000 } });
    const beginning = await head(['Content-Length: 100'], hurried);
    const answer = await overSocket(`${beginning}{"addr`, /never/, hurried);
    await hurried.close();

    expect(answer).toMatch(/^HTTP\/1\.1 408 /);
    expect(hurried.parts.calls).toEqual([]);
  });

  it('because the caller hung up does nothing', async () => {
    const line = service.nextLine();
    const text = await head(['Content-Length: 100']);
    const socket = net.connect(service.port, '127.0.0.1', () => socket.end(`${text}{"addr`));
    socket.resume();

    expect(await line).toMatchObject({ route: 'lookup', status: 400 });
    expect(service.parts.calls).toEqual([]);
  });
});

it('what is no HTTP is told so', async () => {
  expect(await overSocket('hello\r\n\r\n', /}$/)).toMatch(/^HTTP\/1\.1 400 [\s\S]*application\/problem\+json/);
});

it('headers without end are told so', async () => {
  const answer = await overSocket(`GET /health HTTP/1.1\r\nHost: x\r\nX-Long: ${'a'.repeat(40_000)}\r\n\r\n`, /}$/);

  expect(answer).toMatch(/^HTTP\/1\.1 431 /);
});

it('a length and pieces at once, as for smuggling, are refused', async () => {
  const answer = await overSocket(
    `${await head(['Content-Length: 5', 'Transfer-Encoding: chunked'])}0\r\n\r\nGET /health HTTP/1.1\r\nHost: x\r\n\r\n`,
    /}$/,
  );

  expect(answer).toMatch(/^HTTP\/1\.1 400 /);
  expect(answer).not.toContain('200 OK');
});
