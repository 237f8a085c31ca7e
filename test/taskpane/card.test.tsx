/** @jest-environment jsdom */
import { screen, waitFor } from '@testing-library/react';
import { address } from './fake-pane-store';
import { anna, bo, okafor } from './people';
import { renderPane, rowsOf } from './render-pane';

const addressButton = (email: string) => screen.getByRole('button', { name: `Contact information of ${email}` });
const languages = () => screen.getByRole('combobox', { name: 'Notification language' });

async function openCard(email: string, ...people: Parameters<typeof rowsOf>) {
  const pane = await renderPane({ rows: rowsOf(...people) });
  await pane.user.click(addressButton(email));
  await screen.findByRole('dialog', { name: 'Contact information' });
  return pane;
}

test('shows who this is, the method, and why it was chosen', async () => {
  await openCard(anna.email, anna, bo);
  const card = screen.getByRole('dialog', { name: 'Contact information' });
  expect(card).toHaveTextContent('Anna de Vries');
  expect(card).toHaveTextContent(anna.email);
  expect(card).toHaveTextContent('Zivver account');
  expect(card).toHaveTextContent('Chosen because they have a Zivver account.');
});

test("offers the organization's languages in their own names, and its default as a value of its own", async () => {
  await openCard(bo.email, bo);
  expect(Array.from((languages() as HTMLSelectElement).options, ({ text }) => text)).toEqual([
    "Organization's default (Dutch)",
    'English',
    'Nederlands',
    'Deutsch',
    'Français',
    'Türkçe',
    'Українська',
  ]);
  expect(languages()).toHaveDisplayValue("Organization's default (Dutch)");
});

test('saves the language and says so, aloud too', async () => {
  const { user, store } = await openCard(bo.email, bo);
  await user.selectOptions(languages(), 'Deutsch');
  await user.click(screen.getByRole('button', { name: 'Save' }));
  expect(store.calls).toEqual([{ action: 'saveContact', values: [address(bo.email), { notificationLanguage: 'de' }] }]);
  expect(screen.getByRole('dialog')).toHaveTextContent('Saved');
  await waitFor(() => expect(screen.getByRole('status')).toHaveTextContent('Saved'));
});

test("going back to the organization's default is saved as no language", async () => {
  const { user, store } = await openCard(bo.email, { ...bo, language: 'de' });
  expect(languages()).toHaveDisplayValue('Deutsch');
  await user.selectOptions(languages(), "Organization's default (Dutch)");
  await user.click(screen.getByRole('button', { name: 'Save' }));
  expect(store.calls[0]?.values[1]).toEqual({ notificationLanguage: undefined });
});

test('a remembered language that is no longer offered stays what it is', async () => {
  const { user, store } = await openCard(bo.email, { ...bo, language: 'sv' });
  expect(languages()).toHaveDisplayValue('Svenska');
  await user.click(screen.getByRole('button', { name: 'Save' }));
  expect(store.calls[0]?.values[1]).toEqual({ notificationLanguage: 'sv' });
});

test.each([
  ['full' as const, /the memory in your mailbox is full/],
  ['unavailable' as const, /the directory cannot be reached/],
  ['not-saved' as const, /Outlook did not keep it/],
])('says why it could not save (%s), and keeps the language', async (problem, sentence) => {
  const { user, store } = await openCard(bo.email, bo);
  store.saveContactAnswer = { ok: false, problem };
  await user.selectOptions(languages(), 'Deutsch');
  await user.click(screen.getByRole('button', { name: 'Save' }));
  expect(screen.getByRole('dialog')).toHaveTextContent(sentence);
  await waitFor(() => expect(screen.getByRole('status')).toHaveTextContent(sentence));
  expect(languages()).toHaveDisplayValue('Deutsch');
});

test.each(['Escape', 'the arrow'])('%s goes back to the list, and the focus to the address', async (way) => {
  const { user } = await openCard(okafor.email, anna, okafor);
  expect(screen.getByRole('button', { name: 'Back to the list' })).toHaveFocus();
  const atWindow = jest.fn();
  window.addEventListener('keydown', atWindow);
  if (way === 'Escape') await user.keyboard('{Escape}');
  else await user.click(screen.getByRole('button', { name: 'Back to the list' }));
  window.removeEventListener('keydown', atWindow);
  expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
  expect(addressButton(okafor.email)).toHaveFocus();
  expect(atWindow).not.toHaveBeenCalled();
});
