/**
 * A part that throws is not the end of the pane.
 * @jest-environment jsdom
 */
import { screen } from '@testing-library/react';
import { bo, okafor } from './people';
import { renderPane, rowsOf } from './render-pane';

let isBroken = true;
jest.mock('../../src/taskpane/card/card-content', () => ({
  cardContentIn: async () =>
    function CardContent() {
      if (isBroken) throw new RangeError('invalid_argument');
      return <p>The card</p>;
    },
}));

const openCard = async () => {
  const { user, store } = await renderPane({ rows: rowsOf(bo, okafor) });
  await user.click(screen.getByRole('button', { name: `Contact information of ${okafor.email}` }));
  await screen.findByText(/^This part cannot be shown\./);
  return { user, store };
};

// React tells of it on the console
beforeEach(() => jest.spyOn(console, 'error').mockImplementation(() => undefined));
afterEach(() => {
  jest.restoreAllMocks();
  isBroken = true;
});

test('a card that throws leaves a sentence in its place, and switch and list as they were', async () => {
  await openCard();
  expect(screen.getByRole('alert')).toHaveTextContent('tell your administrator');
  for (const { email } of [bo, okafor]) expect(screen.getAllByText(email)).not.toHaveLength(0);
  expect(screen.getByRole('switch', { hidden: true })).toBeInTheDocument();
});

test('it is shown again by Try again, once it can be', async () => {
  const { user } = await openCard();
  isBroken = false;
  await user.click(screen.getByRole('button', { name: 'Try again' }));
  expect(screen.getByText('The card')).toBeVisible();
});
