/** Entry of the pane: mounts once Office, the page, the words and the theme are ready. */
import { createRoot } from 'react-dom/client';
import { warmConfiguration } from '../engine/load-configuration';
import { notLoaded } from '../locales/not-loaded';
import { loadWords, warmWords } from '../locales/words';
import { displayLanguage } from '../office/display-language';
import { followTheme } from '../office/events';
import { App } from './app';
import { RecipientList } from './lazy-parts';
import { PART_ERRORS } from './part-boundary';
import { createOutlookPorts } from './state/outlook-ports';
import { createPaneStore } from './state/pane-store';
import { themeNameOf, type ThemeName } from './themes/theme-name';
import { loadTheme } from './themes/themes';
import { readBrowser, type HostTheme } from './themes/use-host-theme';

// Outlook tells its language and its theme only once it is ready; until then the browser's are the best guess
warmWords(navigator.language);
loadTheme(readBrowser()).catch(() => undefined);
// beside Office.js and not after it: a draft that is on needs both
warmConfiguration();
void RecipientList.warm();

void Office.onReady().then(show).catch(sayNotLoaded);

async function show(): Promise<void> {
  const theme = createOfficeTheme();
  const [words] = await Promise.all([
    loadWords(displayLanguage()),
    loadTheme(theme.read() ?? readBrowser()).catch(() => undefined), // bare, it still works
  ]);
  const store = createPaneStore(createOutlookPorts(words));
  createRoot(document.getElementById('pane')!, PART_ERRORS).render(<App store={store} words={words} theme={theme} />);
  void store.start();
}

/** Without words and styles of its own: they are what did not load. */
function sayNotLoaded(): void {
  const { text, again } = notLoaded(displayLanguage());
  const button = document.createElement('button');
  button.textContent = again;
  button.onclick = () => location.reload();
  document.getElementById('pane')!.replaceChildren(text, document.createElement('br'), button);
  window.addEventListener('online', () => location.reload());
}

/** Outlook on the web tells its theme by the event only; elsewhere it is there from the start (Mailbox 1.14). */
function createOfficeTheme(): HostTheme {
  let name: ThemeName | undefined = themeNameOf(Office.context.officeTheme);
  const listeners = new Set<() => void>();
  followTheme((theme) => {
    name = themeNameOf(theme);
    for (const listener of listeners) listener();
  }).catch(() => undefined); // the browser's preference holds then
  return {
    read: () => name,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
