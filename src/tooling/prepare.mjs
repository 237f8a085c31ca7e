// Runs before `npm start`, `npm test` and `npm run build` with nothing installed: Node's own modules only.
// Checks Node, installs the packages when they are missing or older than the lock file, and with --browser a browser and servers for tests.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { findBrowser } from './find-browser.mjs';

const root = path.resolve(import.meta.dirname ?? '.', '../..');
const OLDEST_NODE = [20, 19];

const MAILS = 'libpython3.11-testsuite';

const stop = (sentence) => {
  console.error(`\n${sentence}\n`);
  process.exit(1);
};

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor < OLDEST_NODE[1])) {
  stop(
    `This needs Node ${OLDEST_NODE.join('.')} or newer; here is ${process.versions.node}. Install it from https://nodejs.org and try again.`,
  );
}

const installed = path.join(root, 'node_modules/.package-lock.json');
const lock = path.join(root, 'package-lock.json');
if (!existsSync(installed) || statSync(installed).mtimeMs < statSync(lock).mtimeMs) {
  console.log('Installing packages (once, about a minute) …');
  // npm tells where it is itself; without a shell this works on Windows, too
  const npm = process.env.npm_execpath;
  const [command, args] = npm ? [process.execPath, [npm]] : ['npm', []];
  const result = spawnSync(command, [...args, 'ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: 'inherit',
  });
  if (result.status !== 0)
    stop('The packages could not be installed. Check your connection to the npm registry and try again.');
}

if (process.argv.includes('--browser')) {
  const named = process.env.BROWSER_PATH;
  if (named && !findBrowser({ headless: true })) {
    stop(
      `BROWSER_PATH names ${named}, and nothing is there. Correct it, or leave it out to take the browser of this machine.`,
    );
  }
  const debian = existsSync('/etc/debian_version') && process.getuid?.() === 0;
  const packages = debian ? missingPackages() : [];
  if (packages.length > 0) {
    console.log(`Installing ${packages.join(', ')} for the tests …`);
    install(packages);
    // an older Debian, or one of its kin
    if (!findBrowser({ headless: true })) install(['chromium']);
  }
  if (!findBrowser({ headless: true })) {
    const name = existsSync('/etc/os-release')
      ? /^PRETTY_NAME="(.*)"$/m.exec(readFileSync('/etc/os-release', 'utf8'))?.[1]
      : '';
    stop(
      `The tests need Chrome, Edge or Chromium, and none was found${name ? ` on ${name}` : ''}. Install one, or name it: BROWSER_PATH=… npm test`,
    );
  }
}

/**
 * A browser, DNS servers, a mail server, a database server with a pooler, and mails as Python tests its parser with. Without all but the
 * browser their tests are skipped in words, so nothing stops here.
 */
function missingPackages() {
  const servers = [
    ['nsd', '/usr/sbin/nsd'],
    ['unbound', '/usr/sbin/unbound'],
    ['ldnsutils', '/usr/bin/ldns-signzone'],
    ['postfix', '/usr/sbin/postfix'],
    ['postgresql', '/usr/lib/postgresql'],
    ['pgbouncer', '/usr/sbin/pgbouncer'],
    // Debian 12 alone has this version
    ...(debianVersion().startsWith('12') ? [[MAILS, '/usr/lib/python3.11/test/test_email/data/msg_01.txt']] : []),
  ];
  const missing = servers.filter(([, program]) => !existsSync(program)).map(([name]) => name);
  return findBrowser({ headless: true }) ? missing : ['chromium-headless-shell', ...missing];
}

function debianVersion() {
  try {
    return readFileSync('/etc/debian_version', 'utf8');
  } catch {
    return '';
  }
}

function install(packages) {
  // tests start servers of their own; a package's script asks this file whether it may start the daemon that it brings
  const policy = '/usr/sbin/policy-rc.d';
  const isOurs = !existsSync(policy);
  if (isOurs) writeFileSync(policy, '#!/bin/sh\nexit 101\n', { mode: 0o755 });
  const run = (program, args, input = '') =>
    spawnSync(program, args, {
      input,
      stdio: ['pipe', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
  try {
    if (packages.includes('postfix')) {
      // else it would make itself the mail server of this machine; tests bring their own configuration
      run('debconf-set-selections', [], 'postfix postfix/main_mailer_type select No configuration\n');
    }
    run('apt-get', ['update', '-qq']);
    run('apt-get', ['install', '-y', '-qq', ...packages]);
  } finally {
    if (isOurs) rmSync(policy, { force: true });
  }
}
