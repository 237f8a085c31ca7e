/** @jest-environment jsdom */
import { act, screen, waitFor, within } from '@testing-library/react';
import { accessCode, address, makePolicy, makeRow, type Person } from './fake-pane-store';
import { anna, bo, clinic, colleagues, okafor, team } from './people';
import { methodButton, renderPane, rowsOf } from './render-pane';
import '../../src/taskpane/recipients/list-tools';
import '../../src/taskpane/several/parts';

const renee: Person = { email: 'r.dubois@cabinet.example', name: 'Renée Dubois' };
/** Eight, the shortest list that has tools. Six need a method: Anna has an account, Okafor a number and codes. */
const eight = [anna, bo, okafor, clinic, renee, team, ...colleagues.slice(0, 2)];

const toggle = () => screen.getByRole('button', { name: 'Select several' });
const box = (name: string) => screen.getByRole('checkbox', { name });
const all = () => box('Select all shown');
const choose = (name: string) => screen.getByRole('button', { name });

async function selecting() {
  const pane = await renderPane({ rows: rowsOf(...eight) });
  await pane.user.click(toggle());
  await screen.findByRole('checkbox', { name: 'Bo Lind' });
  return pane;
}
type Opened = Awaited<ReturnType<typeof selecting>>;

async function chooseFor({ user }: Opened, button: string, item: string) {
  await user.click(choose(button));
  await user.click(await screen.findByRole('menuitem', { name: item }));
}
const methodsOf = ({ store }: Opened) =>
  Object.fromEntries(
    store
      .getState()
      .rows.map(({ recipient, verification }) => [
        recipient.typedAddress,
        verification && 'chosen' in verification ? verification.chosen?.choice.method : undefined,
      ]),
  );

test('each person who needs a method gets a box with their name, the others none', async () => {
  await selecting();
  const rows = within(screen.getByRole('main'));
  expect(rows.getAllByRole('checkbox').map((each) => each.getAttribute('aria-label'))).toEqual([
    'Anna de Vries',
    'Bo Lind',
    'Renée Dubois',
    'Partner team',
    'Chinonso Okafor',
    'Secretariaat Cardiologie',
  ]);
});

test('boxes go when nobody is to be selected any more, by the button or Escape', async () => {
  const { user } = await selecting();
  await user.click(toggle());
  expect(screen.queryByRole('checkbox')).not.toBeInTheDocument();
  await user.click(toggle());
  await user.click(all());
  await user.keyboard('{Escape}');
  expect(screen.queryByRole('checkbox')).not.toBeInTheDocument();
  expect(toggle()).toHaveFocus();
});

test('counts who is selected, and says whom the filter hides', async () => {
  const { user } = await selecting();
  await user.click(box('Bo Lind'));
  expect(all()).toBePartiallyChecked();
  await user.type(screen.getByRole('searchbox'), 'ren');
  expect(screen.getByText('1 selected, 1 of them not shown')).toBeVisible();
  await user.click(all());
  expect(screen.getByText('2 selected, 1 of them not shown', { selector: 'span' })).toBeVisible();
  await waitFor(() => expect(screen.getByRole('status')).toHaveTextContent('2 selected, 1 of them not shown'));
});

test('nothing is chosen for nobody', async () => {
  const { user } = await selecting();
  await user.click(choose('Choose for those selected'));
  expect(screen.queryByRole('menu')).not.toBeInTheDocument();
});

test('offers what some of them can have, never a new number, and says for how many', async () => {
  const opened = await selecting();
  await opened.user.click(all());
  await opened.user.click(choose('Choose for 6 people'));
  await screen.findByRole('menu', { name: 'Verification methods for 6 people' });
  expect(screen.getAllByRole('menuitem').map((item) => item.getAttribute('aria-label'))).toEqual(
    [
      'Zivver account',
      'SMS to known number',
      'Organization’s access code',
      'Personal access code',
      'Transport security compliant',
      'Set up organization access code',
      'Access code',
      'Verification email',
    ].map((name) => name.replace('’', "'")),
  );
  expect(screen.getByRole('menuitem', { name: 'Access code' })).toHaveAccessibleDescription('Possible for all of them');
  expect(screen.getByRole('menuitem', { name: 'Zivver account' })).toHaveAccessibleDescription(
    'Possible for 1; 5 stay as they are',
  );
});

test('sets the verification email apart, says when to use it, and for whom nothing stronger is known', async () => {
  const opened = await selecting();
  await opened.user.click(all());
  await opened.user.click(choose('Choose for 6 people'));
  const email = await screen.findByRole('menuitem', { name: 'Verification email' });
  expect(email.previousElementSibling).toHaveClass('fui-MenuDivider');
  expect(email).toHaveAccessibleDescription(
    'Only if you have no number and cannot agree on a code: the code goes to this same mailbox. Possible for 2; 4 stay as they are',
  );
});

test('a verification email for several takes nothing stronger from anybody, and each reason is said', async () => {
  const opened = await selecting();
  const before = methodsOf(opened);
  await opened.user.click(all());
  await chooseFor(opened, 'Choose for 6 people', 'Verification email');
  expect(methodsOf(opened)).toEqual({
    ...before,
    [bo.email]: 'verification-email',
    [renee.email]: 'verification-email',
  });
  const said =
    '2 people: Verification email. 4 people stay as they are. A stronger way is available. This is a distribution list; add its members one by one instead.';
  expect(screen.getByText(said, { selector: 'p' })).toBeVisible();
});

