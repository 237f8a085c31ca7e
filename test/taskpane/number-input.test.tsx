/** @jest-environment jsdom */
import { screen, within } from '@testing-library/react';
import type userEvent from '@testing-library/user-event';
import { phoneNumber, type Person } from './fake-pane-store';
import { bo, okafor } from './people';
import { openMenu, pick, renderPane, rowsOf } from './render-pane';

const field = (): HTMLInputElement => screen.getByRole('textbox', { name: 'Mobile number' });
const country = () => screen.getByRole('combobox', { name: 'Country' });

async function openInput(person: Person = bo) {
  const pane = await renderPane({ rows: rowsOf(person) });
  await pick(pane.user, person.email, 'SMS to new number');
  await screen.findByRole('textbox', { name: 'Mobile number' });
  return pane;
}

const paste = async (user: ReturnType<typeof userEvent.setup>, text: string) => {
  await user.click(field());
  await user.paste(text);
};

describe('the country of a number', () => {
  test("is that of the recipient's address, where it tells one", async () => {
    await openInput({ email: 'info@praktijk.be', name: 'Praktijk' });
    expect(country()).toHaveDisplayValue('Belgium (+32)');
  });

  test("is the organization's otherwise", async () => {
    await openInput({ email: 'bo@lind.com', name: 'Bo Lind' });
    expect(country()).toHaveDisplayValue('Netherlands (+31)');
  });

  test('follows the prefix that is typed, and is what it was before once that is taken away', async () => {
    const { user, store } = await openInput();
    await user.type(field(), '+33 6 98 76 54 32');
    expect(country()).toHaveDisplayValue('France (+33)');
    await user.clear(field());
    expect(country()).toHaveDisplayValue('Netherlands (+31)');
    await user.type(field(), '0612345678{Enter}');
    expect(store.calls[0]?.values[1]).toEqual({ method: 'sms-new', phoneNumber: '+31612345678' });
  });

  test('that a prefix told is gone with the text when the form is canceled and opened again', async () => {
    const { user, store } = await openInput();
    await user.type(field(), '+33 6 98 76 54 32');
    await user.click(screen.getByRole('button', { name: 'Cancel' }));
    await pick(user, bo.email, 'SMS to new number');
    await user.clear(field());
    await user.type(field(), '0612345678{Enter}');
    expect(store.calls[0]?.values[1]).toEqual({ method: 'sms-new', phoneNumber: '+31612345678' });
  });

  test('that was picked stays when the text is taken away', async () => {
    const { user } = await openInput();
    await user.selectOptions(country(), 'BE');
    await user.type(field(), '+33 6');
    await user.clear(field());
    expect(country()).toHaveDisplayValue('Belgium (+32)');
  });

  test('that is picked takes the place of the typed prefix', async () => {
    const { user } = await openInput();
    await user.type(field(), '+31470123456');
    await user.selectOptions(country(), 'BE');
    expect(field()).toHaveValue('+32 470 12 34 56');
    expect(country()).toHaveDisplayValue('Belgium (+32)');
  });
});

describe('a number while it is typed', () => {
  test('is grouped', async () => {
    const { user } = await openInput();
    await user.type(field(), '0612345678');
    expect(field()).toHaveValue('06 12345678');
    expect(field().selectionStart).toBe('06 12345678'.length);
  });

  test('keeps the caret where a digit is put in', async () => {
    const { user } = await openInput();
    await user.type(field(), '+3161234567');
    await user.type(field(), '9', { initialSelectionStart: '+31 6 12'.length, initialSelectionEnd: '+31 6 12'.length });
    expect(field()).toHaveValue('+31 6 12934567');
    expect(field().selectionStart).toBe('+31 6 129'.length);
  });

  test('loses the digit in front of a separator that is deleted', async () => {
    const { user } = await openInput();
    await user.type(field(), '+3161234');
    await user.type(field(), '{Backspace}', {
      initialSelectionStart: '+31 6 '.length,
      initialSelectionEnd: '+31 6 '.length,
    });
    expect(field()).toHaveValue('+31 12 34');
    expect(field().selectionStart).toBe('+31'.length);
  });

  test('loses the digit behind a separator that is deleted forwards', async () => {
    const { user } = await openInput();
    await user.type(field(), '+3161234');
    await user.type(field(), '{Delete}', {
      initialSelectionStart: '+31 6'.length,
      initialSelectionEnd: '+31 6'.length,
    });
    expect(field()).toHaveValue('+31 6 234');
    expect(field().selectionStart).toBe('+31 6'.length);
  });

  test('is left alone once it is no number', async () => {
    const { user } = await openInput();
    await user.type(field(), '0612or 06 13');
    expect(field()).toHaveValue('06 12or 06 13');
  });
});

