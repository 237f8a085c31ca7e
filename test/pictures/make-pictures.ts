/**
 * `npm run pictures`: the pictures of the README, from the running product: assets/readme/secure-mail-{light,dark}.png.
 * Needs a build (`npm run build`, `npm start` once) and a browser.
 */
import { mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium } from 'playwright-core';
import type { Page } from 'playwright-core';
import { startLocalOutlook } from '../../src/outlook/server/start-local-outlook';
import { findBrowser } from '../../src/tooling/find-browser.mjs';

const folder = path.resolve(__dirname, '../../assets/readme');
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

async function writeMail(page: Page): Promise<void> {
  const pills = async (field: string, text: string) => {
    await page.getByLabel(field, { exact: true }).fill(text);
    await page.getByLabel(field, { exact: true }).press('Enter');
  };
  await pills('To', 'Anna de Boer <anna@praktijk.example>; Bo Lind <bo@lind.example>');
  await pills('Cc', 'Ngozi Okafor <okafor@legal.example>; Els Visser <els.visser@ziekenhuis.example>');
  await page.getByLabel('Subject', { exact: true }).fill('Your appointment on Tuesday');
  await page
    .getByLabel('Message', { exact: true })
    .fill('Dear all,\n\nThe report is attached. See you on Tuesday.\n\nSam');
  await page.getByRole('toolbar').getByRole('button', { name: 'Recipient verification', exact: true }).click();
  const pane = page.frameLocator('iframe[data-add-in="pane"]');
  await pane.getByRole('switch', { name: 'Secure mail' }).click();
  await pane.getByText('2 of 3 ready').waitFor();
  await pane.getByText('Saved', { exact: true }).first().waitFor();
}

async function main(): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const outlook = await startLocalOutlook({
    addinPort: 0,
    composePort: 0,
    dataFolder: mkdtempSync(path.join(tmpdir(), 'pictures-')),
  });
  const browser = await chromium.launch({ executablePath: findBrowser(), args: FLAGS });
  for (const colorScheme of ['light', 'dark'] as const) {
    const context = await browser.newContext({
      ignoreHTTPSErrors: true,
      colorScheme,
      viewport: { width: 1280, height: 760 },
      reducedMotion: 'reduce',
    });
    const page = await context.newPage();
    await page.goto(`${outlook.composeUrl}/?paneWidth=380`);
    await writeMail(page);
    await page.screenshot({ path: path.join(folder, `secure-mail-${colorScheme}.png`) });
    await context.close();
  }
  await browser.close();
  await outlook.close();
}

void main();
