/** The directory service of the local run: started beside the rest, stopped and started again; the sample is told once. */
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { callDirectory } from '../../../src/outlook/server/call-directory';
import { startDirectoryService } from '../../../src/outlook/server/directory-service';
import { type LocalDirectory, localDirectory } from '../../../src/outlook/server/local-directory';
import { type NameServer, startNameServer } from '../../../src/outlook/server/name-server';
import { LOCAL_TENANT, type TokenIssuer, startTokenIssuer } from '../../../src/outlook/server/token-issuer';
import { DATABASES, type TestDatabase } from '../../service/databases';

const PEOPLE = ['anna@praktijk.example', 'lena@kanzlei.example', 'balie@apotheek.example', 'balie@huisarts.example'];

let folder: string;
let database: TestDatabase;
let tokens: TokenIssuer;
let names: NameServer;
let directory: LocalDirectory;

const make = (): LocalDirectory =>
  localDirectory(
    () =>
      startDirectoryService({
        dataFolder: folder,
        database: database.settings,
        tenants: [LOCAL_TENANT],
        tokens,
        resolver: names.address,
      }),
    tokens,
  );

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'directory-'));
  database = await DATABASES[0].create();
  tokens = await startTokenIssuer(folder);
  names = await startNameServer();
  directory = make();
});
afterAll(async () => {
  await directory.close();
  await names.close();
  await tokens.close();
  await database.drop();
  rmSync(folder, { recursive: true });
});

async function lookup() {
  const token = await tokens.personToken({ address: 'sam@ziekenhuis.example', name: 'Sam' });
  return callDirectory('lookup', { url: await directory.url(), token, body: { addresses: PEOPLE } });
}

describe('the directory service of the local run', () => {
  it('is not there until it is started', async () => {
    await expect(directory.url()).rejects.toThrow();
    await expect(directory.knowsSample(LOCAL_TENANT)).rejects.toThrow();
  });

  it('knows the sample: accounts, proved numbers, codes, defaults, languages, safe domains', async () => {
    void directory.start();
    await directory.knowsSample(LOCAL_TENANT);
    const { recipients, transports } = await lookup();
    const [anna, lena, , doctor] = recipients;
    expect(anna).toMatchObject({ displayName: 'Anna de Boer', hasAccount: true, notificationLanguage: 'nl' });
    expect(lena).toMatchObject({
      numbers: expect.arrayContaining([
        expect.objectContaining({ phoneNumber: '+4915123456789', provedOn: expect.stringMatching(/^2026-08-20/) }),
        { phoneNumber: '+31687654321', scope: 'organization' },
      ]),
      codes: [expect.objectContaining({ scope: 'organization', setBy: 'Els Visser', own: false })],
      administratorDefault: { method: 'organization-code-saved' },
    });
    expect(transports[doctor!.transport!]?.safe).toEqual([
      { standard: 'nta-7516', provider: 'Voorbeeldmail', since: '2025-01' },
    ]);
  });

  it('finds out by DNS that a domain’s mail servers have DANE', async () => {
    const { recipients, transports } = await lookup();
    const [, , pharmacy] = recipients;
    expect(transports[pharmacy!.transport!]?.safe).toEqual([{ standard: 'dane' }]);
  });

  it('is told the sample once: what people changed since stays', async () => {
    const [address] = PEOPLE as [string];
    const token = await tokens.personToken({ address: 'sam@ziekenhuis.example', name: 'Sam' });
    const seen = (await lookup()).recipients[0]!.version;
    const body = { address, notificationLanguage: 'pl' };
    await callDirectory('saveContact', { url: await directory.url(), token, body, seen });

    await directory.stop();
    await expect(directory.url()).rejects.toThrow();
    directory = make(); // the next `npm start`
    await directory.start();
    await directory.knowsSample(LOCAL_TENANT);
    expect((await lookup()).recipients[0]?.notificationLanguage).toBe('pl');
  });

  it('keeps a log without addresses, numbers or codes, for its owner only', () => {
    const log = path.join(folder, 'directory.log');
    expect(existsSync(log)).toBe(true);
    expect(statSync(log).mode & 0o077).toBe(0);
    const lines = readFileSync(log, 'utf8');
    expect(lines).toContain('"route":"lookup"');
    expect(lines).not.toMatch(/@|\+31|\+49|Tulp|Linde/);
  });

  it('refuses an organization that it was not started for', async () => {
    await expect(directory.knowsSample('c0ffee00-0000-4000-8000-000000000001')).rejects.toThrow('403');
  });
});
