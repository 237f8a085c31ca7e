/** @jest-environment jsdom */
import { act, screen, waitFor, within } from '@testing-library/react';
import type { UserEvent } from '@testing-library/user-event';
import type { SaveOutcome } from '../../src/taskpane/state/types';
import type { NotificationLanguage, TransportStandard } from '../../src/verification/types';
import {
  accessCode,
  address,
  language,
  makeConfiguration,
  makePolicy,
  phoneNumber,
  type FakeStore,
  type Person,
} from './fake-pane-store';
import { anna, bo, clinic, okafor } from './people';
import { renderPane, rowsOf } from './render-pane';
import { addressButtonOf } from '../row-names';

const addressButton = (email: string) => screen.getByRole('button', { name: addressButtonOf(email) });
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

// the default is chosen, and its name begins with the same letters as the tag
test.each([
  ['typed', (user: UserEvent) => user.keyboard('de')],
  ['pasted', (user: UserEvent) => user.paste('de')],
])('the best that was found is chosen by Enter, and not what was chosen before: %s', async (_how, enter) => {
  const { user } = await openCard(bo.email, bo);
  act(() => languages().focus()); // all of the text is selected; the list is not open yet
  await enter(user);
  expect(screen.getAllByRole('option').map(({ textContent }) => textContent)).toEqual([
    'Deutsch · German',
    "Organization's default (Dutch)",
  ]);
  await user.keyboard('{Enter}');
  expect(languages()).toHaveValue('Deutsch');
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
  ['unavailable' as const, /could not be remembered just now/],
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

test('while it is being saved says so, and takes no second click', async () => {
  const { user, store } = await openCard(bo.email, bo);
  let finish: (outcome: SaveOutcome) => void = () => {};
  store.saveContactAnswer = new Promise((resolve) => (finish = resolve));
  await chooseLanguage(user, 'Deutsch');
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await user.click(screen.getByRole('button', { name: 'Saving…' }));
  expect(store.calls).toHaveLength(1);
  await act(async () => finish({ ok: true }));
  expect(screen.getByRole('button', { name: 'Save' })).toBeEnabled();
});

test('a language picked while another is being saved stays picked, and is not said to be saved', async () => {
  const { user, store } = await openCard(bo.email, bo);
  let finish: (outcome: SaveOutcome) => void = () => {};
  store.saveContactAnswer = new Promise((resolve) => (finish = resolve));
  await chooseLanguage(user, 'Deutsch');
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await chooseLanguage(user, 'Français');
  await act(async () => finish({ ok: true }));
  expect(languages()).toHaveValue('Français');
  expect(screen.getByRole('dialog')).not.toHaveTextContent('Saved');
});

describe('a language that another window saved meanwhile', () => {
  const elsewhere = (store: FakeStore, tag: NotificationLanguage) =>
    act(() => store.set({ rows: store.getState().rows.map((row) => ({ ...row, notificationLanguage: tag })) }));

  test('is shown, and said aloud', async () => {
    const { store } = await openCard(bo.email, { ...bo, language: 'de' });
    elsewhere(store, language('fr'));
    expect(languages()).toHaveValue('Français');
    expect(screen.getByRole('dialog')).toHaveTextContent('Changed elsewhere meanwhile. It is now Français.');
    await waitFor(() => expect(screen.getByRole('status')).toHaveTextContent('It is now Français'));
  });

  test('leaves what was picked here, and says how to go on', async () => {
    const { user, store } = await openCard(bo.email, bo);
    await chooseLanguage(user, 'Deutsch');
    elsewhere(store, 'organization-default');
    expect(languages()).toHaveValue('Deutsch');
    expect(screen.getByRole('dialog')).toHaveTextContent(
      "Not saved: changed elsewhere meanwhile, to Organization's default (Dutch). Save again to replace it.",
    );
  });

  test('is not replaced by a save that came too late; the next one does', async () => {
    const { user, store } = await openCard(bo.email, bo);
    await chooseLanguage(user, 'Deutsch');
    store.saveContactAnswer = { ok: false, problem: 'changed', now: language('tr') };
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(screen.getByRole('dialog')).toHaveTextContent('changed elsewhere meanwhile, to Türkçe');
    await waitFor(() => expect(screen.getByRole('status')).toHaveTextContent('to Türkçe'));
    store.saveContactAnswer = { ok: true };
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(store.calls[1]?.values[1]).toEqual({ notificationLanguage: 'de' });
    expect(screen.getByRole('dialog')).not.toHaveTextContent('changed elsewhere');
  });

  test('is not what this card saved itself', async () => {
    const { user } = await openCard(bo.email, bo);
    await chooseLanguage(user, 'Deutsch');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(screen.getByRole('dialog')).toHaveTextContent('Saved');
    expect(screen.getByRole('dialog')).not.toHaveTextContent('Changed elsewhere');
  });
});

describe('what is known', () => {
  const known = () => screen.getByRole('region', { name: 'What is known' });
  const lines = () =>
    within(known())
      .getAllByRole('listitem')
      .map(({ textContent }) => textContent);
  const masked = makeConfiguration({ accessCode: { ...makePolicy().accessCode, maskSaved: true } });
  const own: Person = {
    ...bo,
    record: {
      numbers: [{ phoneNumber: phoneNumber('+31612345678'), scope: 'personal' }],
      codes: [
        { accessCode: accessCode('tulp-77-maan'), scope: 'personal', setOn: '2026-11-02' },
        { accessCode: accessCode('48213705'), scope: 'organization', setHere: true, setOn: '2026-10-01' },
      ],
    },
  };

  test('is listed with whose it is, who set it and when', async () => {
    await openCard(okafor.email, { ...okafor, record: { ...okafor.record, hasAccount: true } });
    await waitFor(() => expect(lines()[1]).toContain('+31 6 12345678'));
    expect(lines()).toEqual([
      'Zivver accountFrom the directory of your organization.',
      '+31 6 12345678Yours, from a mail you sent. Last proved on March 3, 2026.Forget',
      "Organization's access code48213705Set by Front desk on January 12, 2026. Your organization's: only an administrator can change it.",
      'Personal access codetulp-77-maanHint: The flower and the moonSet by you.Forget',
    ]);
  });

  test('says of what the sender set that they did', async () => {
    await openCard(own.email, own);
    expect(lines().slice(1)).toEqual([
      "Organization's access code48213705Set by you on October 1, 2026.Forget",
      'Personal access codetulp-77-maanSet by you on November 2, 2026.Forget',
    ]);
  });

  test('is nothing yet, in words; not while the directory is away', async () => {
    const { store } = await openCard(bo.email, bo);
    expect(known()).toHaveTextContent('Nothing is known yet.');
    act(() => store.set({ problems: [{ problem: 'directory-away', action: 'retry' }] }));
    expect(known()).not.toHaveTextContent('Nothing is known yet.');
    expect(known()).toHaveTextContent('What your organization knows cannot be reached now.');
  });

  test('hides codes that policy masks until each is asked for', async () => {
    const { user } = await renderPane({ rows: rowsOf(own), configuration: masked });
    await user.click(addressButton(own.email));
    await screen.findByRole('region', { name: 'What is known' });
    expect(known()).not.toHaveTextContent('tulp-77-maan');
    await user.click(screen.getByRole('button', { name: 'Show: Personal access code' }));
    expect(known()).toHaveTextContent('tulp-77-maan');
    expect(known()).not.toHaveTextContent('48213705');
    await user.click(screen.getByRole('button', { name: 'Hide: Personal access code' }));
    expect(known()).not.toHaveTextContent('tulp-77-maan');
  });

  test('offers to forget only what is the sender’s own', async () => {
    await openCard(okafor.email, okafor);
    expect(screen.getByRole('button', { name: 'Forget: Personal access code' })).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: /Forget: Organization/ })).not.toBeInTheDocument();
  });

  test('is forgotten and put back in its place, with the focus and in words', async () => {
    const { user, store } = await openCard(own.email, own);
    await user.click(screen.getByRole('button', { name: "Forget: Organization's access code" }));
    expect(store.calls).toEqual([
      { action: 'forget', values: [address(own.email), { kind: 'code', scope: 'organization' }] },
    ]);
    const undo = screen.getByRole('button', { name: "Undo: Organization's access code" });
    expect(undo).toHaveFocus();
    expect(lines()[1]).toBe("Forgotten: Organization's access codeUndo");
    await waitFor(() => expect(screen.getByRole('status')).toHaveTextContent("Forgotten: Organization's access code"));
    await user.click(undo);
    expect(lines()[1]).toContain('48213705');
    await waitFor(() =>
      expect(screen.getByRole('button', { name: "Forget: Organization's access code" })).toHaveFocus(),
    );
    await waitFor(() => expect(screen.getByRole('status')).toHaveTextContent('Put back'));
  });

  test('can be forgotten one after the other, and each comes back', async () => {
    const { user } = await openCard(own.email, own);
    const before = lines();
    for (const name of ['+31 6 12345678', "Organization's access code", 'Personal access code'])
      await user.click(screen.getByRole('button', { name: `Forget: ${name}` }));
    expect(lines().every((line) => line?.startsWith('Forgotten'))).toBe(true);
    for (const name of ['Personal access code', '+31 6 12345678', "Organization's access code"])
      await user.click(screen.getByRole('button', { name: `Undo: ${name}` }));
    expect(lines()).toEqual(before);
  });

  test('stays when it cannot be forgotten, and says why', async () => {
    const { user, store } = await openCard(own.email, own);
    store.forgetAnswer = { ok: false, problem: 'unavailable' };
    await user.click(screen.getByRole('button', { name: 'Forget: Personal access code' }));
    expect(known()).toHaveTextContent('Not forgotten: what is remembered could not be reached.');
    await waitFor(() => expect(screen.getByRole('button', { name: 'Forget: Personal access code' })).toHaveFocus());
    await waitFor(() => expect(screen.getByRole('status')).toHaveTextContent('Not forgotten'));
  });

  test('that cannot be put back says why, and undo can be tried again', async () => {
    const { user, store } = await openCard(own.email, own);
    await user.click(screen.getByRole('button', { name: 'Forget: Personal access code' }));
    store.undoAnswer = { ok: false, problem: 'full' };
    const undo = screen.getByRole('button', { name: 'Undo: Personal access code' });
    await user.click(undo);
    expect(known()).toHaveTextContent('Not put back: the memory in your mailbox is full.');
    expect(undo).toHaveFocus();
    store.undoAnswer = { ok: true };
    await user.click(undo);
    expect(lines()[2]).toContain('tulp-77-maan');
  });
});

