import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../../src/tooling/check-configuration';
import type { JWK } from 'jose';
import { ecKeys } from '../configuration/values';
import { ofKeyVault } from '../seal/administrators-keys';

/** Runs the command on a file with this text. */
async function check(text: string | Error, args = ['check', 'organization.json']) {
  const printed: string[] = [];
  const exitCode = await run(args, {
    readFile: () => {
      if (text instanceof Error) throw text;
      return text;
    },
    print: (line) => printed.push(line),
  });
  return { exitCode, printed: printed.join('\n') };
}

const failing = (code: string) => Object.assign(new Error(`${code}: /home/somebody/organization.json`), { code });

describe('npm run config -- check', () => {
  it('says that a file is right, and what it found', async () => {
    const document = {
      brand: 'Acme',
      ownDomains: ['hospital.example'],
      gatewayKeys: [ecKeys('P-256').publicKey],
      methods: { 'sms-new': false },
    };

    expect(await check(JSON.stringify(document))).toEqual({
      exitCode: 0,
      printed:
        'organization.json is right: brand Acme, 8 of 9 methods on, 1 own domain, 4 languages (default en), 1 gateway key.',
    });
  });

  it('seals something with each gateway key, as the pane does', async () => {
    const ec = ecKeys('P-256').publicKey;
    // on no curve
    const damaged = { ...ec, y: ec.x };

    expect(await check(JSON.stringify({ gatewayKeys: [ofKeyVault(ec as unknown as JWK), damaged] }))).toEqual({
      exitCode: 1,
      printed:
        'gatewayKeys[1]: Nothing can be encrypted with this key. Copy the public key of the gateway again, or make a new key pair.',
    });
  });

  it('says that secure mail needs a gateway key', async () => {
    expect(await check('{}')).toEqual({
      exitCode: 0,
      printed: expect.stringMatching(
        /is right: .* 0 gateway keys\.\nIt has no gateway key yet: secure mail cannot be switched on/,
      ),
    });
  });

  it('prints each mistake on a line by its path', async () => {
    expect(await check('{"brand": "", "methods": {"sms-nwe": true}}')).toEqual({
      exitCode: 1,
      printed:
        'brand: This must not be empty. Fill it in, or remove the field to get the default.\n' +
        'methods.sms-nwe: There is no such field. Did you mean "sms-new"?',
    });
  });

  it('prints a mistake of the whole document without a path', async () => {
    expect(await check('[]')).toEqual({ exitCode: 1, printed: 'This must be an object: { … }.' });
  });

  it('reads files with the mark that Windows editors put in front', async () => {
    expect((await check('\ufeff{}')).exitCode).toBe(0);
  });

  it.each([
    ['a word without quotes', '{\n  "brand": Acme\n}', 'line 2, column 12'],
    ['a comma too many', '{\n  "brand": "Acme",\n}', 'line 3, column 1'],
    ['a comma too few', '{\r\n  "brand": "Acme"\r\n  "methods": {}\r\n}', 'line 3, column 3'],
    ['a comma too many in a list', '{"ownDomains": ["a.example",]}', 'line 1, column 29'],
    ['single quotes', "{'brand': 'Acme'}", 'line 1, column 2'],
    ['a comment', '// our configuration\n{}', 'line 1, column 1'],
    ['more after the end', '{}\n}', 'line 2, column 1'],
    ['an emoji before the error, which is one column', '{"brand": "🌷", x}', 'line 1, column 16'],
    ['a broken escape', '{"brand": "\\x"}', 'line 1, column 13'],
    ['a line break in a text', '{"brand": "Ac\nme"}', 'line 1, column 14'],
  ])('shows where a file stops being JSON: %s', async (_, text, place) => {
    expect(await check(text)).toEqual({
      exitCode: 2,
      printed: expect.stringContaining(`organization.json is not JSON: look at ${place},`),
    });
  });

  it.each([
    ['an open bracket', '{"brand": "Acme"'],
    ['an open quote', '{"brand": "Acme'],
    ['half a word', '{"maskSaved": tru'],
  ])('says that a file ends too early: %s', async (_, text) => {
    expect(await check(text)).toEqual({ exitCode: 2, printed: expect.stringContaining('ends too early') });
  });

  it('says that a file is empty', async () => {
    expect(await check(' \n')).toEqual({ exitCode: 2, printed: 'organization.json is empty. Start with { }.' });
  });

  it('repeats nothing of a file that is not JSON, for it may hold a key', async () => {
    expect((await check('{"gatewayKeys": [{"d": "very-secret" "x": 1}]}')).printed).not.toContain('secret');
  });

  it.each([
    ['ENOENT', 'There is no file organization.json. Check its name and folder.'],
    ['EISDIR', 'organization.json is a folder. Name the JSON file in it.'],
    ['EACCES', 'organization.json may not be read. Check its permissions.'],
    ['EIO', 'organization.json could not be read (EIO).'],
  ])('says why a file cannot be read: %s', async (code, sentence) => {
    expect(await check(failing(code))).toEqual({ exitCode: 2, printed: sentence });
  });

  it.each([
    [[]],
    [['check']],
    [['chekc', 'file.json']],
    [['check', 'a.json', 'b.json']],
    [['--help']],
    [['check', '--help']],
  ])('tells how it is used after %j', async (args) => {
    expect(await check('{}', args)).toEqual({
      exitCode: 2,
      printed: expect.stringMatching(/^Usage: npm run config -- check FILE/),
    });
  });
});

describe('the command itself', () => {
  const folder = mkdtempSync(join(tmpdir(), 'check-configuration-'));
  const file = join(folder, 'organization.json');
  const command = ['--import', 'tsx', join(__dirname, '../../src/tooling/check-configuration.ts'), 'check', file];
  afterAll(() => rmSync(folder, { recursive: true }));

  it('reads a file and ends with its code', () => {
    writeFileSync(file, '{"brand": 5}');
    const wrong = spawnSync(process.execPath, command, { encoding: 'utf8' });
    writeFileSync(file, '{}');
    const right = execFileSync(process.execPath, command, { encoding: 'utf8' });

    expect(wrong).toMatchObject({ status: 1, stdout: 'brand: This must be text between quotes.\n' });
    expect(right).toContain(`${file} is right`);
  });
});
