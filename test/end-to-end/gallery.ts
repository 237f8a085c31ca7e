/** Serves the gallery (test/taskpane/gallery), built by `npx webpack --env gallery`, to a browser of its own. */
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { STATES } from '../taskpane/gallery/states';
import { launchBrowser } from './browser';

const GALLERY = path.resolve(__dirname, '../../.local/gallery');
const TYPES: Record<string, string> = { html: 'text/html', css: 'text/css', js: 'text/javascript' };
/** Where the gallery has axe-core: from there the browser keeps what it has compiled of it. */
export const AXE = '/axe.min.js';
const AXE_FILE = require.resolve('axe-core/axe.min.js', { paths: [require.resolve('@axe-core/playwright')] });
/** From so many rows on the list has tools. */
const LONG = 8;

export interface Gallery {
  browser: Browser;
  /** @param state a name in `STATES`. @param language English when absent. */
  urlOf(state: string, language?: string): string;
  close(): Promise<void>;
}

export async function openGallery(): Promise<Gallery> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url!, 'http://localhost');
    const file = pathname === AXE ? AXE_FILE : path.join(GALLERY, pathname.slice(1) || 'index.html');
    const type = TYPES[file.split('.').pop()!] ?? 'text/plain';
    const body = existsSync(file) && readFileSync(file);
    response
      .writeHead(body ? 200 : 404, { 'content-type': `${type}; charset=utf-8`, 'cache-control': 'max-age=3600' })
      .end(body || undefined);
  }).listen(0, 'localhost');
  const browser = await launchBrowser();
  return {
    browser,
    urlOf(state, language) {
      const query = new URLSearchParams({ state, ...(language !== undefined && { language }) });
      return `http://localhost:${(server.address() as AddressInfo).port}/?${query}`;
    },
    async close() {
      await browser.close();
      server.close();
    },
  };
}

/** Shows a state, with those of its parts that load late. @param url when absent, the state takes the place of the one shown */
export async function showState(page: Page, state: string, url?: string): Promise<void> {
  await page.goto(url ?? new URL(`?state=${state}`, page.url()).href);
  await page.locator('header').waitFor();
  const { problems = [], rows = [] } = STATES[state]!;
  if (problems.length > 0)
    await page
      .locator('.fui-MessageBar')
      .nth(problems.length - 1)
      .waitFor();
  if (rows.length >= LONG) await page.getByRole('searchbox').waitFor();
}
