import { once } from 'node:events';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import { proofsApp } from '../../../src/gateway/relay/proofs';

const REPORT = {
  kind: 'number-proved',
  key: 'mail-1',
  address: 'bo@lind.example',
  phoneNumber: '+31612345678',
  provedAt: '2026-11-20T10:00:00Z',
};

let server: Server;
let requests: { url: string; authorization: string | undefined; body: string }[];
let directoryStatus: number;
let now: number;

beforeEach(async () => {
  requests = [];
  directoryStatus = 200;
  now = 0;
  server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += String(chunk);
    requests.push({ url: request.url ?? '', authorization: request.headers.authorization, body });
    if (request.url === '/token')
      response.end(JSON.stringify({ access_token: `token-${requests.length}`, expires_in: 600 }));
    else response.writeHead(directoryStatus).end('{}');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterEach(() => server.close());

function app() {
  const origin = `http://127.0.0.1:${(server.address() as { port: number }).port}`;
  return proofsApp(
    {
      port: 0,
      secret: 'the secret',
      directoryUrl: `${origin}/directory`,
      tokenUrl: `${origin}/token`,
      clientId: 'gateway',
      clientSecret: 'its secret',
      scope: 'api://directory/.default',
    },
    () => now,
  );
}
const post = (to: ReturnType<typeof app>, body: unknown, secret = 'the secret') =>
  to.request('/proofs', {
    method: 'POST',
    headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

describe('a number that was proved', () => {
  it('is told to the directory with the gateway’s own token, which is kept until shortly before its end', async () => {
    const proofs = app();
    expect((await post(proofs, { reports: [REPORT] })).status).toBe(204);
    expect((await post(proofs, { reports: [REPORT] })).status).toBe(204);
    now = 550_000;
    expect((await post(proofs, { reports: [REPORT] })).status).toBe(204);
    expect(requests.map(({ url, authorization }) => [url, authorization])).toEqual([
      ['/token', undefined],
      ['/directory/v1/gateway/reports', 'Bearer token-1'],
      ['/directory/v1/gateway/reports', 'Bearer token-1'],
      ['/token', undefined],
      ['/directory/v1/gateway/reports', 'Bearer token-4'],
    ]);
    expect(JSON.parse(requests[1]!.body)).toEqual({ reports: [REPORT] });
  });

  it('is not taken while the directory does not take it', async () => {
    const proofs = app();
    directoryStatus = 503;
    expect((await post(proofs, { reports: [REPORT] })).status).toBe(503);
    server.close();
    server.closeAllConnections();
    expect((await post(proofs, { reports: [REPORT] })).status).toBe(503);
  });

  it.each([
    ['with another secret', { reports: [REPORT] }, 'a secret', 401],
    ['with another form', { reports: [{ ...REPORT, phoneNumber: '06 12345678' }] }, 'the secret', 400],
    ['without any', { reports: [] }, 'the secret', 400],
  ])('is refused %s, and nobody is asked', async (_how, body, secret, status) => {
    expect((await post(app(), body, secret)).status).toBe(status);
    expect(requests).toEqual([]);
  });
});
