/** Serves the gallery (test/taskpane/gallery), built by `npx webpack --env gallery`, to a browser of its own. */
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import type { Page } from 'playwright-core';
import type {} from '../taskpane/gallery/window';
import { STATES } from '../taskpane/gallery/states';
import { launchBrowser } from './browser';

const GALLERY = path.resolve(__dirname, '../../.local/gallery');
const TYPES: Record<string, string> = { html: 'text/html', css: 'text/css', js: 'text/javascript' };
/** Where the server has axe-core. */
export const AXE = '/axe.min.js';
const AXE_FILE = require.resolve('axe-core/axe.min.js', { paths: [require.resolve('@axe-core/playwright')] });
const VIEWPORT = { width: 320, height: 620 };
/** From so many rows on the list has tools. */
const LONG = 8;

export interface Gallery {
  /** The one page of it: state after state is shown there, which is many times quicker than loading it anew. */
  page: Page;
  close(): Promise<void>;
}

export async function openGallery(): Promise<Gallery> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url!, 'http://localhost');
    const file = pathname === AXE ? AXE_FILE : path.join(GALLERY, pathname.slice(1) || 'index.html');
    const type = TYPES[file.split('.').pop()!] ?? 'text/plain';
    const body = existsSync(file) && readFileSync(file);
    response.writeHead(body ? 200 : 404, { 'content-type': `${type}; charset=utf-8` }).end(body || undefined);
  }).listen(0, 'localhost');
  const browser = await launchBrowser();
  const page = await browser.newPage({ viewport: VIEWPORT, reducedMotion: 'reduce' });
  await page.goto(`http://localhost:${(server.address() as AddressInfo).port}/`);
  await page.waitForFunction(() => 'gallery' in window);
  return {
    page,
    async close() {
      await browser.close();
      server.close();
    },
  };
}

/** Shows a state in English and light, 320 px wide, with those of its parts that load late. */
export async function showState(page: Page, state: string): Promise<void> {
  await page.emulateMedia({ colorScheme: 'light', forcedColors: 'none' });
  await page.setViewportSize(VIEWPORT);
  await page.mouse.move(0, 0); // no tip is left open
  await page.evaluate((name) => window.gallery.show(name), state);
  await page.locator('header').waitFor();
  const { problems = [], rows = [] } = STATES[state]!;
  if (problems.length > 0)
    await page
      .locator('.fui-MessageBar')
      .nth(problems.length - 1)
      .waitFor();
  if (rows.length >= LONG) await page.getByRole('searchbox').waitFor();
}
