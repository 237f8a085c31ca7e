/** Opens the compose window where there is a desktop. */
import { spawn } from 'node:child_process';
import path from 'node:path';
import { findBrowser } from '../../tooling/find-browser.mjs';
import type { LocalOutlook } from './start-local-outlook';

/** `own`: a browser that trusts the certificate. `default`: the person's browser, which will warn. `none`: no desktop. */
export type Opened = 'own' | 'default' | 'none';

function hasDesktop({ CI, DISPLAY, WAYLAND_DISPLAY, SSH_CONNECTION, SSH_TTY }: NodeJS.ProcessEnv): boolean {
  if (CI || SSH_CONNECTION || SSH_TTY) return false;
  return process.platform !== 'linux' || Boolean(DISPLAY ?? WAYLAND_DISPLAY);
}

const GIVES_UP_WITHIN = 1_500;

/** The desktop's own command for "open this address". */
const OPENERS: Partial<Record<NodeJS.Platform, [string, ...string[]]>> = {
  darwin: ['open'],
  win32: ['cmd', '/c', 'start', ''],
  linux: ['xdg-open'],
};

/** False when the program cannot be started, or gives up at once. */
function launch(program: string, args: string[]): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(program, args, { detached: true, stdio: 'ignore' });
    child.once('error', () => resolve(false));
    child.once('exit', (code) => resolve(code === 0));
    setTimeout(() => resolve(true), GIVES_UP_WITHIN).unref();
    child.unref();
  });
}

type Opening = Pick<LocalOutlook, 'composeUrl' | 'addinUrl' | 'certificate'>;

/** Chrome, Edge or Chromium with a profile of its own that accepts this one certificate and no other. */
async function openOwn(program: string, { composeUrl, certificate }: Opening, profile: string): Promise<boolean> {
  return launch(program, [
    `--user-data-dir=${profile}`,
    ...(certificate.trusted ? [] : [`--ignore-certificate-errors-spki-list=${certificate.spkiHash}`]),
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-background-networking',
    '--disable-sync',
    '--new-window',
    composeUrl,
  ]);
}

export async function openBrowser(local: Opening, dataFolder: string, env = process.env): Promise<Opened> {
  if (!hasDesktop(env)) return 'none';
  const program = findBrowser();
  if (program && (await openOwn(program, local, path.join(dataFolder, 'browser-profile')))) return 'own';
  const [opener, ...args] = OPENERS[process.platform] ?? ['xdg-open'];
  return (await launch(opener, [...args, local.composeUrl])) ? 'default' : 'none';
}
