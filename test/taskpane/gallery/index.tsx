/** Shows the pane in one state, to look at: `?state=missing&language=nl`, or `ar-XB` for right to left. Without a state: a list of them. */
import { createRoot } from 'react-dom/client';
import { loadWords } from '../../../src/locales/words';
import { App } from '../../../src/taskpane/app';
import { loadTheme } from '../../../src/taskpane/themes/themes';
import { readBrowser } from '../../../src/taskpane/themes/use-host-theme';
import { createFakeStore } from '../fake-pane-store';
import { PSEUDO_LANGUAGE, pseudoWords } from './pseudo-words';
import { STATES } from './states';

const root = createRoot(document.getElementById('pane')!);
const query = new URLSearchParams(location.search);
const name = query.get('state');
const language = query.get('language') ?? 'en';
const state = STATES[name ?? ''];
if (state) {
  const store = createFakeStore(state);
  Object.assign(window, { paneStore: store });
  void Promise.all([loadWords(language), loadTheme(readBrowser())]).then(([words]) => {
    root.render(<App store={store} words={language === PSEUDO_LANGUAGE ? pseudoWords(words) : words} />);
  });
} else {
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
