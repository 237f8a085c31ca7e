/** Every state that a person brings about (`pane-actions.ts`) × light, dark and forced colors × 320 and 450 px has no barrier. */
import type { Page } from 'playwright-core';
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

it.each(Object.entries(ACTIONS))(
  'the state "%s" has no barrier',
  async (_name, act) => {
    await resetPage(page);
    await showState(page, 'missing', gallery.urlOf('missing'));
    await act(page);
    const menu = await page.getByRole('menu').isVisible();
    expect(await barriers(page, menu ? '[role=menu]' : 'html')).toEqual([]);
  },
  60_000,
);
