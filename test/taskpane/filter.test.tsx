/** @jest-environment jsdom */
import { act, screen } from '@testing-library/react';
import { address, type Person } from './fake-pane-store';
import { anna, bo, clinic, colleagues, okafor, team } from './people';
import { methodButton, pick, renderPane, rowsOf } from './render-pane';
import '../../src/taskpane/recipients/list-tools';
import { addressButtonOf } from '../row-names';

const renee: Person = { email: 'r.dubois@cabinet.example', name: 'Renée Dubois' };
/** Eight, the shortest list that has a filter; Bo, Renée and the team lack a method. */
const eight = [anna, bo, okafor, clinic, renee, team, ...colleagues.slice(0, 2)];

const search = () => screen.getByRole('searchbox', { name: 'Filter by name or address' });
const needsMethod = () => screen.getByRole('button', { name: 'Needs a method' });
/** Names of the rows that are shown, in their order. */
const names = () =>
  screen.queryAllByRole('button', { name: /: contact information$/ }).map((button) => button.textContent);

beforeEach(() => jest.useFakeTimers({ advanceTimers: true, doNotFake: ['queueMicrotask', 'requestIdleCallback'] }));
afterEach(() => jest.useRealTimers());

test('a short list has no filter', async () => {
  await renderPane({ rows: rowsOf(...eight.slice(1)) });
  expect(screen.queryByRole('searchbox')).not.toBeInTheDocument();
});

test.each([
  ['a part of the name', 'okaf', [okafor.email]],
  ['a part of the address', 'ziekenhuis', [clinic.email]],
  ['other capitals and no accents', 'RENEE', [renee.email]],
  ['accents that are not there', 'ánna', [anna.email]],
  ['words in any order', 'vries anna', [anna.email]],
  ['somebody who needs nothing', 'sam', ['sam@kliniek.example']],
])('shows whom %s fits', async (_what, text, found) => {
  const { user } = await renderPane({ rows: rowsOf(...eight) });
  await user.type(search(), text);
  expect(names()).toEqual(found);
  expect(screen.getByText('1 of 8 shown')).toBeVisible();
});

test('shows who needs a method, and everyone again', async () => {
  const { user } = await renderPane({ rows: rowsOf(...eight) });
  await user.click(needsMethod());
  expect(needsMethod()).toHaveAttribute('aria-pressed', 'true');
  expect(names()).toEqual([bo.email, renee.email, team.email]);
  await user.click(needsMethod());
  expect(names()).toHaveLength(6);
});

test('text and "needs a method" hold together', async () => {
  const { user } = await renderPane({ rows: rowsOf(...eight) });
  await user.click(needsMethod());
  await user.type(search(), 'ren');
  expect(names()).toEqual([renee.email]);
});

test('who gets a method stays in sight while those without one are shown', async () => {
  const { user } = await renderPane({ rows: rowsOf(...eight) });
  await user.click(needsMethod());
  await pick(user, renee.email, 'Access code');
  await user.type(await screen.findByRole('textbox', { name: 'Code' }), 'tulp-77-maan{Enter}');
  await screen.findByText('4 of 6 ready');
  expect(names()).toEqual([bo.email, renee.email, team.email]);
  expect(methodButton(renee.email)).toHaveFocus();
});

test('says how many are left once typing stops, and only then', async () => {
  const { user } = await renderPane({ rows: rowsOf(...eight) });
  await user.type(search(), 'example');
  expect(screen.getByRole('status')).toBeEmptyDOMElement();
  act(() => void jest.advanceTimersByTime(1_000));
  expect(screen.getByRole('status')).toHaveTextContent('8 of 8 shown');
});

test('says that nobody is found, and leads back to everyone', async () => {
  const { user } = await renderPane({ rows: rowsOf(...eight) });
  await user.type(search(), 'zzz');
  expect(screen.getByText('Nobody has “zzz” in their name or address.')).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Show everyone' }));
  expect(names()).toHaveLength(6);
  expect(search()).toHaveValue('');
  expect(search()).toHaveFocus();
});

test('Escape clears the filter and goes no further; without a filter it is left to Outlook', async () => {
  const { user } = await renderPane({ rows: rowsOf(...eight) });
  const atWindow = jest.fn();
  window.addEventListener('keydown', atWindow);
  await user.type(search(), 'bo');
  atWindow.mockClear();
  await user.keyboard('{Escape}');
  expect(search()).toHaveValue('');
  expect(names()).toHaveLength(6);
  expect(atWindow).not.toHaveBeenCalled();
  await user.keyboard('{Escape}');
  expect(atWindow).toHaveBeenCalledTimes(1);
  window.removeEventListener('keydown', atWindow);
});

test('a row with an open input stays, whatever is searched', async () => {
  const { user } = await renderPane({ rows: rowsOf(...eight) });
  await pick(user, bo.email, 'Access code');
  await user.type(await screen.findByRole('textbox', { name: 'Code' }), 'tulp-77');
  await user.type(search(), 'okafor');
  expect(names()).toEqual([bo.email, okafor.email]);
  expect(screen.getByRole('textbox', { name: 'Code' })).toHaveValue('tulp-77');
});

test('Next reaches somebody whom the filter hides', async () => {
  const { user } = await renderPane({ rows: rowsOf(...eight) });
  await user.type(search(), 'okafor');
  await user.click(screen.getByRole('button', { name: 'Next: Bo Lind' }));
  expect(methodButton(bo.email)).toHaveFocus();
  expect(search()).toHaveValue('');
});

test('asked for one recipient, the pane shows them although the filter does not fit', async () => {
  const { user, store } = await renderPane({ rows: rowsOf(...eight) });
  await user.type(search(), 'okafor');
  act(() => store.set({ show: address('sam@kliniek.example') }));
  await act(async () => {});
  expect(screen.getByRole('button', { name: addressButtonOf('sam@kliniek.example') })).toHaveFocus();
});

test('a filter that fits the next one stays', async () => {
  const { user } = await renderPane({ rows: rowsOf(...eight) });
  await user.click(needsMethod());
  await user.click(screen.getByRole('button', { name: 'Next: Bo Lind' }));
  expect(methodButton(bo.email)).toHaveFocus();
  expect(needsMethod()).toHaveAttribute('aria-pressed', 'true');
});
