/** @jest-environment jsdom */
import { act, screen, waitFor, within } from '@testing-library/react';
import type { PaneState } from '../../src/taskpane/state/types';
import type { KnownCode } from '../../src/verification/types';
import '../../src/locales/en/spelling';
import { accessCode, makeConfiguration, makePolicy, type FakeStore, type Person } from './fake-pane-store';
import { bo, team } from './people';
import { methodButton, pick, renderPane, rowsOf } from './render-pane';
import { addressButtonOf } from '../row-names';

const field = (): HTMLInputElement => screen.getByLabelText('Code');
const button = (name: string) => screen.getByRole('button', { name });
const status = () => screen.getByRole('status');
const rules = () =>
  within(screen.getByRole('list', { name: 'Rules for the code' }))
    .getAllByRole('listitem')
    .map(({ textContent }) => textContent);

async function openInput({
  person = bo,
  method = 'Access code',
  mail,
  state = {},
}: {
  person?: Person;
  method?: string;
  mail?: FakeStore['mail'] | 'unreadable';
  state?: Partial<PaneState>;
} = {}) {
  const pane = await renderPane({ rows: rowsOf(person), ...state });
  if (mail) pane.store.mail = mail === 'unreadable' ? undefined : mail;
  await pick(pane.user, person.email, method);
  await screen.findByLabelText('Code');
  return pane;
}

describe('the rules for a code', () => {
  test('stand there from the start, and are ticked as they are met', async () => {
    const { user } = await openInput();
    expect(rules()).toEqual([
      '8 characters or more not yet met',
      'Not in this mail not yet met',
      'Without their name not yet met',
    ]);
    await user.type(field(), 'tulp-77-maan');
    expect(rules()).toEqual(['8 characters or more met', 'Not in this mail met', 'Without their name met']);
  });

  test('that are broken are told at once, the others only then', async () => {
    const { user } = await openInput({ mail: { subject: 'Room tulp-77', body: '' } });
    await user.type(field(), 'tulp-77');
    expect(rules()).toEqual(['8 characters or more not yet met', 'Not in this mail not met', 'Without their name met']);
    await user.type(field(), ' ');
    expect(rules()).toContain('No space at the start or end not met');
  });

  test('have no name to ask for in a distribution list', async () => {
    await openInput({ person: team });
    expect(rules()).toEqual(['8 characters or more not yet met', 'Not in this mail not yet met']);
  });
});

describe('a code that the mail gives away', () => {
  test('is refused at the code, and stays typed', async () => {
    const { user, store } = await openInput({ mail: { subject: '', body: 'Your code is tulp 77 maan.' } });
    await user.type(field(), 'Tulp-77-maan{Enter}');
    expect(field()).toHaveAccessibleDescription(/This code stands in your mail/);
    expect(field()).toHaveFocus();
    expect(field()).toHaveValue('Tulp-77-maan');
    expect(store.calls).toEqual([]);
  });

  test('is refused, too, where it was written into the mail meanwhile', async () => {
    const { user, store } = await openInput();
    await user.type(field(), 'tulp-77-maan');
    store.mail = { subject: 'tulp-77-maan', body: '' };
    await user.keyboard('{Enter}');
    await waitFor(() => expect(field()).toHaveAccessibleDescription(/This code stands in your mail/));
    expect(store.calls).toEqual([]);
  });

  test('is taken once it is out of the mail', async () => {
    const { user, store } = await openInput({ mail: { subject: 'tulp-77-maan', body: '' } });
    await user.type(field(), 'tulp-77-maan{Enter}');
    await waitFor(() => expect(field()).toBeInvalid());
    store.mail = { subject: '', body: '' };
    await user.keyboard('{Enter}');
    await waitFor(() => expect(methodButton(bo.email)).toHaveFocus());
    expect(store.calls[0]?.values[1]).toEqual({ method: 'access-code-new', accessCode: 'tulp-77-maan' });
  });

  test('is looked for anew when the pane gets the focus back', async () => {
    const { user, store } = await openInput();
    await user.type(field(), 'tulp-77-maan');
    store.mail = { subject: 'tulp-77-maan', body: '' };
    act(() => void window.dispatchEvent(new FocusEvent('focus')));
    await waitFor(() => expect(rules()).toContain('Not in this mail not met'));
  });
});

test('a code with their name is refused', async () => {
  const { user, store } = await openInput();
  await user.type(field(), 'lind-1987{Enter}');
  expect(field()).toHaveAccessibleDescription(/This code holds their name/);
  expect(store.calls).toEqual([]);
});

