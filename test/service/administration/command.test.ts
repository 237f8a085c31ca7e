import { spawn } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { runCommand } from '../../../src/service/administration/command-line';
import { openDatabase } from '../../../src/service/database/connect';
import type { TenantDatabase } from '../../../src/service/database/tenant';
import type { Environment } from '../../../src/service/directory-settings';
import { onEachKind, type TestDatabase } from '../databases';
import { serviceSettings as settingsWords } from '../../../src/locales/en/service-settings';
import { damageCode } from '../store/given-store';
import { CSV_COLUMNS } from '../../../src/contract/administration';
import { HEADER } from './rows';

const ROOT = path.resolve(__dirname, '../../..');
const FILE = `${HEADER}\na@x.example,Anna,0612345678,,\na@x.example,Anna,,blue-door-4711,the door\nb@x.example,=cmd,,green-gate,\n`;

onEachKind('npm run directory', ({ create }) => {
  let created: TestDatabase;
  let database: TenantDatabase;
  let folder: string;
  let environment: Environment;
  let tenant: string;
  beforeAll(async () => {
    created = await create();
    database = await openDatabase(created.settings);
    folder = await mkdtemp(path.join(os.tmpdir(), 'directory-command-'));
    environment = {
      DATABASE_URL: created.settings.url,
      DATABASE_FOLDER: created.settings.folder,
      DIRECTORY_MASTER_KEY: randomBytes(32).toString('base64url'),
    };
    await writeFile(at('contacts.csv'), FILE);
  });
  beforeEach(() => {
    tenant = randomUUID();
  });
  afterAll(async () => {
    await database.close();
    await created.drop();
    await rm(folder, { recursive: true });
  });
  // opening PGlite takes a second of computing
  const stayingOpen = async (): Promise<TenantDatabase> => ({ ...database, close: async () => undefined });
  const at = (name: string) => path.join(folder, name);

  /** @param answer of the person; absent where nobody can be asked */
  async function run(words: string[], answer?: boolean, given = environment) {
    const printed: string[] = [];
    const told: string[] = [];
    const exitCode = await runCommand(
      [...words, '--tenant', tenant],
      {
        print: (line) => printed.push(line),
        write: async (piece) => void printed.push(piece),
        tell: (line) => told.push(line),
        progress: () => undefined,
        confirm: async () => answer,
        resolve: (file) => path.resolve(folder, file),
        interrupted: new AbortController().signal,
      },
      given,
      stayingOpen,
    );
    return { exitCode, printed: printed.join('\n'), told: told.join('\n') };
  }

  it('imports what can be, says what cannot and why, and exports it again', async () => {
    const imported = await run(['import', 'contacts.csv']);
    const exported = await run(['export']);

    expect(imported).toMatchObject({ exitCode: 1, told: '' });
    expect(imported.printed).toMatch(/4 {2}b@x\.example +full_name +this starts as a formula/);
    expect(imported.printed).toMatch(/2 rows can be imported, 1 row cannot\.\n2 rows imported, 1 row left out\.$/);
    expect(imported.printed).not.toContain('blue-door');
    expect(exported.printed).toContain('a@x.example,Anna,,blue-door-4711,the door\r\n');
  });

  it('imports nothing in a preview, or where the person says no', async () => {
    await run(['import', 'contacts.csv', '--preview']);
    expect((await run(['import', 'contacts.csv'], false)).printed).toMatch(/Nothing was imported\.$/);

    expect((await run(['export'])).printed).toBe(`\uFEFF${HEADER}\r\n`);
  });

  it('exports to a file for its owner alone, and over none that is there', async () => {
    await run(['import', 'contacts.csv']);
    expect((await run(['export', `${tenant}.csv`])).told).toContain('2 rows written');

    expect((await stat(at(`${tenant}.csv`))).mode & 0o777).toBe(0o600);
    expect(await readFile(at(`${tenant}.csv`), 'utf8')).toContain('blue-door-4711');
    expect(await run(['export', 'contacts.csv'])).toMatchObject({
      exitCode: 2,
      told: expect.stringContaining('already'),
    });
  });

  it('says how many codes an export lacks, as they are damaged', async () => {
    await run(['import', 'contacts.csv', '--yes']);
    await damageCode({ database, settings: created.settings }, { tenant, id: '' }, 'a@x.example');

    expect(await run(['export'])).toMatchObject({
      exitCode: 1,
      printed: expect.stringContaining('+31612345678'),
      told: '1 code is damaged and is not in the export. Set it anew.',
    });
  });

  it('removes a person, when that is sure', async () => {
    await run(['import', 'contacts.csv']);

    expect(await run(['erase', 'a@x.example'])).toMatchObject({ exitCode: 2, told: expect.stringContaining('--yes') });
    expect(await run(['erase', 'a@x.example'], false)).toMatchObject({ exitCode: 1 });
    expect(await run(['erase', 'A@x.example', '--yes'])).toMatchObject({ exitCode: 0 });
    expect((await run(['export'])).printed).toBe(`\uFEFF${HEADER}\r\n`);
    expect((await run(['audit', '--of', 'a@x.example'])).printed).toMatch(/command +person-erased/);
  });

  it('saves settings, and names what is wrong in them', async () => {
    await writeFile(at('right.json'), '{"defaultCountry": "BE"}');
    await writeFile(at('wrong.json'), '{"defaultCuntry": "BE"}');

    expect((await run(['settings', 'right.json'])).exitCode).toBe(0);
    expect(await run(['settings', 'wrong.json'])).toMatchObject({
      exitCode: 1,
      printed: expect.stringContaining('Did you mean "defaultCountry"?'),
    });
    expect(JSON.parse((await run(['settings'])).printed)).toEqual({ defaultCountry: 'BE' });
  });

  it('sets the default of somebody', async () => {
    expect((await run(['default', 'a@x.example', 'sms-known', '0612345678'])).exitCode).toBe(0);
    expect((await run(['default', 'a@x.example', 'sms-knwon'])).told).toContain('Did you mean "sms-known"?');
  });

  it('names the columns that an import has, and those of another export that look like them', async () => {
    await writeFile(at('outlook.csv'), 'Title,"E-mail \x1bAddress",Mobile Phone\nDr.,a@x.example,0612345678\n');

    const { exitCode, told } = await run(['import', 'outlook.csv']);
    expect(exitCode).toBe(2);
    for (const column of CSV_COLUMNS) expect(told).toContain(column);
    expect(told).toContain('"E-mail ?Address" looks like email_address and "Mobile Phone" looks like phone_number');
  });

  it('says both numbers where digits can be read in two ways, and takes neither', async () => {
    await writeFile(at('germany.json'), '{"defaultCountry": "DE"}');
    await writeFile(at('numbers.csv'), 'email_address,phone_number\na@x.example,15145550199\n');
    await run(['settings', 'germany.json']);
    const both = /can be \+1 514 555 0199 or \+49 1514 5550199[;.] begin with \+ and the country code/i;

    expect((await run(['import', 'numbers.csv', '--yes'])).printed).toMatch(both);
    expect((await run(['export'])).printed).toBe(`\uFEFF${HEADER}\r\n`);
    expect(await run(['default', 'a@x.example', 'sms-known', '15145550199'])).toMatchObject({
      exitCode: 2,
      told: expect.stringMatching(both),
    });
  });

  it('gives the codes a new key', async () => {
    await run(['import', 'contacts.csv']);

    expect((await run(['rotate-keys'])).printed).toContain('1 code is encrypted by it');
    expect((await run(['export'])).printed).toContain('blue-door-4711');
    expect((await run(['audit'])).printed).toContain('keys-rotated');
  });

  it.each([
    [['import', 'missing.csv'], 'There is no file missing.csv.'],
    [['import', '.'], '. is a folder.'],
    [['imprt', 'contacts.csv'], 'Did you mean "import"?'],
    [['import'], 'Usage:'],
    [['export', '--preview'], 'An option is not known'],
  ])('says what is wrong with %j', async (words, sentence) => {
    expect(await run(words)).toMatchObject({ exitCode: 2, told: expect.stringContaining(sentence) });
  });

  it('says that the master key is another', async () => {
    await run(['import', 'contacts.csv']);
    const other = { ...environment, DIRECTORY_MASTER_KEY: randomBytes(32).toString('base64url') };

    expect((await run(['export'], undefined, other)).told).toContain('encrypted under another master key');
  });

  it('removes what is old, for as many days as the environment says', async () => {
    expect((await run(['retention'])).printed).toMatch(/^Removed: 0 entries of the audit, .* 0 old keys\.$/);
    expect(await run(['retention'], undefined, { ...environment, AUDIT_DAYS: '0' })).toEqual({
      exitCode: 2,
      printed: '',
      told: settingsWords.variables.AUDIT_DAYS,
    });
  });
});

