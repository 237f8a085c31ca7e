import { once } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingMessage, Server } from 'node:http';
import { handOnToWebhook } from '../../../src/gateway/relay/adapters/webhook';
import { CannotBeExpressed, NextHopAway } from '../../../src/gateway/relay/types';
import { SENDER, instructionsFor } from '../messages';

const mail = {
  envelope: { from: SENDER, to: ['bo@lind.example'], eightBit: false, utf8: false },
  instructions: instructionsFor([
    { address: 'bo@lind.example', method: 'access-code-new', accessCode: 'maan 12' as never },
  ]),
  raw: Buffer.from('subject: caf\xe9\r\n\r\n', 'latin1'),
  fieldNames: ['subject'],
  keys: ['the-key-for-bo'],
};

let server: Server;
let status: number | 'silent';
let requests: { headers: IncomingMessage['headers']; body: string }[];

beforeEach(async () => {
  status = 200;
  requests = [];
  server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += String(chunk);
    requests.push({ headers: request.headers, body });
    if (status === 'silent') return;
    response.writeHead(status, status === 302 ? { location: '/elsewhere' } : {}).end('it says the code maan 12');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

const handOn = (timeOut = 60_000) => {
  const { port } = server.address() as { port: number };
  return handOnToWebhook({ url: `http://127.0.0.1:${port}/mail`, secret: 'the secret', timeOut })(mail);
};

describe('the webhook', () => {
  it('gets envelope, instructions and message, byte for byte', async () => {
    await expect(handOn()).resolves.toEqual({ refused: [] });
    const [{ headers, body }] = requests as [(typeof requests)[0]];
    expect(headers).toMatchObject({
      authorization: 'Bearer the secret',
      'idempotency-key': expect.stringMatching(/^[\da-f]{64}$/),
    });
    const told = JSON.parse(body) as { message: string };
    expect(told).toMatchObject({
      version: 1,
      envelope: { from: SENDER, to: ['bo@lind.example'] },
      keys: ['the-key-for-bo'],
      instructions: { recipients: [{ address: 'bo@lind.example', method: 'access-code-new', accessCode: 'maan 12' }] },
    });
    expect(Buffer.from(told.message, 'base64').equals(mail.raw)).toBe(true);
    expect(body).not.toContain('"own"');
  });

  it.each([500, 503, 429, 401, 404, 302])('puts the mail off when the receiver answers %s', async (answer) => {
    status = answer;
    const failed = await handOn().catch((error: unknown) => error);
    expect(failed).toBeInstanceOf(NextHopAway);
    expect(String(failed)).not.toContain('maan');
  });

  it('puts the mail off when the receiver does not answer in time', async () => {
    status = 'silent';
    const failed = await handOn(200).catch((error: unknown) => error);
    expect(failed).toBeInstanceOf(NextHopAway);
    expect(String(failed)).not.toContain('maan');
  });

  it.each([400, 413, 422])('refuses the mail for good on %s', async (answer) => {
    status = answer;
    const failed = await handOn().catch((error: unknown) => error);
    expect(failed).toBeInstanceOf(CannotBeExpressed);
    expect(String(failed)).not.toContain('maan');
  });
});
