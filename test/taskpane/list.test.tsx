/** @jest-environment jsdom */
import { act, screen, within } from '@testing-library/react';
import { accessCode, address, makePolicy, makeRow, phoneNumber } from './fake-pane-store';
import { anna, bo, clinic, colleagues, okafor, team } from './people';
import { methodButton, renderPane, rowsOf } from './render-pane';
import { addressButtonOf } from '../row-names';

test('groups recipients by the first field they stand in, and names the other', async () => {
  await renderPane({ rows: rowsOf(anna, clinic, okafor) });
  const to = within(screen.getByRole('list', { name: 'To' }));
  const cc = within(screen.getByRole('list', { name: 'Cc' }));
  expect(to.getAllByRole('listitem')).toHaveLength(1);
  expect(cc.getAllByRole('listitem')).toHaveLength(2);
  expect(cc.getByText('also in Bcc')).toBeVisible();
  expect(screen.queryByRole('list', { name: 'Bcc' })).not.toBeInTheDocument();
});

test.each([
  ['no name', { email: 'Ada@lab-west.example' }],
  ['their address for a name', { email: 'Ada@lab-west.example', name: 'ada@lab-west.example' }],
  [
    'their address for a name in the memory, too',
    { email: 'Ada@lab-west.example', record: { displayName: 'ada@lab-west.example' } },
  ],
])('the address of somebody with %s is shown once', async (_with, person) => {
  await renderPane({ rows: rowsOf(person) });
  const row = screen.getByRole('listitem');
  expect(row.textContent.toLowerCase().split(person.email.toLowerCase())).toHaveLength(2);
  expect(within(row).getByRole('button', { name: addressButtonOf(person.email) })).toBeVisible();
});

test('the name of the memory stands for a name that is the address', async () => {
  const person = { email: 'ada@lab-west.example', name: 'ada@lab-west.example', record: { displayName: 'Ada West' } };
  await renderPane({ rows: rowsOf(person) });
  expect(screen.getByText('Ada West')).toBeVisible();
});

test('a row that resolved by itself shows its method and has the reason as description', async () => {
  await renderPane({ rows: rowsOf(anna) });
  expect(methodButton(anna.email)).toHaveTextContent('Zivver account');
  expect(methodButton(anna.email)).toHaveAccessibleDescription('Chosen because they have a Zivver account.');
});

test('a row without a method asks for one', async () => {
  await renderPane({ rows: rowsOf(bo) });
  expect(methodButton(bo.email)).toHaveTextContent('Choose method');
});

test('numbers are shown as people read them once the library is there', async () => {
  await renderPane({ rows: rowsOf(okafor) });
  expect(await screen.findByText('SMS to +31 6 12345678')).toBeVisible();
});

test('a typed number is shown in the row that uses it', async () => {
  const row = makeRow({ ...bo, ownChoice: { method: 'sms-new', phoneNumber: phoneNumber('+4915112345678') } });
  await renderPane({ rows: [row] });
  expect(await screen.findByText('SMS to +49 1511 2345678')).toBeVisible();
});

test('a withdrawn choice is said in the row with its reason', async () => {
  const policy = makePolicy({ allowed: { ...makePolicy().allowed, 'access-code-new': false } });
  const ownChoice = { method: 'access-code-new' as const, accessCode: accessCode('tulp-77-maan') };
  await renderPane({ rows: [makeRow({ ...bo, ownChoice }, policy)] });
  expect(screen.getByText(/is no longer possible: your organization does not allow it/)).toBeVisible();
  expect(methodButton(bo.email)).toHaveTextContent('Choose method');
});

test('people who need nothing are folded behind a count', async () => {
  const { user } = await renderPane({ rows: rowsOf(anna, ...colleagues) });
  const toggle = screen.getByRole('button', { name: '3 colleagues need nothing', expanded: false });
  expect(screen.queryByText('Sam Peters')).not.toBeInTheDocument();
  await user.click(toggle);
  expect(toggle).toHaveAttribute('aria-expanded', 'true');
  expect(screen.getByText('Sam Peters')).toBeVisible();
  expect(screen.getAllByText('Colleague')).toHaveLength(3);
});

test('people of trusted organizations are not called colleagues', async () => {
  await renderPane({ rows: rowsOf({ email: 'ada@lab.example' }, colleagues[0]!) });
  expect(screen.getByRole('button', { name: '2 people need nothing' })).toBeVisible();
});

test('says what is a distribution list', async () => {
  await renderPane({ rows: rowsOf(team) });
  expect(screen.getByText('Distribution list')).toBeVisible();
});

test('a row is there while the directory has not answered', async () => {
  await renderPane({ rows: rowsOf({ ...anna, pending: true }) });
  expect(screen.getByText('Anna de Vries')).toBeVisible();
  expect(screen.getByRole('img', { name: 'Looking up…' })).toBeVisible();
});

test('without recipients it explains itself in three steps', async () => {
  await renderPane({ rows: [] });
  expect(screen.getByRole('heading', { name: 'Secure mail is on. Add a recipient.' })).toBeVisible();
  expect(screen.getAllByRole('listitem')).toHaveLength(3);
});

test('while starting it is busy and shows where the rows will be', async () => {
  await renderPane({ phase: 'starting', secure: false, canSwitchOn: false });
  expect(screen.getByRole('main')).toHaveAttribute('aria-busy', 'true');
  expect(screen.getByRole('img', { name: 'Reading this mail…' })).toBeVisible();
  expect(screen.queryByText('off')).not.toBeInTheDocument();
});

test('opened for one recipient it goes to their row, once', async () => {
  const { store } = await renderPane({ rows: rowsOf(anna, bo), show: address(bo.email) });
  expect(methodButton(bo.email)).toHaveFocus();
  expect(store.calls).toEqual([{ action: 'shown', values: [] }]);
});

test('the focus of a row that leaves goes to the toolbar', async () => {
  const { store } = await renderPane({ rows: rowsOf(anna, bo) });
  jest.spyOn(document, 'hasFocus').mockReturnValue(true);
  act(() => methodButton(bo.email).focus());
  act(() => store.set({ rows: rowsOf(anna) }));
  expect(screen.getByRole('button', { name: 'Recipient verification' })).toHaveFocus();
});

test('the focus stays in the mail when a row leaves while the person writes there', async () => {
  const { store } = await renderPane({ rows: rowsOf(anna, bo) });
  jest.spyOn(document, 'hasFocus').mockReturnValue(false);
  act(() => methodButton(bo.email).focus());
  act(() => store.set({ rows: rowsOf(anna) }));
  expect(document.body).toHaveFocus();
});
