/** Where the master key comes from, and what it wraps. */
import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { WrongMasterKey, parseMasterKey, readMasterKeys } from '../../../src/service/keys/master-key';

const newKey = () => randomBytes(32).toString('base64url');
/** Test vector of RFC 3394, 4.6: 256 bits of key data with a 256-bit key. */
const RFC_3394 = {
  key: '000102030405060708090A0B0C0D0E0F101112131415161718191A1B1C1D1E1F',
  data: '00112233445566778899AABBCCDDEEFF000102030405060708090A0B0C0D0E0F',
  wrapped: '28C9F404C4B810F4CBCCB35CFB87F8263F5786E2D80ED326CBC7F0E71A99F43BFB988B9B7A02DD21',
};

describe('a master key', () => {
  it('wraps as RFC 3394 says', async () => {
    const key = await parseMasterKey(Buffer.from(RFC_3394.key, 'hex').toString('base64url'), 'key');
    const wrapped = await key.wrap(Buffer.from(RFC_3394.data, 'hex'));
    expect(Buffer.from(wrapped).toString('hex').toUpperCase()).toBe(RFC_3394.wrapped);
    expect(
      Buffer.from(await key.unwrap(wrapped))
        .toString('hex')
        .toUpperCase(),
    ).toBe(RFC_3394.data);
  });

  it('does not unwrap what another wrapped, or what is damaged', async () => {
    const [one, other] = [await parseMasterKey(newKey(), 'key'), await parseMasterKey(newKey(), 'key')];
    const wrapped = await one.wrap(randomBytes(32));
    await expect(other.unwrap(wrapped)).rejects.toThrow();
    await expect(one.unwrap(wrapped.map((byte, at) => (at === 20 ? byte ^ 1 : byte)))).rejects.toThrow();
  });

  it('has an id of its own, the same each time', async () => {
    const text = newKey();
    const { id } = await parseMasterKey(text, 'key');
    expect((await parseMasterKey(`${text}\n`, 'key')).id).toBe(id);
    expect((await parseMasterKey(newKey(), 'key')).id).not.toBe(id);
  });

  it.each([
    ['short', randomBytes(31).toString('base64url')],
    ['long', randomBytes(33).toString('base64url')],
    ['hex', randomBytes(32).toString('hex')],
    ['a sentence', 'a secret that nobody knows but all of us'],
    ['with other characters in it', `${newKey().slice(0, 42)}!`],
  ])('is refused in words without the key when it is %s', async (_what, text) => {
    const refusal = (await readMasterKeys({ DIRECTORY_MASTER_KEY: text }).catch((error: unknown) => error)) as Error;
    expect(refusal).toBeInstanceOf(WrongMasterKey);
    expect(refusal.message).toBe('DIRECTORY_MASTER_KEY is not a key: 32 bytes in base64url are 43 characters.');
  });
});

describe('the environment', () => {
  it.each([{}, { DIRECTORY_MASTER_KEY: '' }])(
    'without a key is refused, and says how one is made (%j)',
    async (environment) => {
      const reading = readMasterKeys(environment);
      await expect(reading).rejects.toThrow(WrongMasterKey);
      await expect(reading).rejects.toThrow(/^DIRECTORY_MASTER_KEY is not set\..*openssl rand -base64 32/);
    },
  );

  it('gives the previous key, too', async () => {
    const [current, previous] = [newKey(), newKey()];
    const keys = await readMasterKeys({ DIRECTORY_MASTER_KEY: current, DIRECTORY_PREVIOUS_MASTER_KEY: previous });
    expect(keys.previous?.id).toBe((await parseMasterKey(previous, 'key')).id);
  });

  it('names the previous key when that is none', async () => {
    const environment = { DIRECTORY_MASTER_KEY: newKey(), DIRECTORY_PREVIOUS_MASTER_KEY: 'old' };
    await expect(readMasterKeys(environment)).rejects.toThrow(/^DIRECTORY_PREVIOUS_MASTER_KEY is not a key/);
  });
});

describe('the file beside the embedded database', () => {
  let folder: string;
  let file: string;
  beforeEach(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'secure-mail-key-'));
    file = path.join(folder, 'database.key');
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('is made for its owner alone, and is the same the next time', async () => {
    const { current } = await readMasterKeys({}, file);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect((await readMasterKeys({}, file)).current.id).toBe(current.id);
  });

  it('is one for all who make it at the same moment, and nothing else is left', async () => {
    const all = await Promise.all(Array.from({ length: 20 }, () => readMasterKeys({}, file)));
    expect(new Set(all.map(({ current }) => current.id)).size).toBe(1);
    expect(await readdir(folder)).toEqual(['database.key']);
  });

  it('gives way to the key of the environment', async () => {
    const text = newKey();
    const { current } = await readMasterKeys({ DIRECTORY_MASTER_KEY: text }, file);
    expect(current.id).toBe((await parseMasterKey(text, 'key')).id);
    expect(await readdir(folder)).toEqual([]);
  });

  it('is refused when others can read it', async () => {
    await readMasterKeys({}, file);
    await chmod(file, 0o644);
    await expect(readMasterKeys({}, file)).rejects.toThrow(`${file} can be read by others`);
  });

  it('is refused, and left as it is, when there is no key in it', async () => {
    await writeFile(file, 'half a k', { mode: 0o600 });
    await expect(readMasterKeys({}, file)).rejects.toThrow(`${file} is not a key`);
    expect(await readFile(file, 'utf8')).toBe('half a k');
  });
});
