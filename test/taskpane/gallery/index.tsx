/**
 * Shows the pane in one state, to look at: `?state=missing&language=nl`, or `ar-XB` for right to left.
 * Without a state: a list of them. `window.gallery` shows another state, and changes the language in place.
 */
import { flushSync } from 'react-dom';
import { createRoot, type Root } from 'react-dom/client';
import { loadWords } from '../../../src/locales/words';
import { App } from '../../../src/taskpane/app';
import { ContactCard, PaneFooter, RecipientList, VerificationButton } from '../../../src/taskpane/lazy-parts';
import { loadTheme } from '../../../src/taskpane/themes/themes';
import { readBrowser } from '../../../src/taskpane/themes/use-host-theme';
import { createFakeStore } from '../fake-pane-store';
import { setLateWords } from './late-words';
import { PSEUDO_LANGUAGE, pseudoWords } from './pseudo-words';
import { STATES } from './states';
import type {} from './window';

const container = document.getElementById('pane')!;
let root: Root | undefined;

async function setLanguage(language: string): Promise<void> {
  const [words] = await Promise.all([
    loadWords(language),
    loadTheme(readBrowser()),
    RecipientList.warm(),
    PaneFooter.warm(),
    ContactCard.warm(),
    VerificationButton.warm(),
  ]);
  setLateWords(language);
  const shown = language === PSEUDO_LANGUAGE ? pseudoWords(words) : words;
  flushSync(() => root?.render(<App store={window.paneStore} words={shown} />));
}

async function show(state: string, language = 'en'): Promise<void> {
  // nothing of what was open before stays
  root?.unmount();
  root = createRoot(container);
  window.paneStore = createFakeStore(STATES[state]);
  await setLanguage(language);
}

window.gallery = { show, setLanguage };

const query = new URLSearchParams(location.search);
const name = query.get('state');
if (name !== null && name in STATES) {
  void show(name, query.get('language') ?? undefined);
} else {
  root = createRoot(container);
  root.render(
    <ul>
      {Object.keys(STATES).map((key) => (
        <li key={key}>
          <a href={`?state=${key}`}>{key}</a>
        </li>
      ))}
    </ul>,
  );
}
