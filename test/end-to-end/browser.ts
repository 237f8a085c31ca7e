/** The browser of the tests: the one that is installed, or that BROWSER_PATH names, quiet and quick. */
import { chromium } from 'playwright-core';
import type { Browser } from 'playwright-core';

/** Milliseconds. How long tests wait for what a person would see: long enough for a machine four times slower. */
export const PATIENCE = 60_000;

const FLAGS = [
  '--no-sandbox',
  '--process-per-site', // so that pages of one context share what they have compiled
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost',
];

export function launchBrowser(): Promise<Browser> {
  const executablePath = process.env['BROWSER_PATH'];
  return chromium.launch({ ...(executablePath && { executablePath }), args: FLAGS, timeout: PATIENCE });
}
