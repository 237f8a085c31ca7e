/**
 * Every state of the gallery (test/taskpane/gallery) × light, dark and forced colors × 320 and 450 px has no barrier. Those
 * that a person brings about are in `pane-actions.test.ts`.
 */
import type { Page } from 'playwright-core';
import { STATES } from '../taskpane/gallery/states';
import { barriers, openPage, resetPage } from './barriers';
import { openGallery, showState } from './gallery';
import type { Gallery } from './gallery';
import { ACTIONS } from './pane-actions';

let gallery: Gallery;
let page: Page;
beforeAll(async () => {
  gallery = await openGallery();
  page = await openPage(gallery);
}, 60_000);
afterAll(() => gallery?.close());

// 500 rows take axe too long; the same rows stand in the other states
const states = Object.keys(STATES).filter((state) => state !== 'crowd');

it('there are at least 25 states to look at', () => {
  expect(states.length + Object.keys(ACTIONS).length).toBeGreaterThanOrEqual(25);
});

it('a barrier in one look at one width is found there', async () => {
  await resetPage(page);
  await showState(page, 'missing', gallery.urlOf('missing'));
  await page.addStyleTag({
    content: `#faint { background: #444; color: #fff; }
      @media (prefers-color-scheme: dark) and (max-width: 400px) { #faint { color: #555; } }
      @media (forced-colors: active) and (min-width: 401px) { #wide { width: 600px; height: 1px; } }`,
  });
  await page.evaluate(() => {
    document.querySelector('main')!.insertAdjacentHTML('beforeend', '<p id="faint">Hard to read</p>');
    document.body.insertAdjacentHTML('beforeend', '<div id="wide"></div>');
  });
  expect(await barriers(page)).toEqual([
    'dark, 320 px: color-contrast <p id="faint">Hard to read</p>',
    expect.stringMatching(/^forced, 450 px: .* stick out at the side$/),
  ]);
}, 60_000);

it.each(states)(
  'the state %s has no barrier',
  async (state) => {
    await resetPage(page);
    await showState(page, state, gallery.urlOf(state));
    expect(await barriers(page)).toEqual([]);
  },
  60_000,
);
