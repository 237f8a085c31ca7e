import { mkdtempSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { startLocalOutlook } from '../../src/outlook/server/start-local-outlook';
import { findBrowser } from '../../src/tooling/find-browser.mjs';
import { installProbe, paneFrame } from './pane-probe';
const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-sync'];
async function main() {
  const browser = await chromium.launch({ executablePath: findBrowser(), args: FLAGS });
  const sides = [];
  for (const dist of [process.argv[2]!, process.argv[3]!]) {
    const outlook = await startLocalOutlook({ addinPort: 0, composePort: 0, dataFolder: mkdtempSync(path.join(tmpdir(), 'pair-')), dist, directory: false });
    const context = await browser.newContext({ ignoreHTTPSErrors: true, viewport: { width: 1280, height: 800 } });
    const page = await context.newPage();
    await installProbe(page);
    await page.goto(outlook.composeUrl);
    await page.getByLabel('To', { exact: true }).fill('anna@praktijk.example; okafor@legal.example; info@huisarts.example');
    await page.getByLabel('To', { exact: true }).press('Enter');
    const open = () => page.getByRole('toolbar').getByRole('button', { name: 'Recipient verification', exact: true }).click();
    const pane = page.frameLocator('iframe[data-add-in="pane"]');
    await open();
    await pane.getByRole('switch', { name: 'Secure mail' }).click();
    await pane.getByText('Saved', { exact: true }).first().waitFor();
    sides.push({ outlook, page, pane, open, times: [] as number[], off: [] as number[] });
  }
  for (let run = 0; run < 24; run++)
    for (const side of run % 2 ? sides : sides.toReversed()) {
      await side.page.getByRole('button', { name: 'Close the pane' }).click();
      await side.open();
      await side.pane.getByText('Saved', { exact: true }).first().waitFor().catch(() => undefined);
      const frame = await paneFrame(side.page);
      await frame.waitForFunction(() => window.probe.rows.some((each) => each.count > 0));
      const rows = await frame.evaluate(() => window.probe.rows);
      if (run >= 3) side.times.push(rows.find((each) => each.count > 0)!.at);
    }
  const median = (of: number[]) => of.toSorted((a, b) => a - b)[Math.floor(of.length / 2)]!;
  const [before, after] = sides.map(({ times }) => median(times));
  console.log({ before, after, ratio: after! / before!, pairs: sides[0]!.times.length, load: loadavg()[0] });
  console.log(median(sides[1]!.times.map((t, i) => t / sides[0]!.times[i]!)));
  await browser.close();
  process.exit(0);
}
void main();
