/** @jest-environment jsdom */
import { screen, waitFor } from '@testing-library/react';
import { anna, bo } from './people';
import { methodButton, renderPane, rowsOf } from './render-pane';

test('a double click opens the menu and leaves it open, with the focus in it', async () => {
  const { user } = await renderPane({ rows: rowsOf(anna, bo) });
  await user.dblClick(methodButton(bo.email));
  expect(await screen.findByRole('menu')).toBeVisible();
  await waitFor(() => expect(screen.getByRole('menuitemradio', { name: 'SMS to new number' })).toHaveFocus());
});

test('a double click on the button of an open menu leaves it open', async () => {
  const { user } = await renderPane({ rows: rowsOf(anna, bo) });
  methodButton(bo.email).focus();
  await user.keyboard('{Enter}');
  await screen.findByRole('menu');
  await user.dblClick(methodButton(bo.email));
  expect(await screen.findByRole('menu')).toBeVisible();
});
