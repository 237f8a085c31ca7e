/** The whole service over HTTP, on each database: that its parts are put together rightly. What each does is tested where it is. */
import { randomBytes, randomUUID } from 'node:crypto';
import * as z from 'zod/mini';
import type { Route } from '../../src/contract/route';
import { ROUTES, type RouteName } from '../../src/contract/routes';
import type { LogEntry } from '../../src/service/http/log';
import { type ServiceSettings, readSettings } from '../../src/service/settings';
import { type RunningService, startService } from '../../src/service/start-service';
import { type TestDatabase, onEachKind } from './databases';
import { type AskOptions } from './http/http-service';
import { AUDIENCE, CLIENT, OTHER_TENANT, TENANT, type TestIssuer, startIssuer } from './http/issuer';

onEachKind('the service', ({ name, create }) => {
  let created: TestDatabase;
  let issuer: TestIssuer;
  let service: RunningService;
  let settings: ServiceSettings;
  const lines: LogEntry[] = [];

  beforeAll(async () => {
    issuer = await startIssuer();
    created = await create();
    settings = {
      ...readSettings({
        PORT: '0',
        TOKEN_ISSUERS: JSON.stringify([issuer.settings]),
        TOKEN_AUDIENCE: AUDIENCE,
        TOKEN_CLIENTS: CLIENT,
        TENANTS: `${TENANT},${OTHER_TENANT}`,
        DIRECTORY_MASTER_KEY: randomBytes(32).toString('base64url'),
        // nothing listens there: what is asked of DNS is not known
        DNS_RESOLVERS: '127.0.0.1:9',
        LIMIT_ADDRESSES_PER_HOUR: '1000',
        LIMIT_ADDRESSES_PER_DAY: '1000',
      }),
      database: created.settings,
    };
    service = await startService(settings, { log: (line) => lines.push(line) });
  });
  afterAll(async () => {
    await service.close();
    await Promise.all([issuer.close(), created.drop()]);
  });

  const ask = async (route: RouteName, token: string, { json, body, headers }: AskOptions = {}) => {
    const { method, path, answer }: Route = ROUTES[route];
    const response = await fetch(`${service.url}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        ...(json === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      body: json === undefined ? body : JSON.stringify(json),
    });
    const text = await response.text();
    const value: unknown = /json$/.test(response.headers.get('content-type') ?? '') ? JSON.parse(text) : text;
    if (response.status === 200 && typeof answer !== 'string') z.parse(answer as z.ZodMiniType, value);
    return { status: response.status, etag: response.headers.get('etag') ?? '', value, text };
  };
  const someAddress = () => `${randomUUID()}@legal.example`;
  const colleague = () => issuer.sender({ oid: randomUUID() });

  it('says that it is well', async () => {
    expect((await fetch(`${service.url}/health`)).status).toBe(200);
  });

  it('shares a code with colleagues, and with nobody of another organization', async () => {
    const address = someAddress();
    await ask('setOrganizationCode', await issuer.sender(), {
      json: { address, accessCode: 'correct horse 12', hint: 'As agreed' },
      headers: { 'if-match': '"0"' },
    });
    const asked = { json: { addresses: [address] } };
    const other = await issuer.sender({ tid: OTHER_TENANT, iss: issuer.issuerOf(OTHER_TENANT) });

    expect((await ask('readCodes', await colleague(), asked)).value).toMatchObject({
      codes: [{ address, scope: 'organization', accessCode: 'correct horse 12' }],
    });
    expect((await ask('readCodes', other, asked)).value).toEqual({ codes: [] });
  });

  it('does not overwrite a card that somebody else has saved meanwhile', async () => {
    const address = someAddress();
    const save = async (displayName: string, seen: string) =>
      ask('saveContact', await colleague(), { json: { address, displayName }, headers: { 'if-match': seen } });
    const first = await save('Ben', '"0"');
    const second = await save('Benny', '"0"');

    expect(second).toMatchObject({ status: 412, etag: first.etag, value: { displayName: 'Ben' } });
    expect((await save('Benny', second.etag)).status).toBe(200);
  });

  it('makes a number the organization’s when a gateway reports it proved', async () => {
    const address = someAddress();
    const number = { address, phoneNumber: '+31612345678' };
    await ask('report', await issuer.gateway(), {
      json: { reports: [{ kind: 'number-proved', key: randomUUID(), provedAt: '2026-11-27T10:00:00Z', ...number }] },
    });
    const { value } = await ask('lookup', await issuer.sender(), { json: { addresses: [address] } });

    expect(value).toMatchObject({
      recipients: [{ address, numbers: [{ phoneNumber: '+31612345678', scope: 'organization' }] }],
    });
  });

  it('imports and exports for administrators', async () => {
    const address = someAddress();
    const token = await issuer.administrator();
    const imported = await ask('import', token, {
      body: `email_address,full_name,phone_number\r\n${address},Ben,+31612345678\r\n`,
      headers: { 'content-type': 'text/csv' },
    });

    expect(imported.text).toMatch(/"kind":"done","rows":1,"accepted":1,"rejected":0/);
    expect((await ask('export', token)).text).toContain(address);
  });

  it('says of a domain whose DNS does not answer that it is not safe', async () => {
    const { value } = await ask('transport', await colleague(), { json: { domains: ['legal.example'] } });

    expect(value).toMatchObject({ domains: [{ domain: 'legal.example', status: { safe: [] } }] });
  });

  it.each([
    ['an address', { addresses: ["x' or 1=1; drop table contacts; --@legal.example"] }],
    ['an address with a line break', { addresses: ['ben@legal.example\r\nX-Injected: 1'] }],
    ['an address with a percent sign', { addresses: ['%@legal.example'] }],
  ])('takes SQL and headers in %s for text', async (_label, json) => {
    const { status, text } = await ask('lookup', await colleague(), { json });

    expect([200, 400]).toContain(status);
    expect(text).not.toContain('+31612345678');
    expect((await fetch(`${service.url}/health`)).status).toBe(200);
  });

  it('lets nobody ask for more addresses than the limit', async () => {
    const token = await colleague();
    const addresses = Array.from({ length: 1_000 }, (_, index) => `p${index}@legal.example`);

    expect((await ask('lookup', token, { json: { addresses } })).status).toBe(200);
    expect((await ask('lookup', token, { json: { addresses: ['one@legal.example'] } })).status).toBe(429);
  });

  it('has told nothing of codes, numbers, addresses or tokens in its log', () => {
    expect(lines.length).toBeGreaterThan(10);
    expect(JSON.stringify(lines)).not.toMatch(/correct horse|316123|legal\.example|eyJ/);
  });

  // the embedded database is of one process
  if (name === 'PostgreSQL') {
    it('does not start with another master key than its codes have', async () => {
      const starting = startService({ ...settings, masterKey: randomBytes(32).toString('base64url') });

      await expect(starting).rejects.toMatchObject({ name: 'UnknownMasterKey' });
    });
  }
});