describe('safe transport', () => {
  const status = () => screen.getByRole('region', { name: 'Safe transport' });
  const withTransport = (standard: TransportStandard): Person => ({
    ...clinic,
    record: { safeTransport: { standard, checkedOn: '2026-11-20' } },
  });

  test('is said in plain words, with the standard one click away', async () => {
    const { user } = await openCard(clinic.email, withTransport('nta-7516'));
    expect(status()).toHaveTextContent('Their mail provider keeps mail safe on its way.');
    expect(status()).not.toHaveTextContent('NTA');
    await user.click(screen.getByRole('button', { name: 'Which standard?', expanded: false }));
    expect(status()).toHaveTextContent('NTA 7516, checked on November 20, 2026');
  });

  test.each([
    ['is not accepted', withTransport('mta-sts'), 'not by a standard your organization accepts'],
    ['is not known', bo, 'your organization has not checked their mail provider'],
  ])('that %s says so', async (_, person, sentence) => {
    await openCard(person.email, person);
    expect(status()).toHaveTextContent(sentence);
  });

  test('that policy does not allow says so', async () => {
    const person = withTransport('nta-7516');
    const allowed = { ...makePolicy().allowed, 'transport-security': false };
    const { user } = await renderPane({ rows: rowsOf(person), configuration: makeConfiguration({ allowed }) });
    await user.click(addressButton(person.email));
    expect(await screen.findByRole('region', { name: 'Safe transport' })).toHaveTextContent('does not use that');
  });
});

