/** PGlite in a folder, and the process it runs in. */
import { randomUUID } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { openDatabase } from '../../../src/service/database/connect';
import { EmbeddedFailed } from '../../../src/service/database/embedded';
import type { TenantDatabase } from '../../../src/service/database/tenant';
import { StoreUnavailable } from '../../../src/service/store/types';
import { EMBEDDED } from '../databases';
import type { TestDatabase } from '../databases';

const tenant = randomUUID();

describe('the embedded database', () => {
  let created: TestDatabase;
  let database: TenantDatabase;
  beforeAll(async () => {
    created = await EMBEDDED.create();
  });
  beforeEach(async () => {
    database = await openDatabase(created.settings);
  });
  afterEach(() => database.close());
  afterAll(() => created.drop());

  const add = (address: string) =>
    database.inTenant(tenant, (connection) => connection.insertInto('contacts').values({ tenant, address }).execute());
  const addresses = async () =>
    (
      await database.inTenant(tenant, (connection) => connection.selectFrom('contacts').select('address').execute())
    ).map(({ address }) => address);

  it('keeps what was written', async () => {
    await add('kept@lindqvist.example');
    await database.close();
    database = await openDatabase(created.settings);
    expect(await addresses()).toContain('kept@lindqvist.example');
  });

  it('is for one process at a time, and the second is told so', async () => {
    const second = openDatabase(created.settings);
    await expect(second).rejects.toThrow(EmbeddedFailed);
    await expect(second).rejects.toThrow('The embedded database does not start: another process works in its folder.');
    expect(await database.isHealthy()).toBe(true);
  });

  it('is in a folder of its owner alone, and so is the way to it', async () => {
    expect((await stat(created.settings.folder!)).mode & 0o077).toBe(0);
    const { path: socket } = JSON.parse(readFileSync(`${created.settings.folder}.lock`, 'utf8')) as { path: string };
    expect((await stat(path.dirname(socket))).mode & 0o077).toBe(0);
  });

  it('comes back by itself when its process is killed, with every acknowledged write', async () => {
    const acknowledged: string[] = [];
    const writes = Array.from({ length: 200 }, async (_, index) => {
      const address = `person-${index}@lindqvist.example`;
      await add(address);
      acknowledged.push(address);
      if (acknowledged.length === 60) process.kill(embeddedProcess(created.settings.folder!), 'SIGKILL');
    });
    const refused = (await Promise.allSettled(writes)).flatMap((write) =>
      write.status === 'rejected' ? [write.reason as unknown] : [],
    );
    expect(refused.length).toBeGreaterThan(0);
    expect(refused.every((reason) => reason instanceof StoreUnavailable)).toBe(true);

    while (!(await database.isHealthy())) await aMoment();
    const found = await addresses();
    expect(acknowledged.filter((address) => !found.includes(address))).toEqual([]);
    expect(new Set(found).size).toBe(found.length);
    await add('afterwards@lindqvist.example');
  });
});

/** Until it is looked at again. */
const aMoment = () => new Promise((resolve) => setTimeout(resolve, 20));

/** Its number, by the folder among its arguments. */
function embeddedProcess(folder: string): number {
  const found = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .find((pid) =>
      argumentsOf(pid).some(
        (argument, index, all) => index > 1 && argument === folder && all[1]!.endsWith('embedded-process.mjs'),
      ),
    );
  return Number(found);
}

function argumentsOf(pid: string): string[] {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
  } catch {
    return [];
  }
}
