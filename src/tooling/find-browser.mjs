// Finds an installed Chrome, Edge or Chromium. BROWSER_PATH comes first.
import { existsSync } from 'node:fs';
import path from 'node:path';

const { env, platform } = process;

/** Most common places, in the order in which they are tried. */
function candidates(headless) {
  if (platform === 'darwin') {
    const apps = [
      'Google Chrome.app/Contents/MacOS/Google Chrome',
      'Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
      'Chromium.app/Contents/MacOS/Chromium',
    ];
    return ['/Applications', path.join(env.HOME ?? '', 'Applications')].flatMap((folder) =>
      apps.map((app) => path.join(folder, app)),
    );
  }
  if (platform === 'win32') {
    const roots = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].filter(Boolean);
    return roots.flatMap((root) => [
      path.join(root, 'Google/Chrome/Application/chrome.exe'),
      path.join(root, 'Microsoft/Edge/Application/msedge.exe'),
      path.join(root, 'Chromium/Application/chrome.exe'),
    ]);
  }
  const names = [
    // the same engine without windows: a test takes a third less time in it
    ...(headless ? ['chromium-headless-shell'] : []),
    'google-chrome-stable',
    'google-chrome',
    'microsoft-edge-stable',
    'microsoft-edge',
    'chromium',
    'chromium-browser',
  ];
  const folders = [
    ...(env.PATH ?? '').split(path.delimiter),
    '/usr/bin',
    '/usr/local/bin',
    '/opt/google/chrome',
    '/snap/bin',
  ];
  return names.flatMap((name) => folders.filter(Boolean).map((folder) => path.join(folder, name)));
}

/**
 * @param {{ headless?: boolean }} options `headless`: nobody looks at it
 * @returns {string | undefined} path of the program; undefined when there is none
 */
export function findBrowser({ headless = false } = {}) {
  if (env.BROWSER_PATH) return existsSync(env.BROWSER_PATH) ? env.BROWSER_PATH : undefined;
  return candidates(headless).find((candidate) => existsSync(candidate));
}
