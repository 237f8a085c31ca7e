/** Before all end-to-end tests: a database, and the compose window twice (our add-in, the fixture) on free ports with empty data. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DIST } from '../../src/outlook/server/folders';
import { type LocalOutlook, startLocalOutlook } from '../../src/outlook/server/start-local-outlook';
import { findBrowser } from '../../src/tooling/find-browser.mjs';
import globalSetup from '../global-setup';
import { announce } from './local-outlooks';
import { ORGANIZATIONS } from './organizations';

declare global {
  var localOutlooks: { running: LocalOutlook[]; clean(): Promise<void> } | undefined;
}

export default async function startLocalOutlooks(): Promise<void> {
  const browser = findBrowser({ headless: true });
  if (!browser) throw new Error('No Chrome, Edge or Chromium was found. Install one, or name it in BROWSER_PATH.');
  process.env['BROWSER_PATH'] = browser;
  await globalSetup();
  // only now can it tell which databases there are
  const { DATABASES } = await import('../service/databases');

  const dataFolder = mkdtempSync(path.join(tmpdir(), 'local-outlook-'));
  const anyPort = { addinPort: 0, composePort: 0 };
  const fixture = path.join(__dirname, 'fixture-add-in');
  const running: LocalOutlook[] = [];
  const database = await DATABASES[0].create();
  globalThis.localOutlooks = {
    running,
    clean: async () => {
      rmSync(dataFolder, { recursive: true, force: true });
      await database.drop();
    },
  };
  running.push(
    await startLocalOutlook({
      ...anyPort,
      dist: fixture,
      manifest: path.join(fixture, 'manifest.xml'),
      dataFolder: path.join(dataFolder, 'fixture'),
      directory: false,
    }),
  );
  announce('fixture', running[0] as LocalOutlook);
  if (!existsSync(path.join(DIST, 'taskpane.html'))) return; // its tests say so themselves
  running.push(
    await startLocalOutlook({
      ...anyPort,
      dataFolder: path.join(dataFolder, 'add-in'),
      database: database.settings,
      tenants: ORGANIZATIONS,
    }),
  );
  await running[1]?.directory?.url();
  announce('our-add-in', running[1] as LocalOutlook);
}