test('somebody who is still looked up has a skeleton in place of guesses', async () => {
  const { user, store } = await renderPane({ rows: rowsOf({ ...bo, pending: true }) });
  await user.click(addressButton(bo.email));
  expect(screen.getByRole('dialog')).toHaveTextContent('Bo Lind');
  expect(screen.getByRole('img', { name: 'Looking up what is known…' })).toBeInTheDocument();
  expect(screen.queryByRole('combobox')).not.toBeInTheDocument();
  act(() => store.set({ rows: rowsOf({ ...bo, language: 'de' }) }));
  expect(languages()).toHaveValue('Deutsch');
  expect(screen.getByRole('dialog')).not.toHaveTextContent('Changed elsewhere');
});

test('the card does not come back by itself when secure mail is switched off and on again', async () => {
  const { store } = await openCard(bo.email, anna, bo);
  act(() => store.set({ secure: false }));
  act(() => store.set({ secure: true }));
  expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
  expect(addressButton(bo.email)).toBeInTheDocument();
});

test('nor when its recipient leaves the mail and comes back', async () => {
  const { store } = await openCard(bo.email, anna, bo);
  act(() => store.set({ rows: rowsOf(anna) }));
  act(() => store.set({ rows: rowsOf(anna, bo) }));
  expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
});

test('Escape closes the list of languages first, and then the card', async () => {
  const { user } = await openCard(bo.email, bo);
  await user.click(languages());
  await user.keyboard('{Escape}');
  expect(screen.queryByRole('option')).not.toBeInTheDocument();
  expect(screen.getByRole('dialog')).toBeInTheDocument();
  await user.keyboard('{Escape}');
  expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
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
