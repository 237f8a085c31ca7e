/** @jest-environment jsdom */
import { act, screen, waitFor } from '@testing-library/react';
import { address, makePolicy, makeRow } from './fake-pane-store';
import { anna, bo, okafor } from './people';
import { methodButton, pick, renderPane, rowsOf } from './render-pane';

const number = () => screen.findByRole('textbox', { name: 'Mobile number' });
const code = () => screen.findByRole('textbox', { name: 'Code' });
const form = () => screen.queryByRole('form');

describe('SMS to new number', () => {
  test('opens under the row with the focus in the number and the default country', async () => {
    const { user } = await renderPane({ rows: rowsOf(anna, bo) });
    await pick(user, bo.email, 'SMS to new number');
    expect(await number()).toHaveFocus();
    expect(screen.getByRole('combobox', { name: 'Country' })).toHaveDisplayValue('Netherlands (+31)');
    expect(screen.getByRole('form', { name: 'SMS to new number' })).toBeVisible();
  });

  test('uses a number that was typed nationally, closes, and gives the focus back', async () => {
    const { user, store } = await renderPane({ rows: rowsOf(anna, bo) });
    await pick(user, bo.email, 'SMS to new number');
    await user.type(await number(), '06 12345678');
    expect(screen.getByText('The SMS goes to +31 6 12345678')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Use this number' }));
    expect(store.calls).toEqual([
      { action: 'choose', values: [address(bo.email), { method: 'sms-new', phoneNumber: '+31612345678' }] },
    ]);
    expect(form()).not.toBeInTheDocument();
    expect(methodButton(bo.email)).toHaveFocus();
  });

  test('the country counts for numbers without a prefix', async () => {
    const { user, store } = await renderPane({ rows: rowsOf(bo) });
    await pick(user, bo.email, 'SMS to new number');
    await user.selectOptions(screen.getByRole('combobox', { name: 'Country' }), 'BE');
    await user.type(await number(), '0470 12 34 56{Enter}');
    expect(store.calls[0]?.values[1]).toEqual({ method: 'sms-new', phoneNumber: '+32470123456' });
  });

  test.each([
    ['nothing', '{Enter}', 'Type their mobile number.'],
    ['a landline', '020 624 1111{Enter}', /This is a landline/],
    ['no number', 'hello{Enter}', /This is not a phone number/],
  ])('%s gets its own sentence, and what was typed stays', async (_, keys, sentence) => {
    const { user, store } = await renderPane({ rows: rowsOf(bo) });
    await pick(user, bo.email, 'SMS to new number');
    await user.type(await number(), keys);
    expect(await number()).toHaveAccessibleDescription(sentence);
    expect(await number()).toBeInvalid();
    expect(await number()).toHaveValue(keys.replace('{Enter}', ''));
    expect(await number()).toHaveFocus();
    expect(store.calls).toEqual([]);
  });

  test('an error goes the moment it is mended', async () => {
    const { user } = await renderPane({ rows: rowsOf(bo) });
    await pick(user, bo.email, 'SMS to new number');
    await user.type(await number(), '06 1234567{Enter}');
    expect(await number()).toBeInvalid();
    await user.type(await number(), '8');
    expect(await number()).toBeValid();
  });
});

describe('access code', () => {
  test('ticks off the rules while typing', async () => {
    const { user } = await renderPane({ rows: rowsOf(bo) });
    await pick(user, bo.email, 'Access code');
    const rule = () => screen.getByText('8 characters or more');
    expect(rule()).toHaveTextContent('8 characters or more not yet met');
    await user.type(await code(), 'tulp-77-maan');
    expect(rule()).toHaveTextContent('8 characters or more met');
  });

  test('uses the code and its hint on Enter', async () => {
    const { user, store } = await renderPane({ rows: rowsOf(bo) });
    await pick(user, bo.email, 'Access code');
    await user.type(await code(), 'tulp-77-maan');
    await user.type(screen.getByRole('textbox', { name: 'Hint (optional)' }), 'Flower and moon{Enter}');
    expect(store.calls).toEqual([
      {
        action: 'choose',
        values: [
          address(bo.email),
          { method: 'access-code-new', accessCode: 'tulp-77-maan', accessCodeHint: 'Flower and moon' },
        ],
      },
    ]);
    expect(methodButton(bo.email)).toHaveFocus();
  });

  test('is refused while too short, in words, and stays typed', async () => {
    const { user, store } = await renderPane({ rows: rowsOf(bo) });
    await pick(user, bo.email, 'Access code');
    await user.type(await code(), 'kort{Enter}');
    expect(await code()).toHaveAccessibleDescription(/Make the code longer: 8 characters or more/);
    expect(await code()).toHaveValue('kort');
    expect(store.calls).toEqual([]);
  });

  test('a hint that gives the code away is refused at the hint', async () => {
    const { user, store } = await renderPane({ rows: rowsOf(bo) });
    await pick(user, bo.email, 'Access code');
    await user.type(await code(), 'tulp-77-maan');
    const hint = screen.getByRole('textbox', { name: 'Hint (optional)' });
    await user.type(hint, 'it is TULP-77-maan{Enter}');
    expect(hint).toHaveAccessibleDescription(/gives the code away/);
    expect(hint).toHaveFocus();
    expect(store.calls).toEqual([]);
  });

  test('can be hidden from people who look over the shoulder', async () => {
    const { user } = await renderPane({ rows: rowsOf(bo) });
    await pick(user, bo.email, 'Access code');
    const field = await code();
    expect(field).toHaveAttribute('type', 'text');
    await user.click(screen.getByRole('button', { name: 'Hide code' }));
    expect(field).toHaveAttribute('type', 'password');
    expect(screen.getByRole('button', { name: 'Show code' })).toBeVisible();
  });

  test('reminds that the code must not travel by email', async () => {
    const { user } = await renderPane({ rows: rowsOf(bo) });
    await pick(user, bo.email, 'Access code');
    expect(await screen.findByText('Tell Bo Lind the code by phone or in person, never by email.')).toBeVisible();
    expect(screen.queryByText(/All your colleagues/)).not.toBeInTheDocument();
  });

  test("says who will see and use an organization's code where no service shares it", async () => {
    const { user, store } = await renderPane({ rows: rowsOf(bo) });
    await pick(user, bo.email, 'Set up organization access code');
    expect(await screen.findByText(/Meant for all your colleagues, but kept in your mailbox only/)).toBeVisible();
    await user.type(await code(), 'tulp-77-maan{Enter}');
    expect(store.calls[0]?.values[1]).toEqual({ method: 'organization-code-new', accessCode: 'tulp-77-maan' });
  });
});

describe('every input', () => {
  test.each([
    ['Escape', (user: Awaited<ReturnType<typeof renderPane>>['user']) => user.keyboard('{Escape}')],
    [
      'Cancel',
      (user: Awaited<ReturnType<typeof renderPane>>['user']) =>
        user.click(screen.getByRole('button', { name: 'Cancel' })),
    ],
  ])('%s closes it without a choice and gives the focus back', async (_, leave) => {
    const { user, store } = await renderPane({ rows: rowsOf(bo) });
    const atWindow = jest.fn();
    await pick(user, bo.email, 'SMS to new number');
    await number();
    window.addEventListener('keydown', atWindow);
    await leave(user);
    window.removeEventListener('keydown', atWindow);
    expect(form()).not.toBeInTheDocument();
    expect(methodButton(bo.email)).toHaveFocus();
    expect(store.calls).toEqual([]);
    expect(atWindow).not.toHaveBeenCalled();
  });

  test('keeps what was typed when other recipients come and this one moves to Bcc', async () => {
    const { user, store } = await renderPane({ rows: rowsOf(bo) });
    await pick(user, bo.email, 'Access code');
    await user.type(await code(), 'tulp-77');
    act(() => store.set({ rows: rowsOf(anna, okafor, { ...bo, fields: ['bcc'] }) }));
    expect(await code()).toHaveValue('tulp-77');
  });

  test('keeps what was typed while secure mail is off', async () => {
    const { user, store } = await renderPane({ rows: rowsOf(bo) });
    await pick(user, bo.email, 'Access code');
    await user.type(await code(), 'tulp-77');
    act(() => store.set({ secure: false }));
    expect(form()).not.toBeInTheDocument();
    act(() => store.set({ secure: true }));
    expect(await code()).toHaveValue('tulp-77');
  });

  test('forgets what was typed when another draft opens', async () => {
    const { user, store } = await renderPane({ rows: rowsOf(bo) });
    await pick(user, bo.email, 'Access code');
    await user.type(await code(), 'tulp-77');
    act(() => store.set({ phase: 'starting' }));
    act(() => store.set({ phase: 'ready' }));
    expect(form()).not.toBeInTheDocument();
    await pick(user, bo.email, 'Access code');
    expect(await code()).toHaveValue('');
  });

  test('closes when another method is chosen', async () => {
    const { user } = await renderPane({ rows: rowsOf(okafor) });
    await screen.findByText('SMS to +31 6 12345678');
    await pick(user, okafor.email, 'SMS to new number');
    await number();
    await pick(user, okafor.email, 'SMS to +31 6 12345678');
    expect(form()).not.toBeInTheDocument();
  });

  test('gives way to the input of another method', async () => {
    const { user } = await renderPane({ rows: rowsOf(bo) });
    await pick(user, bo.email, 'SMS to new number');
    await number();
    await pick(user, bo.email, 'Access code');
    await waitFor(async () => expect(await code()).toHaveFocus());
    expect(screen.queryByRole('textbox', { name: 'Mobile number' })).not.toBeInTheDocument();
  });

  test('keeps what was typed, but cannot be used, once the method is no longer possible', async () => {
    const { user, store } = await renderPane({ rows: rowsOf(bo) });
    await pick(user, bo.email, 'Access code');
    await user.type(await code(), 'tulp-77-maan');
    const policy = makePolicy({ allowed: { ...makePolicy().allowed, 'access-code-new': false } });
    act(() => store.set({ rows: [makeRow(bo, policy)] }));
    expect(screen.getByRole('alert')).toHaveTextContent('Your organization does not allow it');
    await user.click(screen.getByRole('button', { name: 'Use this code' }));
    expect(store.calls).toEqual([]);
    expect(await code()).toHaveValue('tulp-77-maan');
  });
});
