/** What `npm start` and `npm test` say before anything can run: one sentence with the way out. On a copy, as the script may install. */
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parse } from 'acorn';

const tooling = path.resolve(__dirname, '../../src/tooling');
const SCRIPTS = ['prepare.mjs', 'find-browser.mjs'];

/** Parts of a machine, put in place before the script runs. */
const MACHINE = {
  oldNode: `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '18.20.4' } });`,
  nobodySpecial: `process.getuid = () => 1000;`,
  noBrowser: `
    import fs from 'node:fs';
    import { syncBuiltinESMExports } from 'node:module';
    const { existsSync } = fs;
    fs.existsSync = (file) => !/chrom|edge/i.test(file) && existsSync(file);
    syncBuiltinESMExports();`,
};

let root: string;
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'prepare-'));
  const folders = { scripts: path.join(root, 'src/tooling'), packages: path.join(root, 'node_modules') };
  for (const folder of Object.values(folders)) mkdirSync(folder, { recursive: true });
  for (const script of SCRIPTS) copyFileSync(path.join(tooling, script), path.join(folders.scripts, script));
  writeFileSync(path.join(root, 'package-lock.json'), '{}');
  utimesSync(path.join(root, 'package-lock.json'), 0, 0);
  writeFileSync(path.join(folders.packages, '.package-lock.json'), '{}');
});
afterEach(() => rmSync(root, { recursive: true }));

/** @returns the exit code, and all that was printed */
function prepare(machine: (keyof typeof MACHINE)[], args: string[] = [], env: Record<string, string> = {}) {
  const preload = machine.flatMap((part) => ['--import', `data:text/javascript,${encodeURIComponent(MACHINE[part])}`]);
  const { BROWSER_PATH: _, ...inherited } = process.env;
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [...preload, path.join(root, 'src/tooling/prepare.mjs'), ...args],
    { cwd: root, encoding: 'utf8', env: { ...inherited, ...env } },
  );
  return { status, printed: (stdout + stderr).trim() };
}

describe('before npm start, npm test and npm run build', () => {
  it('nothing is said where all is there', () => {
    expect(prepare([])).toEqual({ status: 0, printed: '' });
  });

  it('an old Node is named, with the one that is needed and where it is', () => {
    expect(prepare(['oldNode'])).toEqual({
      status: 1,
      printed: 'This needs Node 20.19 or newer; here is 18.20.4. Install it from https://nodejs.org and try again.',
    });
  });

  it.each(SCRIPTS)('%s can be read by a Node that is far too old, so that it gets to say so', (script) => {
    const source = readFileSync(path.join(tooling, script), 'utf8');
    expect(() => parse(source, { ecmaVersion: 2020, sourceType: 'module' })).not.toThrow();
  });

  it('packages that cannot be installed are told, with what to look at', () => {
    utimesSync(path.join(root, 'node_modules/.package-lock.json'), 0, 0);
    utimesSync(path.join(root, 'package-lock.json'), 1, 1);
    const npm = path.join(root, 'npm.mjs');
    writeFileSync(npm, 'process.exit(7)');
    expect(prepare([], [], { npm_execpath: npm })).toEqual({
      status: 1,
      printed: expect.stringMatching(
        /The packages could not be installed\. Check your connection to the npm registry and try again\.$/,
      ),
    });
  });
});

describe('before npm test', () => {
  it('a machine without a browser is told which ones will do, and how to name one', () => {
    expect(prepare(['nobodySpecial', 'noBrowser'], ['--browser'])).toEqual({
      status: 1,
      printed: expect.stringMatching(
        /^The tests need Chrome, Edge or Chromium, and none was found.*\. Install one, or name it: BROWSER_PATH=… npm test$/,
      ),
    });
  });

  it('a browser that is named and not there is said, and none is installed in its place', () => {
    const missing = path.join(root, 'nowhere', 'chromium');
    // nothing in PATH: as root on Debian the script would else install one
    expect(prepare([], ['--browser'], { BROWSER_PATH: missing, PATH: '' })).toEqual({
      status: 1,
      printed: `BROWSER_PATH names ${missing}, and nothing is there. Correct it, or leave it out to take the browser of this machine.`,
    });
  });
});
