/**
 * Every state of the gallery (test/taskpane/gallery) has no barrier: each is shown once, and judged there in the looks,
 * widths and languages of the lane (`barriers.ts`). Those that a person brings about are in `pane-actions.test.ts`.
 */
import { DEEP } from '../depth';
import { STATES } from '../taskpane/gallery/states';
import { barriers, outOfReach, VIEWS, type View } from './barriers';
import { openGallery, showState } from './gallery';
import type { Gallery } from './gallery';
import { ACTIONS } from './pane-actions';

let gallery: Gallery;
beforeAll(async () => (gallery = await openGallery()));
afterAll(() => gallery?.close());

const states = Object.keys(STATES);
/** 500 rows: the same as in the other states, so without axe, which takes long there. */
const LARGE = 'crowd';
const VIEWS_OF_LARGE = VIEWS.filter(({ language }) => DEEP || language !== 'en').map((view): View => ({
  ...view,
  rules: 'none',
}));

it('there are at least 25 states to look at', () => {
  expect(states.length + Object.keys(ACTIONS).length).toBeGreaterThanOrEqual(25);
});

it.each(states)('the state %s has no barrier', async (state) => {
  const { page } = gallery;
  await showState(page, state);
  if (state !== LARGE) expect(await outOfReach(page)).toEqual([]);
  expect(await barriers(page, { views: state === LARGE ? VIEWS_OF_LARGE : VIEWS })).toEqual([]);
});
