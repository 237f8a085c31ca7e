import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, open, readdir, readlink, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { spool } from '../../../src/service/administration/spool';
import { bytesOf } from './rows';

async function all(pieces: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const read: Uint8Array[] = [];
  for await (const piece of pieces) read.push(piece);
  return Buffer.concat(read);
}

describe('an upload on disk', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'spool-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it.each([0, 1, 65_536, 300_001])('gives back its %d bytes as often as they are read', async (size) => {
    const content = randomBytes(size);
    const file = await spool(bytesOf(content, 10_000), folder);

    expect(file.digest).toBe(createHash('sha256').update(content).digest('hex'));
    expect((await all(file.read())).equals(content)).toBe(true);
    expect((await all(file.read())).equals(content)).toBe(true);
    await file.close();
  });

  it('has no name while it is there', async () => {
    const file = await spool(bytesOf('secret'), folder);

    expect(await readdir(folder)).toEqual([]);
    await file.close();
  });

  it('is gone when the upload breaks off', async () => {
    async function* broken() {
      yield Buffer.from('secret');
      throw new Error('the caller went away');
    }

    await expect(spool(broken(), folder)).rejects.toThrow('the caller went away');
    expect(await readdir(folder)).toEqual([]);
    expect(await openFiles()).not.toContainEqual(expect.stringContaining(folder));
  });

  it('is not readable by who has the disk', async () => {
    const file = await spool(bytesOf('blue-door-4711\n'.repeat(1_000)), folder);
    const onDisk = await contentOfOpenFile(folder);

    expect(onDisk?.length).toBe(15_000);
    expect(onDisk?.includes('blue-door')).toBe(false);
    await file.close();
  });
});

/** What `/proc` knows of this process; nothing where there is none. */
async function openFiles(): Promise<string[]> {
  const numbers = await readdir('/proc/self/fd').catch(() => []);
  return Promise.all(numbers.map((number) => readlink(`/proc/self/fd/${number}`).catch(() => '')));
}

async function contentOfOpenFile(folder: string): Promise<Buffer | undefined> {
  for (const number of await readdir('/proc/self/fd')) {
    const target = await readlink(`/proc/self/fd/${number}`).catch(() => '');
    if (!target.startsWith(folder)) continue;
    const file = await open(`/proc/self/fd/${number}`);
    return file.readFile().finally(() => file.close());
  }
  return undefined;
}