test('a verification email for several goes to nobody of whom something stronger is known that is not chosen by itself', async () => {
  const rules = makePolicy();
  const accepting = makePolicy({ transport: { ...rules.transport, accepted: ['nta-7516', 'dane'] } });
  const withDane: Person = { ...bo, record: { safeTransport: { standard: 'dane' } } };
  const opened = await renderPane({
    rows: [...rowsOf(...eight.filter((one) => one !== bo)), makeRow(withDane, accepting)],
  });
  await opened.user.click(toggle());
  await opened.user.click(await screen.findByRole('checkbox', { name: 'Bo Lind' }));
  await opened.user.click(box('Renée Dubois'));
  await chooseFor(opened, 'Choose for 2 people', 'Verification email');
  expect(opened.store.calls).toEqual([
    { action: 'chooseForSeveral', values: [new Map([[address(renee.email), { method: 'verification-email' }]])] },
  ]);
});

test('a verification email for several leaves a code alone that was typed for one of them', async () => {
  const typed = { method: 'access-code-new' as const, accessCode: accessCode('tulp-77-maan') };
  const opened = await renderPane({
    rows: rowsOf(...eight.map((one) => (one === bo ? { ...bo, ownChoice: typed } : one))),
  });
  await opened.user.click(toggle());
  await opened.user.click(await screen.findByRole('checkbox', { name: 'Bo Lind' }));
  await opened.user.click(box('Renée Dubois'));
  await chooseFor(opened, 'Choose for 2 people', 'Verification email');
  expect(opened.store.calls).toEqual([
    { action: 'chooseForSeveral', values: [new Map([[address(renee.email), { method: 'verification-email' }]])] },
  ]);
});

test('is one choice: those who can have it get it, the others stay, and both are said once', async () => {
  const opened = await selecting();
  await opened.user.click(box('Anna de Vries'));
  await opened.user.click(box('Bo Lind'));
  await opened.user.click(box('Renée Dubois'));
  await chooseFor(opened, 'Choose for 3 people', 'Zivver account');
  expect(opened.store.calls).toEqual([
    { action: 'chooseForSeveral', values: [new Map([[address(anna.email), { method: 'account' }]])] },
  ]);
  const said = '1 person: Zivver account. 2 people stay as they are. They have no Zivver account.';
  expect(screen.getByText(said, { selector: 'p' })).toBeVisible();
  expect(screen.getByRole('status').textContent).toBe(`Saved. ${said}`);
  expect(choose('Choose for those selected')).toHaveFocus();
});

test('shows those who stay as they are, and everyone again', async () => {
  const opened = await selecting();
  await opened.user.click(all());
  await chooseFor(opened, 'Choose for 6 people', 'Transport security compliant');
  await opened.user.click(screen.getByRole('button', { name: 'Show them' }));
  expect(screen.getByText('5 of 8 shown')).toBeVisible();
  expect(screen.queryByRole('checkbox', { name: 'Secretariaat Cardiologie' })).not.toBeInTheDocument();
  const everyone = screen.getByRole('button', { name: 'Show everyone' });
  expect(everyone).toHaveFocus();
  await opened.user.click(everyone);
  expect(box('Secretariaat Cardiologie')).toBeInTheDocument();
});

test('a code is typed once for all of them, and it says so', async () => {
  const opened = await selecting();
  await opened.user.click(box('Bo Lind'));
  await opened.user.click(box('Partner team'));
  await chooseFor(opened, 'Choose for 2 people', 'Access code');
  expect(await screen.findByText(/All 2 people get the same code/)).toBeVisible();
  const code = await screen.findByRole('textbox', { name: 'Code' });
  expect(code).toHaveFocus();
  await opened.user.type(code, 'tulp-77-maan');
  await opened.user.click(screen.getByRole('button', { name: 'Use for 2 people' }));
  await act(async () => {});
  const choice = { method: 'access-code-new', accessCode: 'tulp-77-maan' };
  expect(opened.store.calls.at(-1)).toEqual({
    action: 'chooseForSeveral',
    values: [
      new Map([
        [address(bo.email), choice],
        [address(team.email), choice],
      ]),
    ],
  });
  expect(choose('Choose for those selected')).toHaveFocus();
});

test('the shared code holds the name of none of them', async () => {
  const opened = await selecting();
  await opened.user.click(box('Bo Lind'));
  await opened.user.click(box('Renée Dubois'));
  await chooseFor(opened, 'Choose for 2 people', 'Access code');
  await opened.user.type(await screen.findByRole('textbox', { name: 'Code' }), 'dubois-1987{Enter}');
  expect(
    await screen.findByText(/This code holds their name/, { selector: '[role=alert] *, [role=alert]' }),
  ).toBeVisible();
  expect(opened.store.calls).toEqual([]);
});

test('one undo takes it back for all of them', async () => {
  const opened = await selecting();
  const before = methodsOf(opened);
  await opened.user.click(all());
  await chooseFor(opened, 'Choose for 6 people', 'Transport security compliant');
  await opened.user.click(all());
  await chooseFor(opened, 'Choose for 6 people', 'Access code');
  await opened.user.type(await screen.findByRole('textbox', { name: 'Code' }), 'tulp-77-maan{Enter}');
  expect(await screen.findByText('6 people: method changed.')).toBeVisible();
  await opened.user.click(screen.getByRole('button', { name: 'Undo' }));
  expect(methodsOf(opened)).toEqual(before);
  expect(methodButton(anna.email)).toHaveFocus();
});

test('a distribution list says what cannot be done with it', async () => {
  const { user } = await renderPane({ rows: rowsOf(team) });
  await user.click(methodButton(team.email));
  const group = await screen.findByRole('group', { name: /who is on it is not known here/ });
  expect(within(group).getByRole('menuitemradio', { name: 'Access code' })).toBeVisible();
});
