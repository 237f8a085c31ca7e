/**
 * Every state that a person brings about (`pane-actions.ts`) has no barrier: each is brought about once, and judged there in
 * the looks, widths and languages of the lane (`barriers.ts`).
 */
import { barriers } from './barriers';
import { openGallery, showState } from './gallery';
import type { Gallery } from './gallery';
import { ACTIONS } from './pane-actions';

let gallery: Gallery;
beforeAll(async () => (gallery = await openGallery()));
afterAll(() => gallery?.close());

it.each(Object.entries(ACTIONS))('the state "%s" has no barrier', async (_name, { state, act }) => {
  const { page } = gallery;
  await showState(page, state);
  await act(page);
  const menu = await page.getByRole('menu').isVisible();
  expect(await barriers(page, { part: menu ? '[role=menu]' : 'html' })).toEqual([]);
});
