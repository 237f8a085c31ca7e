/** What `npm start` and `npm test` say before anything can run: one sentence with the way out. On a copy, as the script may install. */
import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parse } from 'acorn';

const tooling = path.resolve(__dirname, '../../src/tooling');
const SCRIPTS = ['prepare.mjs', 'find-browser.mjs'];

const NO_MAIL_SERVER = 'postfix postfix/main_mailer_type select No configuration';

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
  rootOnDebian: `
    import fs from 'node:fs';
    import { syncBuiltinESMExports } from 'node:module';
    const { existsSync, readFileSync } = fs;
    process.getuid = () => 0;
    fs.existsSync = (file) => file === '/etc/debian_version' || existsSync(file);
    fs.readFileSync = (file, ...more) => (file === '/etc/debian_version' ? '12.11' : readFileSync(file, ...more));
    syncBuiltinESMExports();`,
  noServers: `
    import fs from 'node:fs';
    import { syncBuiltinESMExports } from 'node:module';
    const { existsSync } = fs;
    fs.existsSync = (file) => !/nsd|unbound|ldns|postfix|postgresql|pgbouncer|test_email/.test(file) && existsSync(file);
    syncBuiltinESMExports();`,
  allServers: `
    import fs from 'node:fs';
    import { syncBuiltinESMExports } from 'node:module';
    const { existsSync } = fs;
    fs.existsSync = (file) => /nsd|unbound|ldns|postfix|postgresql|pgbouncer|test_email/.test(file) || existsSync(file);
    syncBuiltinESMExports();`,
  newerDebian: `
    import fs from 'node:fs';
    import { syncBuiltinESMExports } from 'node:module';
    const { readFileSync } = fs;
    fs.readFileSync = (file, ...more) => (file === '/etc/debian_version' ? '13.2' : readFileSync(file, ...more));
    syncBuiltinESMExports();`,
  // the file of the machine is not touched: it stands in the folder of the test
  noPolicy: `
    import fs from 'node:fs';
    import { syncBuiltinESMExports } from 'node:module';
    const { existsSync, rmSync, writeFileSync } = fs;
    const here = (file) => (file === '/usr/sbin/policy-rc.d' ? 'policy-rc.d' : file);
    fs.existsSync = (file) => existsSync(here(file));
    fs.writeFileSync = (file, ...more) => writeFileSync(here(file), ...more);
    fs.rmSync = (file, ...more) => rmSync(here(file), ...more);
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

  describe('on Debian, as root', () => {
    /** An apt-get that notes how it was called, and whether daemons might start meanwhile; and what the packages were told. */
    function prepareWithApt(machine: (keyof typeof MACHINE)[]) {
      const bin = path.join(root, 'bin');
      mkdirSync(bin);
      const script = '#!/bin/sh\necho "$@" $(sh ./policy-rc.d 2>/dev/null; echo $?) >> calls\n';
      writeFileSync(path.join(bin, 'apt-get'), script, { mode: 0o755 });
      writeFileSync(path.join(bin, 'debconf-set-selections'), '#!/bin/sh\ncat >> calls\n', { mode: 0o755 });
      // any file is a browser, as long as it is there
      const env = {
        PATH: `${bin}:${process.env.PATH}`,
        BROWSER_PATH: machine.includes('noBrowser') ? '' : process.execPath,
      };
      const { status, printed } = prepare(['rootOnDebian', 'noPolicy', ...machine], ['--browser'], env);
      const calls = path.join(root, 'calls');
      return { status, printed, calls: existsSync(calls) ? readFileSync(calls, 'utf8').trim().split('\n') : [] };
    }

    it('a machine with a browser and all servers is left alone', () => {
      expect(prepareWithApt(['allServers'])).toEqual({ status: 0, printed: '', calls: [] });
    });

    it('servers are installed, none of them is started or set up, and tests run without them where that fails', () => {
      expect(prepareWithApt(['noServers'])).toEqual({
        status: 0,
        printed:
          'Installing nsd, unbound, ldnsutils, postfix, postgresql, pgbouncer, libpython3.11-testsuite for the tests …',
        calls: [
          NO_MAIL_SERVER,
          'update -qq 101',
          'install -y -qq nsd unbound ldnsutils postfix postgresql pgbouncer libpython3.11-testsuite 101',
        ],
      });
      expect(existsSync(path.join(root, 'policy-rc.d'))).toBe(false);
    });

    it('the mails of Python are left out where this Debian does not have them, so that the rest is installed', () => {
      const { calls } = prepareWithApt(['noServers', 'newerDebian']);
      expect(calls.at(-1)).toBe('install -y -qq nsd unbound ldnsutils postfix postgresql pgbouncer 101');
    });

    it('a browser is installed in the same call, and a whole one where there is none without windows', () => {
      const { calls } = prepareWithApt(['noServers', 'noBrowser']);
      expect(calls).toEqual([
        NO_MAIL_SERVER,
        'update -qq 101',
        'install -y -qq chromium-headless-shell nsd unbound ldnsutils postfix postgresql pgbouncer libpython3.11-testsuite 101',
        'update -qq 101',
        'install -y -qq chromium 101',
      ]);
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