onEachKind('npm run directory, as a program', ({ create }) => {
  let created: TestDatabase;
  let folder: string;
  beforeAll(async () => {
    created = await create();
    folder = await mkdtemp(path.join(os.tmpdir(), 'directory-command-'));
  });
  afterAll(async () => {
    await created.drop();
    await rm(folder, { recursive: true });
  });

  it('ends with its code, and what it did is there for the next one', async () => {
    const file = path.join(folder, 'contacts.csv');
    await writeFile(file, FILE);
    const environment = {
      DATABASE_URL: created.settings.url,
      DATABASE_FOLDER: created.settings.folder,
      DIRECTORY_MASTER_KEY: randomBytes(32).toString('base64url'),
    };
    const child = spawn(
      process.execPath,
      ['--import', 'tsx', 'src/service/administration/command.ts', 'import', file, '--tenant', randomUUID()],
      { cwd: ROOT, env: { ...process.env, ...environment } as NodeJS.ProcessEnv },
    );
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    const exitCode = await new Promise((resolve) => child.on('close', resolve));
    expect(exitCode).toBe(1);
    expect(output).toMatch(/2 rows imported, 1 row left out\.\n$/);

    // on a connection of its own, too; the only organization that there is needs no name
    let exported = '';
    const terminal = { write: async (piece: string) => void (exported += piece), tell: () => undefined };
    expect(await runCommand(['export'], terminal as never, environment)).toBe(0);
    expect(exported).toContain('blue-door-4711');
  });
});

it('says that the database does not answer', async () => {
  const told: string[] = [];
  const exitCode = await runCommand(
    ['export', '--tenant', randomUUID()],
    { tell: (line: string) => told.push(line) } as never,
    {
      DATABASE_URL: 'postgres://postgres@127.0.0.1:1/none',
      DIRECTORY_MASTER_KEY: randomBytes(32).toString('base64url'),
    },
  );

  expect({ exitCode, told }).toEqual({ exitCode: 2, told: [expect.stringContaining('The database does not answer.')] });
});