describe('where Outlook does not say what is in the mail', () => {
  const note = /Make sure yourself that the code is not in it/;

  test('that is said, and the code can be used', async () => {
    const { user, store } = await openInput({ mail: 'unreadable' });
    expect(await screen.findByText(note)).toBeVisible();
    expect(rules()).toEqual(['8 characters or more not yet met', 'Without their name not yet met']);
    await user.type(field(), 'tulp-77-maan{Enter}');
    await waitFor(() => expect(store.calls).toHaveLength(1));
  });

  test('only when the code is to be used, that is said first', async () => {
    const { user, store } = await openInput();
    await user.type(field(), 'tulp-77-maan');
    store.mail = undefined;
    await user.keyboard('{Enter}');
    expect(await screen.findByText(note, { selector: 'p' })).toBeVisible();
    expect(status()).toHaveTextContent(note);
    expect(store.calls).toEqual([]);
    await user.keyboard('{Enter}');
    await waitFor(() => expect(store.calls).toHaveLength(1));
  });
});

describe('the button for a new code', () => {
  test('fills in one that meets all the rules, and says so', async () => {
    const { user, store } = await openInput();
    await user.click(button('Generate a code'));
    const { value } = field();
    expect(value).toMatch(/^[cdfhjkprtwxy34679]{12}$/);
    expect(rules()).toEqual(['8 characters or more met', 'Not in this mail met', 'Without their name met']);
    expect(status()).toHaveTextContent('A new code is filled in');
    await user.click(button('Use this code'));
    await waitFor(() => expect(store.calls[0]?.values[1]).toEqual({ method: 'access-code-new', accessCode: value }));
  });

  test('fills in another each time', async () => {
    const { user } = await openInput();
    await user.click(button('Generate a code'));
    const { value } = field();
    await user.click(button('Generate a code'));
    expect(field()).not.toHaveValue(value);
  });

  test("goes by the organization's length and alphabet", async () => {
    const accessCode = { ...makePolicy().accessCode, generatedLength: 20, alphabet: '0123456789' };
    const { user } = await openInput({ state: { configuration: makeConfiguration({ accessCode }) } });
    await user.click(button('Generate a code'));
    expect(field().value).toMatch(/^\d{20}$/);
  });

  test('says so where no code meets the rules', async () => {
    const accessCode = { ...makePolicy().accessCode, minimumLength: 4, generatedLength: 4, alphabet: '0123456789' };
    const body = Array.from({ length: 10_000 }, (_, index) => String(index).padStart(4, '0')).join(' ');
    const { user } = await openInput({
      mail: { subject: '', body },
      state: { configuration: makeConfiguration({ accessCode }) },
    });
    await user.click(button('Generate a code'));
    expect(field()).toHaveAccessibleDescription(/No code could be found/);
    await user.type(field(), 'tulp');
    expect(field()).toBeValid();
  });
});

describe('the button that copies', () => {
  test('puts the code on the clipboard, and says so', async () => {
    const { user } = await openInput();
    await user.type(field(), 'tulp-77-maan');
    await user.click(button('Copy code'));
    expect(await navigator.clipboard.readText()).toBe('tulp-77-maan');
    expect(status()).toHaveTextContent('Code copied');
    expect(button('Copy code')).toHaveFocus();
  });

  test('does so also where the code is hidden', async () => {
    const { user } = await openInput();
    await user.type(field(), 'tulp-77-maan');
    await user.click(button('Hide code'));
    await user.click(button('Copy code'));
    expect(await navigator.clipboard.readText()).toBe('tulp-77-maan');
    expect(field()).toHaveAttribute('type', 'password');
  });

  test('selects the code where the browser forbids it, and says which keys copy it', async () => {
    const { user } = await openInput();
    jest.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new DOMException('blocked', 'NotAllowedError'));
    await user.type(field(), 'tulp-77-maan');
    await user.click(button('Hide code'));
    await user.click(button('Copy code'));
    await waitFor(() => expect(field()).toHaveAccessibleDescription(/press Ctrl\+C/));
    expect(status()).toHaveTextContent(/press Ctrl\+C/);
    expect(field()).toHaveAttribute('type', 'text');
    expect([field().selectionStart, field().selectionEnd]).toEqual([0, 'tulp-77-maan'.length]);
    expect(field()).toHaveFocus();
  });

  test('does nothing while there is no code', async () => {
    const { user } = await openInput();
    expect(button('Copy code')).toHaveAttribute('aria-disabled', 'true');
    await user.click(button('Copy code'));
    expect(status()).not.toHaveTextContent('Code copied');
  });
});

