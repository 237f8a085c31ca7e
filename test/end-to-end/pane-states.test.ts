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

it.each(states)(
  'the state %s has no barrier',
  async (state) => {
    await resetPage(page);
    await showState(page, state, gallery.urlOf(state));
    expect(await barriers(page)).toEqual([]);
  },
  60_000,
);
