/** Renders the pane over a fake store, with what jsdom lacks and what every test looks up. */
import '@testing-library/jest-dom';
import { createDOMRenderer, RendererProvider } from '@fluentui/react-components';
import { act, configure, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { App } from '../../src/taskpane/app';
import { PART_ERRORS } from '../../src/taskpane/part-boundary';
import { loadTheme } from '../../src/taskpane/themes/themes';
import { words } from '../../src/locales/en/words';
import type { PaneState, PaneStore } from '../../src/taskpane/state/types';
// what loads late in the product is compiled before a test waits for it
import '../../src/taskpane/card/card-content';
import '../../src/locales/en/card';
import '../../src/taskpane/inputs/access-code-input';
import '../../src/taskpane/inputs/phone-number-input';
import '../../src/taskpane/problems/problem-bar';
import '../../src/taskpane/recipients/method-menu';
import { ContactCard, PaneFooter, RecipientList, VerificationButton } from '../../src/taskpane/lazy-parts';
import { createFakeStore, makeRow, type Person } from './fake-pane-store';
import { methodButtonOf } from '../row-names';

// Fluent in jsdom on a busy machine takes its time; a test that fails still fails
configure({ asyncUtilTimeout: 30_000 });

// Fluent watches sizes; jsdom has none
globalThis.ResizeObserver ??= class {
  observe() {}
  unobserve() {}
  disconnect() {}
};

/** Of Fluent's styles only those that hide or block: jsdom goes through all of them each time a role is looked up. */
const styles = createDOMRenderer(document, {
  unstable_filterCSSRule: (rule) => /(display|pointer-events):none|visibility:hidden/.test(rule),
});

export const rowsOf = (...people: Person[]) => people.map((person) => makeRow(person));

/** Over any store. */
export async function renderOver(store: PaneStore) {
  const user = userEvent.setup({ delay: null });
  await Promise.all([
    loadTheme('light'),
    RecipientList.warm(),
    PaneFooter.warm(),
    ContactCard.warm(),
    VerificationButton.warm(),
  ]);
  const view = render(
    <RendererProvider renderer={styles} targetDocument={document}>
      <App store={store} words={words} />
    </RendererProvider>,
    PART_ERRORS,
  );
  // parts that load late are there
  await act(async () => {});
  return { user, ...view };
}

export async function renderPane(state: Partial<PaneState> = {}) {
  const store = createFakeStore(state);
  return { store, ...(await renderOver(store)) };
}

export const methodButton = (email: string) => screen.getByRole('button', { name: methodButtonOf(email) });

export async function openMenu(user: ReturnType<typeof userEvent.setup>, email: string) {
  await user.click(methodButton(email));
  return screen.findByRole('menu');
}

export async function pick(user: ReturnType<typeof userEvent.setup>, email: string, label: string) {
  await openMenu(user, email);
  await user.click(screen.getByRole('menuitemradio', { name: label }));
}
