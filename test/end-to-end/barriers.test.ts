/** That the visits of the gallery find what they are there for, in either lane. */
import type { Page } from 'playwright-core';
import { card as cardDe } from '../../src/locales/de/card';
import { several as severalDe } from '../../src/locales/de/several';
import { card as cardEn } from '../../src/locales/en/card';
import { several as severalEn } from '../../src/locales/en/several';
import { barriers, outOfReach, VIEWS, type View } from './barriers';
import { openGallery, showState } from './gallery';
import type { Gallery } from './gallery';
import { addressButtonOf, methodButtonOf } from '../row-names';

let gallery: Gallery;
let page: Page;
beforeAll(async () => {
  gallery = await openGallery();
  page = gallery.page;
});
afterAll(() => gallery?.close());

/** Puts something into the page that is shown. */
const insert = (html: string, css: string, place = 'main') =>
  page.evaluate(
    ([addedHtml, addedCss, parent]) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(addedCss);
      document.adoptedStyleSheets.push(sheet);
      document.querySelector(parent)!.insertAdjacentHTML('beforeend', addedHtml);
    },
    [html, css, place] as const,
  );
afterEach(async () => {
  await page.reload();
  await page.waitForFunction(() => 'gallery' in window);
});

const named = ({ language, look, width }: View) => `${language}, ${look}, ${width} px`;
const views = (fits: (view: View) => boolean) => VIEWS.filter(fits).map(named);

it('a barrier in one look at one width is found there', async () => {
  await showState(page, 'missing');
  await insert(
    '<p id="faint">Hard to read</p>',
    `#faint { background: #444; color: #fff; }
     @media (prefers-color-scheme: dark) and (max-width: 400px) { #faint { color: #555; } }`,
  );
  await insert(
    '<div id="wide"></div>',
    '@media (forced-colors: active) and (min-width: 401px) { #wide { width: 600px; height: 1px; } }',
    'body',
  );
  const found = await barriers(page);
  const faint = views(({ look, width }) => look === 'dark' && width === 320);
  const wide = views(({ look, width }) => look === 'forced' && width === 450);
  expect(faint.length).toBeGreaterThan(0);
  expect(wide.length).toBeGreaterThan(0);
  expect(found.filter((one) => one.includes('color-contrast'))).toEqual(
    faint.map((where) => `${where}: color-contrast <p id="faint">Hard to read</p>`),
  );
  expect(found.filter((one) => one.includes('stick out')).map((one) => one.split(':')[0])).toEqual(wide);
});

it('what a screen reader cannot name is found in every view with all rules', async () => {
  await showState(page, 'missing');
  await insert('<button id="nameless"></button>', '#nameless { width: 40px; height: 40px; }');
  expect(await barriers(page)).toEqual(
    views(({ rules }) => rules === 'all').map((where) => `${where}: button-name <button id="nameless"></button>`),
  );
});

const inEachLanguage = (problems: string[]) =>
  views(({ look, width }) => look === 'light' && width === 320).flatMap((where) =>
    problems.map((problem) => `${where}: ${problem}`),
  );

it.each([
  [
    'a button that is called otherwise than it shows',
    '<button aria-label="Verification method">Choose method</button>',
    'shows “Choose method”, is called “Verification method”',
  ],
  [
    'a button that only its description calls what it shows',
    '<button aria-label="Verification method" aria-describedby="shown"><span id="shown">Choose method</span></button>',
    'shows “Choose method”, is called “Verification method”',
  ],
  [
    'a field whose label is not the beginning of its name',
    '<label>Number <input aria-label="Mobile number" /></label>',
    'shows “Number”, is called “Mobile number”',
  ],
  [
    'a description that is not there',
    '<button aria-describedby="problems">Switch</button>',
    '<button> aria-describedby="problems": nothing there',
  ],
  [
    'a picture that its button swallows',
    '<button>Code <span role="img" aria-label="Being read"></span></button>',
    '<button> swallows a role: <span role="img" aria-label="Being read"></span>',
  ],
])('%s is found in each language, and axe says nothing of it', async (_what, html, problem) => {
  await showState(page, 'missing');
  await insert(html, '');
  expect(await barriers(page)).toEqual(inEachLanguage([problem]));
});

it('a description within a button need not be in its name', async () => {
  await showState(page, 'missing');
  await insert('<button aria-label="SMS" aria-describedby="when">SMS <span id="when">You know it</span></button>', '');
  expect(await barriers(page)).toEqual([]);
});

it('a text that is cut off in one language is found there, a name is not', async () => {
  await showState(page, 'missing');
  await insert(
    '<p class="narrow">Our text</p><p class="narrow">bo@lind.example</p>',
    ':lang(fr) .narrow { width: 40px; overflow: hidden; white-space: nowrap; }',
  );
  const found = await barriers(page);
  expect(found.map((one) => one.replace(/, \d+ in \d+ px$/, ''))).toEqual(
    views(({ language }) => language === 'fr').map((where) => `${where}: cut off: <p> Our text`),
  );
});

it('a form that closes when the words change is found', async () => {
  await showState(page, 'missing');
  await page.getByRole('button', { name: methodButtonOf('bo@lind.example') }).click();
  await page.getByRole('menu').waitFor();
  await page.evaluate(() => {
    const { setLanguage } = window.gallery;
    window.gallery.setLanguage = async (language) => {
      if (language === 'de') await window.gallery.show('missing');
      await setLanguage(language);
    };
  });
  const found = await barriers(page, { part: 'header' });
  expect(found).toContain('de, light, 320 px: what is open did not stay so: 1 menu, 1 input, then 1 input');
  expect(found.filter((one) => !/^de/.test(one))).toEqual(found.filter((one) => /^(fr|ar-XB)/.test(one)));
});

it('a button that is covered in a low pane is found', async () => {
  await showState(page, 'missing');
  await insert(
    '<button id="under">Under the rest</button>',
    '#under { position: fixed; top: 0; left: 0; z-index: -1; }',
  );
  expect(await outOfReach(page)).toEqual(['Under the rest']);
});

it('words that load late change in place, too', async () => {
  await showState(page, 'many');
  await page.getByRole('button', { name: 'Select several' }).click();
  await page.getByText(severalEn.selectAll).waitFor();
  await page.evaluate(() => window.gallery.setLanguage('de'));
  await page.getByText(severalDe.selectAll).waitFor();
  await expect(page.getByText(severalEn.selectAll).count()).resolves.toBe(0);

  await showState(page, 'one-known');
  await page.getByRole('button', { name: addressButtonOf('okafor@legal.example') }).click();
  await page.getByText(cardEn.notificationLanguage).waitFor();
  await page.evaluate(() => window.gallery.setLanguage('de'));
  await page.getByText(cardDe.notificationLanguage).waitFor();
  await expect(page.getByText(cardEn.notificationLanguage).count()).resolves.toBe(0);
});
