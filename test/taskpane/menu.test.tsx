/** @jest-environment jsdom */
import { screen, waitFor, within } from '@testing-library/react';
import { address, makeConfiguration, makePolicy, makeRow } from './fake-pane-store';
import { anna, bo, okafor, team } from './people';
import { methodButton, openMenu, pick, renderPane, rowsOf } from './render-pane';

const items = () =>
  screen.getAllByRole('menuitemradio').map((item) => [item.getAttribute('aria-label'), item.textContent]);

/** Items and dividers, from above. */
const partsOfMenu = () =>
  [...screen.getByRole('menu').querySelectorAll('[role^="menuitem"], .fui-MenuDivider')].map(
    (part) => part.getAttribute('aria-label') ?? (part.textContent || 'divider'),
  );

test('offers the methods with their labels and a line that says when to use each', async () => {
  const { user } = await renderPane({ rows: rowsOf(okafor) });
  await screen.findByText('SMS to +31 6 12345678');
  await openMenu(user, okafor.email);
  expect(items()).toEqual([
    ['SMS to +31 6 12345678', 'SMS to +31 6 12345678Yours, last proved March 3, 2026'],
    [
      "Access code 48213705, Organization's access code",
      "Access code 48213705Your organization's code, set by Front desk",
    ],
    ['Access code tulp-77-maan, Personal access code', 'Access code tulp-77-maanOnly you know this one'],
    ['SMS to new number', 'SMS to new numberYou know their mobile number'],
    ['Access code', 'Access codeYou can tell them a code by phone or in person'],
    [
      'Verification email',
      'Verification emailOnly if you have no number and cannot agree on a code: the code goes to this same mailbox',
    ],
  ]);
  expect(screen.getByRole('menuitemradio', { name: 'Access code' })).toHaveAccessibleDescription(
    'You can tell them a code by phone or in person',
  );
});

test('opens with the focus on the chosen method, which is checked', async () => {
  const { user } = await renderPane({ rows: rowsOf(okafor) });
  await openMenu(user, okafor.email);
  const chosen = screen.getByRole('menuitemradio', { checked: true });
  expect(chosen).toHaveTextContent('SMS to');
  await waitFor(() => expect(chosen).toHaveFocus());
});

test('opens with the focus on the first method where none is chosen', async () => {
  const { user } = await renderPane({ rows: rowsOf(bo) });
  await openMenu(user, bo.email);
  await waitFor(() => expect(screen.getByRole('menuitemradio', { name: 'SMS to new number' })).toHaveFocus());
});

test('sets the verification email apart, after the other methods and the button that shows saved codes', async () => {
  const { user } = await renderPane({
    configuration: makeConfiguration({ accessCode: { ...makePolicy().accessCode, maskSaved: true } }),
    rows: rowsOf(okafor),
  });
  await openMenu(user, okafor.email);
  expect(partsOfMenu().slice(-5)).toEqual([
    'Show saved codes',
    'divider',
    'Verification email',
    'divider',
    '3 not available',
  ]);
});

test('has no divider above the verification email where it is all there is', async () => {
  const rules = makePolicy();
  const none = Object.fromEntries(Object.keys(rules.allowed).map((method) => [method, false])) as typeof rules.allowed;
  const only = makePolicy({ allowed: { ...none, 'verification-email': 'last-resort' } });
  const { user } = await renderPane({ rows: [makeRow(bo, only)] });
  await openMenu(user, bo.email);
  expect(partsOfMenu()).toEqual(['Verification email', 'divider', '8 not available']);
});

test('picking the verification email chooses it, and the row says so', async () => {
  const { user, store } = await renderPane({ rows: rowsOf(bo) });
  await pick(user, bo.email, 'Verification email');
  expect(store.calls).toEqual([{ action: 'choose', values: [address(bo.email), { method: 'verification-email' }] }]);
  expect(methodButton(bo.email)).toHaveTextContent('Verification email');
});

test('offers a distribution list no verification email', async () => {
  const { user } = await renderPane({ rows: rowsOf(team) });
  await openMenu(user, team.email);
  expect(screen.queryByRole('menuitemradio', { name: 'Verification email' })).not.toBeInTheDocument();
});

test('tells why the other methods are not available, folded at the end', async () => {
  const { user } = await renderPane({ rows: rowsOf(bo) });
  await openMenu(user, bo.email);
  const fold = screen.getByRole('menuitem', { name: '5 not available', expanded: false });
  await user.click(fold);
  const group = within(screen.getByRole('group', { name: '5 not available' }));
  expect(group.getByRole('menuitem', { name: /Organization's access code/ })).toHaveAttribute('aria-disabled', 'true');
});

test('picking a method that needs nothing chooses it and gives the focus back', async () => {
  const { user, store } = await renderPane({ rows: rowsOf(okafor) });
  await pick(user, okafor.email, "Access code 48213705, Organization's access code");
  expect(store.calls).toEqual([
    {
      action: 'choose',
      values: [address(okafor.email), { method: 'organization-code-saved', accessCode: '48213705' }],
    },
  ]);
  expect(screen.queryByRole('menu')).not.toBeInTheDocument();
  expect(methodButton(okafor.email)).toHaveFocus();
  expect(methodButton(okafor.email)).toHaveTextContent('Access code 48213705');
});

test.each(['{Escape}', '{Tab}'])('%s closes the menu, gives the focus back and stays from the window', async (key) => {
  const { user } = await renderPane({ rows: rowsOf(anna, bo) });
  const atWindow = jest.fn();
  window.addEventListener('keydown', atWindow);
  await openMenu(user, bo.email);
  await waitFor(() => expect(screen.getByRole('menuitemradio', { name: 'SMS to new number' })).toHaveFocus());
  await user.keyboard(key);
  expect(screen.queryByRole('menu')).not.toBeInTheDocument();
  expect(methodButton(bo.email)).toHaveFocus();
  expect(atWindow).not.toHaveBeenCalled();
  window.removeEventListener('keydown', atWindow);
});

test('the button closes the menu that it opened', async () => {
  const { user } = await renderPane({ rows: rowsOf(bo) });
  await openMenu(user, bo.email);
  expect(methodButton(bo.email)).toHaveAttribute('aria-expanded', 'true');
  await user.click(methodButton(bo.email));
  expect(screen.queryByRole('menu')).not.toBeInTheDocument();
});

test('masks saved codes where policy says so, until they are asked for', async () => {
  const masked = { ...okafor, record: { ...okafor.record, lastChoice: { method: 'access-code-saved' as const } } };
  const { user } = await renderPane({
    configuration: makeConfiguration({ accessCode: { ...makePolicy().accessCode, maskSaved: true } }),
    rows: rowsOf(masked),
  });
  expect(methodButton(okafor.email)).toHaveTextContent('Access code ••••••••');
  await openMenu(user, okafor.email);
  expect(document.body).not.toHaveTextContent('tulp-77-maan');
  await user.click(screen.getByRole('menuitem', { name: 'Show saved codes' }));
  expect(screen.getByRole('menuitemradio', { name: 'Access code tulp-77-maan, Personal access code' })).toBeVisible();
  expect(methodButton(okafor.email)).toHaveTextContent('Access code tulp-77-maan');
});
