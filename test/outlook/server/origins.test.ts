import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { addInOrigin } from '../../../src/outlook/server/add-in-origin';
import { composeOrigin } from '../../../src/outlook/server/compose-origin';
import type { SmtpReceiver } from '../../../src/outlook/server/smtp-receiver';

const key = { kty: 'EC', crv: 'P-256', x: 'x', y: 'y', kid: 'one' };
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'origins-'));
  mkdirSync(path.join(folder, 'dist'));
  writeFileSync(path.join(folder, 'secret.txt'), 'secret');
  writeFileSync(
    path.join(folder, 'dist', 'taskpane.html'),
    '<script defer src="https://appsforoffice.microsoft.com/lib/1/hosted/office.js"></script><script src="pane.js">',
  );
  writeFileSync(path.join(folder, 'manifest.xml'), '<a href="https://localhost:3000/taskpane.html"/>');
});
afterEach(() => rmSync(folder, { recursive: true }));

const addIn = () =>
  addInOrigin({
    dist: path.join(folder, 'dist'),
    gatewayKey: key,
    frameAncestors: () => 'https://localhost:4001',
    officeJs: 'npm',
  });
const receiver: SmtpReceiver = { port: 1, messages: () => [], message: () => undefined, close: async () => undefined };
const compose = () =>
  composeOrigin({
    page: path.join(folder, 'dist'),
    manifest: path.join(folder, 'manifest.xml'),
    addInOrigin: () => 'https://localhost:4000',
    receiver,
    privateKey: key,
    personToken: async ({ name }) => `token of ${name}`,
    reportOpened: async () => 0,
  });
const get = (app: ReturnType<typeof addIn>, pathname: string, host = 'localhost:4000') =>
  app.request(`https://${host}${pathname}`);

describe('the add-in’s origin', () => {
  it('serves pages with the local Office.js in place of Microsoft’s address, after the client’s script', async () => {
    expect(await (await get(addIn(), '/taskpane.html')).text()).toBe(
      '<script src="/local/before-office.js"></script><script src="/local/microsoft-ajax.js"></script>' +
        '<script defer src="/office-js/office.js"></script><script src="pane.js">',
    );
    expect((await get(addIn(), '/office-js/office.js')).status).toBe(200);
  });

  it('may be framed by the compose window only', async () => {
    const { headers } = await get(addIn(), '/taskpane.html');
    expect(headers.get('content-security-policy')).toContain('frame-ancestors https://localhost:4001;');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('gives the sample organization with the gateway’s key', async () => {
    expect(await (await get(addIn(), '/organization.json')).json()).toMatchObject({
      brand: 'Zivver',
      gatewayKeys: [key],
    });
  });

  it.each(['/../secret.txt', '/%2e%2e/secret.txt', '/..%2fsecret.txt', '/%ZZ', '/nothing.js', '/assets'])(
    'gives nothing for %s',
    async (pathname) => {
      expect((await get(addIn(), pathname)).status).toBe(404);
    },
  );

  it('answers to the name localhost only', async () => {
    expect((await get(addIn(), '/taskpane.html', 'evil.example')).status).toBe(421);
    expect((await compose().request('https://evil.example/api/sent')).status).toBe(421);
  });
});

describe('the compose window’s origin', () => {
  it('gives our manifest with the address of this run', async () => {
    const xml = await (await get(compose(), '/manifest.xml')).text();
    expect(xml).toBe('<a href="https://localhost:4000/taskpane.html"/>');
  });

  it('says in words that there is no manifest', async () => {
    rmSync(path.join(folder, 'manifest.xml'));
    const response = await get(compose(), '/manifest.xml');
    expect(response.status).toBe(404);
    expect(await response.text()).toMatch(/no manifest/);
  });

  it.each([
    ['of another type', 'text/plain', '{}', 415],
    ['not JSON', 'application/json', '{', 400],
    ['not a draft', 'application/json', '{"to":"a@b.example"}', 400],
  ])('does not send what is %s', async (_, type, body, status) => {
    const response = await compose().request('https://localhost/api/send', {
      method: 'POST',
      headers: { 'content-type': type },
      body,
    });
    expect(response.status).toBe(status);
  });

  it('says when the receiving server cannot be reached', async () => {
    const person = { address: 'a@b.example', name: '' };
    const draft = { from: person, to: [person], cc: [], bcc: [], subject: '', body: '', text: '', headers: [] };
    const response = await compose().request('https://localhost/api/send', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(draft),
    });
    expect(response.status).toBe(502);
  });

  const askForToken = (body: unknown, headers: Record<string, string> = {}) =>
    compose().request('https://localhost:4001/api/token', {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: 'https://localhost:4001', ...headers },
      body: JSON.stringify(body),
    });
  const person = {
    application: '7d5c1a0e-93b6-4b7e-8a54-2f0c6f8e4b02',
    address: 'sam@b.example',
    name: 'Sam',
    roles: [],
  };

  it('gives the page a token of its person, and lets nobody keep it', async () => {
    const response = await askForToken(person);
    expect(await response.json()).toEqual({ token: 'token of Sam' });
    expect(response.headers.get('cache-control')).toBe('no-store');
  });

  it.each([
    ['the add-in’s page', { origin: 'https://localhost:4000' }, 403],
    ['another site', { origin: 'https://evil.example' }, 403],
    ['a page without an origin', { origin: 'null' }, 403],
    ['a form', { 'content-type': 'text/plain' }, 415],
  ])('gives no token to %s', async (_, headers, status) => {
    const response = await askForToken(person, headers);
    expect(response.status).toBe(status);
    expect(await response.text()).not.toContain('token of');
  });

  it('gives no token for nobody', async () => {
    expect((await askForToken({ name: 'Sam' })).status).toBe(400);
  });
});
