/** @jest-environment jsdom */
import { screen } from '@testing-library/react';
import { anna, bo, okafor } from './people';
import { methodButton, renderPane, rowsOf } from './render-pane';

const secureMail = () => screen.getByRole('switch', { name: 'Secure mail' });

test('says in text that secure mail is off, and what that means', async () => {
  await renderPane({ secure: false });
  expect(secureMail()).not.toBeChecked();
  expect(screen.getByText('off')).toBeVisible();
  expect(screen.getByText('This mail goes out as normal mail.')).toBeVisible();
  expect(screen.queryByRole('button', { name: /Recipient verification/ })).not.toBeInTheDocument();
});

test('switches secure mail on and shows the recipients', async () => {
  const { user, store } = await renderPane({ secure: false, rows: rowsOf(anna) });
  await user.click(secureMail());
  expect(store.calls).toEqual([{ action: 'setSecure', values: [true] }]);
  expect(screen.getByText('on')).toBeVisible();
  expect(methodButton(anna.email)).toBeVisible();
});

test('cannot be switched on without a gateway key, and says why', async () => {
  const { user, store } = await renderPane({
    secure: false,
    canSwitchOn: false,
    problems: [{ problem: 'no-gateway-key' }],
  });
  expect(secureMail()).toHaveAccessibleDescription(/The key of your mail gateway is missing/);
  await user.click(secureMail());
  expect(store.calls).toEqual([]);
});

test('says that it cannot be switched on where no problem tells', async () => {
  await renderPane({ secure: false, canSwitchOn: false });
  expect(secureMail()).toHaveAccessibleDescription('Secure mail cannot be switched on here.');
});

test('can be switched off even where it cannot be switched on', async () => {
  const { user, store } = await renderPane({ secure: true, canSwitchOn: false });
  await user.click(secureMail());
  expect(store.calls).toEqual([{ action: 'setSecure', values: [false] }]);
});

test.each([
  ['nobody', rowsOf(anna, okafor), 'Recipient verification'],
  ['one person', rowsOf(anna, bo), 'Recipient verification, 1 person needs a method'],
  ['two people', rowsOf(bo, { ...bo, email: 'c@lind.example' }), 'Recipient verification, 2 people need a method'],
])('the button says that %s lacks a method', async (_, rows, name) => {
  await renderPane({ rows });
  expect(screen.getByRole('button', { name: /^Recipient verification/ })).toHaveAccessibleName(name);
});

test('Recipient verification goes to the first row that lacks a method', async () => {
  const { user } = await renderPane({ rows: rowsOf(anna, bo, okafor) });
  await user.click(screen.getByRole('button', { name: /^Recipient verification/ }));
  expect(methodButton(bo.email)).toHaveFocus();
});

test('Recipient verification goes to the first row where nobody lacks one', async () => {
  const { user } = await renderPane({ rows: rowsOf(anna, okafor) });
  await user.click(screen.getByRole('button', { name: 'Recipient verification' }));
  expect(methodButton(anna.email)).toHaveFocus();
});
