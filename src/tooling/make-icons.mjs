// Draws the PNG icons in `assets/` from the SVG drawings there: `node src/tooling/make-icons.mjs`.
// Run it after changing a drawing; the PNGs are kept in git, so that a build needs no browser.
import { readFile, writeFile } from 'node:fs/promises';
import { chromium } from 'playwright-core';
import { findBrowser } from './find-browser.mjs';
import { ICONS } from './icon-set.mjs';

const assets = new URL('../../assets/', import.meta.url);
const browser = await chromium.launch({ executablePath: findBrowser() });
try {
  const page = await browser.newPage({ deviceScaleFactor: 1 });
  for (const { drawing, file, size } of ICONS) {
    const svg = await readFile(new URL(drawing, assets), 'utf8');
    await page.setViewportSize({ width: size, height: size });
    await page.setContent(`<style>body{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${svg}`);
    await writeFile(new URL(file, assets), await page.screenshot({ omitBackground: true }));
    console.log(`assets/${file}`);
  }
} finally {
  await browser.close();
}