describe('reading aloud', () => {
  const spoken = () =>
    within(screen.getByRole('list', { name: 'Read aloud' }))
      .getAllByRole('listitem')
      .map((group) => [...group.children].map(({ textContent }) => textContent));

  test('unfolds the code in groups, with a word for each character', async () => {
    const { user } = await openInput();
    await user.type(field(), 'Tulp-77');
    expect(button('Read aloud')).toHaveAttribute('aria-expanded', 'false');
    await user.click(button('Read aloud'));
    expect(button('Read aloud')).toHaveAttribute('aria-expanded', 'true');
    await waitFor(() =>
      expect(spoken()).toEqual([
        ['Tulp', 'capital Tango, uniform, lima, papa'],
        ['-', 'dash'],
        ['77', 'seven, seven'],
      ]),
    );
  });

  test('follows what is typed, and folds again', async () => {
    const { user } = await openInput();
    await user.type(field(), 'ab');
    await user.click(button('Read aloud'));
    await waitFor(() => expect(spoken()).toEqual([['ab', 'alfa, bravo']]));
    await user.type(field(), ' é');
    expect(spoken()).toEqual([
      ['ab', 'alfa, bravo'],
      ['␣', 'space'],
      ['é', 'é'],
    ]);
    await user.click(button('Read aloud'));
    expect(screen.queryByRole('list', { name: 'Read aloud' })).not.toBeInTheDocument();
  });

  test('waits for a code', async () => {
    await openInput();
    expect(button('Read aloud')).toHaveAttribute('aria-disabled', 'true');
  });
});

describe("changing the organization's code", () => {
  const known = { accessCode: accessCode('48213705'), scope: 'organization' as const };
  const change = () => screen.queryByRole('button', { name: 'Change organization access code' });
  const openCard = async (codes: KnownCode[], state: Partial<PaneState> = {}) => {
    const pane = await renderPane({ rows: rowsOf({ ...bo, record: { codes } }), ...state });
    await pane.user.click(screen.getByRole('button', { name: addressButtonOf(bo.email) }));
    await screen.findByRole('dialog');
    return pane;
  };

  test('warns that colleagues use it, before another is set', async () => {
    const { user, store } = await openCard([{ ...known, setHere: true }]);
    await user.click(change()!);
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
    expect(await screen.findByRole('form', { name: 'Change organization access code' })).toBeVisible();
    expect(screen.getByText(/There is a code already, and your colleagues may use it/)).toBeVisible();
    expect(field()).toHaveFocus();
    await user.type(field(), 'tulp-77-maan{Enter}');
    await waitFor(() =>
      expect(store.calls[0]?.values[1]).toEqual({ method: 'organization-code-new', accessCode: 'tulp-77-maan' }),
    );
    expect(methodButton(bo.email)).toHaveTextContent('Access code tulp-77-maan');
  });

  test('is not offered where a colleague set it, or the organization does not allow it', async () => {
    const { unmount } = await openCard([{ ...known, setBy: 'Front desk' }]);
    expect(change()).not.toBeInTheDocument();
    unmount();
    const allowed = { ...makePolicy().allowed, 'organization-code-new': false };
    await openCard([{ ...known, setHere: true }], { configuration: makeConfiguration({ allowed }) });
    expect(change()).not.toBeInTheDocument();
  });

  test('stops where a colleague sets one meanwhile', async () => {
    const { user, store } = await openCard([{ ...known, setHere: true }]);
    await user.click(change()!);
    await user.type(await screen.findByLabelText('Code'), 'tulp-77-maan');
    act(() => store.set({ rows: rowsOf({ ...bo, record: { codes: [{ ...known, setBy: 'Front desk' }] } }) }));
    expect(screen.getByRole('alert')).toHaveTextContent('Your organization already has a code for them');
    await user.keyboard('{Enter}');
    expect(store.calls).toEqual([]);
  });
});

test('a code that was cancelled while the mail was read is not used', async () => {
  const { user, store } = await openInput();
  await user.type(field(), 'tulp-77-maan');
  let answer = () => {};
  store.reading = new Promise((resolve) => (answer = resolve));
  await user.click(button('Use this code'));
  await user.click(button('Cancel'));
  await act(async () => answer());
  expect(store.calls.filter(({ action }) => action === 'choose')).toEqual([]);
  expect(screen.queryByLabelText('Code')).not.toBeInTheDocument();
});
