/** @jest-environment jsdom */
import { screen, waitFor } from '@testing-library/react';
import type { UserEvent } from '@testing-library/user-event';
import { address } from './fake-pane-store';
import { anna, bo, okafor } from './people';
import { renderPane, rowsOf } from './render-pane';

const addressButton = (email: string) => screen.getByRole('button', { name: `Contact information of ${email}` });
const languages = () => screen.getByRole('combobox', { name: 'Notification language' });

async function chooseLanguage({ clear, type, keyboard }: UserEvent, text: string) {
  await clear(languages());
  await type(languages(), text);
  await keyboard('{Enter}');
}

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
  const { user } = await openCard(bo.email, bo);
  expect(languages()).toHaveValue("Organization's default (Dutch)");
  await user.click(languages());
  expect(screen.getAllByRole('option').map(({ textContent }) => textContent)).toEqual([
    "Organization's default (Dutch)",
    'English',
    'Nederlands · Dutch',
    'Deutsch · German',
    'Français · French',
    'Türkçe · Turkish',
    'Українська · Ukrainian',
  ]);
});

test.each([
  ['its own name', 'Deutsch', 'Deutsch'],
  ['its name in the language of the pane', 'german', 'Deutsch'],
  ['its tag', 'de', 'Deutsch'],
  ['a name without its accents', 'turkce', 'Türkçe'],
  ['the language of the default', 'Dutch', 'Nederlands'],
  ['the default', 'organization', "Organization's default (Dutch)"],
])('a language is chosen by typing %s and Enter', async (_by, text, chosen) => {
  const { user } = await openCard(bo.email, { ...bo, language: 'uk' });
  await chooseLanguage(user, text);
  expect(languages()).toHaveValue(chosen);
  expect(screen.queryByRole('option')).not.toBeInTheDocument();
});

test('a language is chosen with the arrow keys, and its option says so', async () => {
  const { user } = await openCard(bo.email, { ...bo, language: 'nl' });
  await user.click(languages());
  expect(screen.getByRole('option', { name: /^Nederlands/ })).toHaveAttribute('aria-selected', 'true');
  await user.keyboard('{ArrowDown}{Enter}');
  expect(languages()).toHaveValue('Deutsch');
});

test('the whole name of a language counts without Enter, too', async () => {
  const { user, store } = await openCard(bo.email, bo);
  await user.clear(languages());
  await user.type(languages(), 'Deutsch');
  await user.click(screen.getByRole('button', { name: 'Save' }));
  expect(store.calls[0]?.values[1]).toEqual({ notificationLanguage: 'de' });
});

test('a text that no language is called by says so once, and the former language stays', async () => {
  const { user } = await openCard(bo.email, { ...bo, language: 'fr' });
  await user.clear(languages());
  await user.type(languages(), 'Kli');
  expect(screen.getByRole('dialog')).toHaveTextContent('No language here is called that. It stays Français.');
  await waitFor(() => expect(screen.getByRole('status')).toHaveTextContent('No language here is called that'));
  await user.keyboard('{Enter}');
  expect(languages()).toHaveValue('Kli');
  await user.tab();
  expect(languages()).toHaveValue('Français');
});

test('Escape takes back what was typed, and only then the card', async () => {
  const { user } = await openCard(bo.email, { ...bo, language: 'fr' });
  for (const text of ['Deu', 'xyz']) {
    await user.clear(languages());
    await user.type(languages(), text);
    await user.keyboard('{Escape}');
    expect(languages()).toHaveValue('Français');
    expect(screen.getByRole('dialog')).toBeInTheDocument();
  }
  await user.keyboard('{Escape}');
  expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
});

test('saves the language and says so, aloud too', async () => {
  const { user, store } = await openCard(bo.email, bo);
  await chooseLanguage(user, 'Deutsch');
  await user.click(screen.getByRole('button', { name: 'Save' }));
  expect(store.calls).toEqual([{ action: 'saveContact', values: [address(bo.email), { notificationLanguage: 'de' }] }]);
  expect(screen.getByRole('dialog')).toHaveTextContent('Saved');
  await waitFor(() => expect(screen.getByRole('status')).toHaveTextContent('Saved'));
});

test("going back to the organization's default is saved as a value of its own", async () => {
  const { user, store } = await openCard(bo.email, { ...bo, language: 'de' });
  expect(languages()).toHaveValue('Deutsch');
  await chooseLanguage(user, "Organization's default (Dutch)");
  await user.click(screen.getByRole('button', { name: 'Save' }));
  expect(store.calls[0]?.values[1]).toEqual({ notificationLanguage: 'organization-default' });
});

test('a remembered language that is no longer offered stays what it is, and can be picked again', async () => {
  const { user, store } = await openCard(bo.email, { ...bo, language: 'sv' });
  expect(languages()).toHaveValue('Svenska');
  await chooseLanguage(user, 'Deutsch');
  await chooseLanguage(user, 'Svenska');
  await user.click(screen.getByRole('button', { name: 'Save' }));
  expect(store.calls[0]?.values[1]).toEqual({ notificationLanguage: 'sv' });
});

test.each([
  ['full' as const, /the memory in your mailbox is full/],
  ['unavailable' as const, /your mailbox did not answer/],
  ['not-saved' as const, /Outlook did not keep it/],
])('says why it could not save (%s), and keeps the language', async (problem, sentence) => {
  const { user, store } = await openCard(bo.email, bo);
  store.saveContactAnswer = { ok: false, problem };
  await chooseLanguage(user, 'Deutsch');
  await user.click(screen.getByRole('button', { name: 'Save' }));
  expect(screen.getByRole('dialog')).toHaveTextContent(sentence);
  await waitFor(() => expect(screen.getByRole('status')).toHaveTextContent(sentence));
  expect(languages()).toHaveValue('Deutsch');
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
