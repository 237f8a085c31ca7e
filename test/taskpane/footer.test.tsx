/** @jest-environment jsdom */
import { act, screen } from '@testing-library/react';
import { address } from './fake-pane-store';
import { anna, bo, colleagues, okafor } from './people';
import { methodButton, pick, renderPane, rowsOf } from './render-pane';

const cas = { email: 'cas@lind.example', name: 'Cas Lind' };
const footer = () => screen.getByRole('contentinfo');

test('counts who is ready among those who need a method', async () => {
  await renderPane({ rows: rowsOf(anna, bo, okafor, ...colleagues) });
  expect(footer()).toHaveTextContent('2 of 3 ready');
  expect(footer()).toHaveTextContent('1 person needs a method');
});

test('says that everything is ready', async () => {
  await renderPane({ rows: rowsOf(anna, okafor) });
  expect(footer()).toHaveTextContent('2 of 2 ready');
  expect(footer()).toHaveTextContent('Ready to send');
  expect(screen.queryByRole('button', { name: /^Next/ })).not.toBeInTheDocument();
});

test('says that nobody needs a method', async () => {
  await renderPane({ rows: rowsOf(...colleagues) });
  expect(footer()).toHaveTextContent('Nobody needs a method');
});

test('Next goes from one row without a method to the next, and around', async () => {
  const { user } = await renderPane({ rows: rowsOf(anna, bo, okafor, cas) });
  await user.click(screen.getByRole('button', { name: 'Next: Bo Lind' }));
  expect(methodButton(bo.email)).toHaveFocus();
  await user.click(screen.getByRole('button', { name: 'Next: Cas Lind' }));
  expect(methodButton(cas.email)).toHaveFocus();
  await user.click(screen.getByRole('button', { name: 'Next: Bo Lind' }));
  expect(methodButton(bo.email)).toHaveFocus();
});

test.each([
  ['saving' as const, 'Saving…'],
  ['saved' as const, 'Saved'],
  ['failed' as const, 'Not saved'],
])('shows that it is %s', async (saving, text) => {
  await renderPane({ rows: rowsOf(anna), saving });
  expect(footer()).toHaveTextContent(text);
});

test('tries again when saving failed', async () => {
  const { user, store } = await renderPane({ rows: rowsOf(anna), saving: 'failed' });
  await user.click(screen.getByRole('button', { name: 'Try again' }));
  expect(store.calls).toEqual([{ action: 'retry', values: [] }]);
});

test('takes back the last change and goes to its row', async () => {
  const { user, store } = await renderPane({ rows: rowsOf(anna, okafor) });
  await pick(user, okafor.email, "Access code 48213705, Organization's access code");
  expect(footer()).toHaveTextContent('Chinonso Okafor: method changed.');
  await user.click(screen.getByRole('button', { name: 'Undo' }));
  expect(store.calls.at(-1)).toEqual({ action: 'undo', values: [] });
  expect(methodButton(okafor.email)).toHaveTextContent('SMS to');
  expect(methodButton(okafor.email)).toHaveFocus();
  expect(screen.queryByRole('button', { name: 'Undo' })).not.toBeInTheDocument();
});

test('a change of somebody without a name is told by address', async () => {
  await renderPane({ rows: rowsOf(anna), undo: { address: address(anna.email), displayName: '' } });
  expect(footer()).toHaveTextContent('anna@praktijk.example: method changed.');
});

test('each change of state is said once', async () => {
  const { store } = await renderPane({ secure: false, rows: rowsOf(anna, bo) });
  const status = screen.getByRole('status');
  expect(status).toBeEmptyDOMElement();
  act(() => store.set({ secure: true }));
  expect(status).toHaveTextContent('Secure mail is on. 1 person needs a method.');
  act(() => store.set({ saving: 'saving' }));
  expect(status).toHaveTextContent('Secure mail is on. 1 person needs a method.');
  act(() => store.set({ saving: 'saved' }));
  expect(status).toHaveTextContent(/^Saved\.$/);
});
