/** @jest-environment jsdom */
import { act, screen } from '@testing-library/react';
import { anna, bo } from './people';
import { methodButton, pick, renderPane, rowsOf } from './render-pane';

const cas = { email: 'cas@lind.example', name: 'Cas Lind' };
const footer = () => screen.getByRole('contentinfo');
const NOT_USED = 'Not used yet: what you typed for';

async function typeNumber(user: Awaited<ReturnType<typeof renderPane>>['user'], email: string) {
  await pick(user, email, 'SMS to new number');
  await user.type(await screen.findByRole('textbox', { name: 'Mobile number' }), '06 12345678');
}

test('what was typed and not used is said in the footer, though everybody has a method', async () => {
  const { user } = await renderPane({ rows: rowsOf(anna) });
  await typeNumber(user, anna.email);
  expect(footer()).toHaveTextContent(`${NOT_USED} Anna de Vries`);
  expect(footer()).not.toHaveTextContent('Ready to send');
});

test('what was typed for the only one without a method is said, and Next goes there', async () => {
  const { user } = await renderPane({ rows: rowsOf(anna, bo) });
  await typeNumber(user, bo.email);
  expect(footer()).toHaveTextContent(`${NOT_USED} Bo Lind`);
  await user.click(screen.getByRole('button', { name: 'Next: Bo Lind' }));
  expect(methodButton(bo.email)).toHaveFocus();
});

test('Next goes to what was typed and not used, too', async () => {
  const { user } = await renderPane({ rows: rowsOf(anna) });
  await typeNumber(user, anna.email);
  await user.click(screen.getByRole('button', { name: 'Next: Anna de Vries' }));
  expect(methodButton(anna.email)).toHaveFocus();
});

test('while others lack a method, they come first', async () => {
  const { user } = await renderPane({ rows: rowsOf(anna, bo, cas) });
  await typeNumber(user, bo.email);
  expect(footer()).toHaveTextContent('2 people need a method');
  expect(footer()).not.toHaveTextContent(NOT_USED);
});

test('it is said rather than what can be taken back', async () => {
  const { user, store } = await renderPane({ rows: rowsOf(anna) });
  await typeNumber(user, anna.email);
  act(() => store.set({ undo: { address: rowsOf(bo)[0]!.recipient.address, displayName: 'Bo Lind' } }));
  expect(footer()).toHaveTextContent(`${NOT_USED} Anna de Vries`);
});

test.each([
  ['used', 'Use this number'],
  ['cancelled', 'Cancel'],
])('it is no longer said once it is %s', async (_how, button) => {
  const { user } = await renderPane({ rows: rowsOf(anna) });
  await typeNumber(user, anna.email);
  await user.click(screen.getByRole('button', { name: button }));
  expect(footer()).not.toHaveTextContent(NOT_USED);
});

test('an input without text is nothing to be used', async () => {
  const { user } = await renderPane({ rows: rowsOf(anna) });
  await typeNumber(user, anna.email);
  await user.clear(screen.getByRole('textbox', { name: 'Mobile number' }));
  expect(footer()).toHaveTextContent('Ready to send');
});

test('a code that was typed and not used is said, too', async () => {
  const { user } = await renderPane({ rows: rowsOf(anna) });
  await pick(user, anna.email, 'Access code');
  await user.type(await screen.findByRole('textbox', { name: 'Code' }), 'tulp');
  expect(footer()).toHaveTextContent(`${NOT_USED} Anna de Vries`);
});

test('what was typed for somebody who left the mail is not asked for', async () => {
  const { user, store } = await renderPane({ rows: rowsOf(anna, bo) });
  await typeNumber(user, bo.email);
  act(() => store.set({ rows: rowsOf(anna) }));
  expect(footer()).toHaveTextContent('Ready to send');
});
