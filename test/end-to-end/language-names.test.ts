/** What languages are called in themselves, in a real browser: Chromium has the names of some sixty languages only. */
import path from 'node:path';
import { buildSync } from 'esbuild';
import type { Browser } from 'playwright-core';
import type * as Names from '../../src/taskpane/card/language-names';
import { parseLanguageTag } from '../../src/verification/language-tag';
import { launchBrowser } from './browser';

const [NAMES] = buildSync({
  entryPoints: [path.resolve(__dirname, '../../src/taskpane/card/language-names.ts')],
  bundle: true,
  format: 'iife',
  globalName: 'languageNames',
  write: false,
}).outputFiles;

declare global {
  var languageNames: typeof Names;
}

const OWN = {
  fy: 'Frysk',
  pap: 'Papiamentu',
  nn: 'Norsk nynorsk',
  srn: 'Sranantongo',
  li: 'Limburgs',
  nds: 'Neddersass’sch',
  gsw: 'Schwiizertüütsch',
  'fy-NL': 'Frysk (NL)',
  nl: 'Nederlands',
  'de-CH': 'Schweizer Hochdeutsch',
  'zh-Hant': '繁體中文',
};
const tags = Object.keys(OWN).map((tag) => {
  const parsed = parseLanguageTag(tag);
  if (!parsed.ok) throw new Error(`${tag}: ${parsed.problem}`);
  return parsed.value;
});

let browser: Browser;
beforeAll(async () => (browser = await launchBrowser()));
afterAll(() => browser?.close());

it.each(['nl-NL', 'en-US'])('each language has its own name in a browser that speaks %s', async (locale) => {
  const page = await browser.newPage({ locale });
  await page.addScriptTag({ content: NAMES!.text });
  const names = await page.evaluate((asked) => asked.map((tag) => [tag, languageNames.ownName(tag)]), tags);
  expect(await page.evaluate(() => navigator.language)).toBe(locale);
  expect(Object.fromEntries(names)).toEqual(OWN);
});

it('a language that the pane has no word for has its own name there', async () => {
  const page = await browser.newPage({ locale: 'en-US' });
  await page.addScriptTag({ content: NAMES!.text });
  const names = await page.evaluate(
    (asked) => asked.map((tag) => languageNames.localName(tag, 'nl')),
    tags.filter((tag) => tag === 'pap' || tag === 'fy'),
  );
  expect(names).toEqual(['Fries', 'Papiamentu']);
});