describe('a number that is pasted', () => {
  test.each([
    ['with 00 and spaces', '0031 6 12 34 56 78'],
    ['with the zero in brackets', '+31 (0)6-12345678'],
    ['as a link', 'tel:+31612345678'],
    ['with hard spaces and its label', 'Mobiel:\u00a006\u00a012\u00a034\u00a056\u00a078'],
    ['in Arabic digits', '٠٦١٢٣٤٥٦٧٨'],
  ])('is read: %s', async (_, text) => {
    const { user, store } = await openInput();
    await paste(user, text);
    expect(field()).toHaveValue('+31 6 12345678');
    await user.keyboard('{Enter}');
    expect(store.calls[0]?.values[1]).toEqual({ method: 'sms-new', phoneNumber: '+31612345678' });
  });

  test('picks its country', async () => {
    const { user } = await openInput();
    await paste(user, '+49 1512 3456789');
    expect(country()).toHaveDisplayValue('Germany (+49)');
  });

  test('takes the place of all that is selected', async () => {
    const { user } = await openInput();
    await user.type(field(), '0612');
    await user.tripleClick(field());
    await user.paste('tel:+31687654321');
    expect(field()).toHaveValue('+31 6 87654321');
  });

  test('goes into the middle of what is typed as it is', async () => {
    const { user } = await openInput();
    await user.type(field(), '06');
    await user.paste('12 34 56 78');
    expect(field()).toHaveValue('06 12345678');
  });

  test('stays as it is where it is none, with the reason', async () => {
    const { user } = await openInput();
    await paste(user, 'see my website');
    expect(field()).toHaveValue('see my website');
    await user.keyboard('{Enter}');
    expect(field()).toHaveAccessibleDescription(/This is not a phone number/);
  });
});

describe('a number that can be read in two ways', () => {
  const praxis: Person = { email: 'info@praxis.de', name: 'Praxis' };
  const choices = () => screen.getByRole('group', { name: /These digits can be two numbers/ });

  test('is a question, not a guess: both are offered with their countries', async () => {
    const { user, store } = await openInput(praxis);
    await user.type(field(), '15145550199{Enter}');
    expect(store.calls).toEqual([]);
    expect(field()).toHaveFocus();
    expect(field()).toHaveAccessibleDescription(/These digits can be two numbers\. Choose the one you mean/);
    expect(
      within(choices())
        .getAllByRole('button')
        .map(({ textContent }) => textContent),
    ).toEqual(['Canada: +1 514 555 0199', 'Germany: +49 1514 5550199']);
  });

  test.each([
    ['the first', '{Tab}{Enter}', '+15145550199'],
    ['the second', '{Tab}{Tab} ', '+4915145550199'],
  ])('is answered by keyboard: %s', async (_, keys, phoneNumber) => {
    const { user, store } = await openInput(praxis);
    await user.type(field(), '15145550199{Enter}');
    await user.keyboard(keys);
    expect(store.calls[0]?.values[1]).toEqual({ method: 'sms-new', phoneNumber });
  });

  test('is no question any more once its zero is typed, or another country picked', async () => {
    const { user } = await openInput(praxis);
    await user.type(field(), '15145550199{Enter}');
    await user.selectOptions(country(), 'CA');
    expect(screen.queryByRole('group', { name: /two numbers/ })).not.toBeInTheDocument();
    await user.selectOptions(country(), 'DE');
    await user.clear(field());
    await user.type(field(), '015145550199');
    expect(field()).toHaveAccessibleDescription(/The SMS goes to \+49 1514 5550199/);
  });

  test('is a question when it is pasted, too', async () => {
    const { user, store } = await openInput(praxis);
    await paste(user, '15145550199');
    await user.keyboard('{Enter}');
    expect(store.calls).toEqual([]);
    expect(choices()).toBeInTheDocument();
  });
});

test('several known numbers are offered, each with whose it is and when it was last proved', async () => {
  const numbers = [
    { phoneNumber: phoneNumber('+31611111111'), scope: 'personal' as const },
    { phoneNumber: phoneNumber('+31622222222'), scope: 'organization' as const, provedOn: '2026-03-03' },
    { phoneNumber: phoneNumber('+31633333333'), scope: 'personal' as const, provedOn: '2025-12-24' },
  ];
  const { user, store } = await renderPane({ rows: rowsOf({ ...okafor, record: { numbers } }) });
  await screen.findByText('SMS to +31 6 22222222');
  await openMenu(user, okafor.email);
  const offered = screen.getAllByRole('menuitemradio', { name: /^SMS to \+/ }).map(({ textContent }) => textContent);
  expect(offered).toEqual([
    "SMS to +31 6 22222222Your organization's, last proved March 3, 2026",
    'SMS to +31 6 33333333Yours, last proved December 24, 2025',
    'SMS to +31 6 11111111Yours',
  ]);
  await user.click(screen.getByRole('menuitemradio', { name: 'SMS to +31 6 33333333' }));
  expect(store.calls[0]?.values[1]).toEqual({ method: 'sms-known', phoneNumber: '+31633333333' });
});
