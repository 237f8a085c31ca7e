/** The directory service under the add-in's origin: a real server behind it. */
import { type IncomingMessage, type Server, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { addInOrigin } from '../../../src/outlook/server/add-in-origin';

let service: Server;
let asked: { method?: string; url?: string; headers: IncomingMessage['headers']; body: string }[];
beforeEach(async () => {
  asked = [];
  service = createServer((request, response) => {
    void text(request).then((body) => {
      asked.push({ method: request.method, url: request.url, headers: request.headers, body });
      response.writeHead(412, {
        etag: '"2"',
        'cache-control': 'no-store',
        'content-type': 'application/problem+json',
        'strict-transport-security': 'max-age=31536000',
      });
      response.end('{"status":412}');
    });
  });
  await new Promise<void>((resolve) => service.listen(0, '127.0.0.1', resolve));
});
afterEach(() => new Promise((resolve) => service.close(resolve)));

const url = () => `http://127.0.0.1:${(service.address() as AddressInfo).port}`;
const origin = (directory?: () => Promise<string>) =>
  addInOrigin({
    dist: 'nowhere',
    gatewayKey: { kty: 'EC' },
    frameAncestors: () => 'https://localhost:4001',
    officeJs: 'npm',
    directory,
  });
const save = (app: ReturnType<typeof origin>) =>
  app.request('https://localhost:4000/directory/v1/contact/save?x=1', {
    method: 'POST',
    headers: { authorization: 'Bearer t', 'if-match': '"1"', 'content-type': 'application/json', cookie: 'a=b' },
    body: '{"address":"ø@x.example"}',
  });

describe('the directory service under the add-in’s origin', () => {
  it('gets the request as it is, without cookies', async () => {
    await save(origin(async () => url()));
    expect(asked).toEqual([
      expect.objectContaining({ method: 'POST', url: '/v1/contact/save?x=1', body: '{"address":"ø@x.example"}' }),
    ]);
    expect(asked[0]?.headers).toMatchObject({ authorization: 'Bearer t', 'if-match': '"1"' });
    expect(asked[0]?.headers).not.toHaveProperty('cookie');
  });

  it('gives its answer, but tells no browser to keep to https on this machine', async () => {
    const response = await save(origin(async () => url()));
    expect(response.status).toBe(412);
    expect(await response.json()).toEqual({ status: 412 });
    expect(response.headers.get('etag')).toBe('"2"');
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(response.headers.has('strict-transport-security')).toBe(false);
  });

  it.each([
    ['does not listen', async () => 'http://127.0.0.1:1'],
    ['could not be started', () => Promise.reject(new Error('no'))],
  ])('is a bad gateway while it %s', async (_, directory) => {
    const response = await save(origin(directory));
    expect(response.status).toBe(502);
    expect(await response.text()).toBe('The directory service does not answer.');
  });

  it('is named in the organization’s document, in place of the file', async () => {
    const document = async (app: ReturnType<typeof origin>) =>
      (await app.request('https://localhost:4000/organization.json')).json();
    const named = await document(origin(async () => url()));
    expect(named).toMatchObject({ directory: { url: 'https://localhost:4000/directory' } });
    expect(named).not.toHaveProperty('directoryFile');
    expect(await document(origin())).toMatchObject({ directoryFile: 'sample-directory.json' });
  });
});
