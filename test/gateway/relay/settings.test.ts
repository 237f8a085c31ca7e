import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readSettings } from '../../../src/gateway/relay/settings';
import { createKeyPair } from '../messages';

let folder: string;
beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'gateway-settings-'));
  writeFileSync(path.join(folder, 'key.json'), JSON.stringify((await createKeyPair()).privateKey));
  const [one, other] = [await createKeyPair(), await createKeyPair()];
  writeFileSync(
    path.join(folder, 'halves.json'),
    JSON.stringify({ ...one.privateKey, d: other.privateKey.d, key_ops: ['deriveKey'] }),
  );
  writeFileSync(path.join(folder, 'secret'), 'the secret\n');
});
afterEach(() => rmSync(folder, { recursive: true }));

const LEAST = {
  host: 'gateway.ziekenhuis.example',
  nextHop: { host: 'mail.ziekenhuis.example' },
  keyFiles: ['key.json'],
  adapter: { kind: 'headers' },
  folder: 'state',
};

function read(document: unknown) {
  const file = path.join(folder, 'gateway.json');
  writeFileSync(file, typeof document === 'string' ? document : JSON.stringify(document));
  return readSettings(file);
}
const problem = (document: unknown) =>
  read(document).then(
    () => 'none',
    (error: Error) => error.message,
  );

describe('the settings of the gateway', () => {
  it('need five fields; the next hop is spoken to by TLS unless it is on this machine', async () => {
    await expect(read(LEAST)).resolves.toMatchObject({
      listen: { host: '127.0.0.1', port: 2525 },
      submitters: ['127.0.0.1', '::1'],
      nextHop: { port: 25, tls: 'required' },
      adapter: { kind: 'headers', notificationLanguage: 'refuse', securesEverything: false },
      folder: path.join(folder, 'state'),
    });
    const { nextHop } = await read({ ...LEAST, nextHop: { host: '127.0.0.1', port: 2526 } });
    expect(nextHop.tls).toBe('none');
  });

  it('bring secrets from the files they name', async () => {
    const adapter = { kind: 'webhook', url: 'https://delivery.example/mail', secretFile: 'secret' };
    await expect(read({ ...LEAST, adapter })).resolves.toMatchObject({
      adapter: { secret: 'the secret', timeOut: 30_000 },
    });
  });

  it.each([
    ['a next hop of its own', { nextHop: { host: 'secure.ziekenhuis.example' } }, 'secure.ziekenhuis.example'],
    ['a next hop that secures everything', { securesEverything: true }, 'mail.ziekenhuis.example'],
  ])('let secure mail go without a header of theirs to %s', async (_what, change, host) => {
    const adapter = { ...LEAST.adapter, ...change };
    await expect(read({ ...LEAST, adapter })).resolves.toMatchObject({
      nextHop: { host: 'mail.ziekenhuis.example' },
      adapter: { nextHop: { host, port: 25, tls: 'required', timeOut: 60_000 }, securesEverything: true },
    });
  });

  it.each([
    ['organization.json', () => path.join(folder, 'organization.json')],
    ['https://mail.ziekenhuis.example/organization.json', () => 'https://mail.ziekenhuis.example/organization.json'],
  ])('name the configuration of the organization: %s', async (organization, place) => {
    await expect(read({ ...LEAST, organization })).resolves.toMatchObject({ organization: place() });
  });

  it.each([
    ['a configuration that anybody could change on the way', { ...LEAST, organization: 'http://x.example/' }, /https/],
    ['what is not JSON', '{', /is not JSON/],
    ['an unknown field', { ...LEAST, lissten: {} }, /lissten/],
    ['a missing field', { ...LEAST, folder: undefined }, /folder/],
    ['a network that is none', { ...LEAST, submitters: ['10.0.0.0/33'] }, /submitters\.0/],
    [
      'a receiver without TLS',
      { ...LEAST, adapter: { kind: 'webhook', url: 'http://delivery.example', secretFile: 'secret' } },
      /https/,
    ],
    [
      'a receiver whose address is none',
      { ...LEAST, adapter: { kind: 'webhook', url: 'delivery', secretFile: 'secret' } },
      /adapter\.url/,
    ],
    [
      'a receiver that only begins like this machine',
      { ...LEAST, adapter: { kind: 'webhook', url: 'http://127.0.0.1.x.example', secretFile: 'secret' } },
      /https/,
    ],
    ['a key file that is not there', { ...LEAST, keyFiles: ['other.json'] }, /other\.json cannot be read/],
    [
      'a key that opens nothing',
      { ...LEAST, keyFiles: ['halves.json'] },
      /halves\.json holds a private key with which no/,
    ],
    ['a key file without a key', { ...LEAST, keyFiles: ['secret'] }, /secret does not hold a private key/],
  ])('say where %s is', async (_what, document, sentence) => {
    await expect(problem(document)).resolves.toMatch(sentence);
  });

  it('say how to name the file where there is none', async () => {
    await expect(readSettings(path.join(folder, 'none.json'))).rejects.toThrow(/npm run gateway -- relay/);
  });
});
