/** Entry of the pane: mounts once Office, the page and the words are ready. */
import { createRoot } from 'react-dom/client';
import { loadWords, warmWords } from '../locales/words';
import { displayLanguage } from '../office/display-language';
import { followTheme } from '../office/events';
import { App } from './app';
import { createOutlookPorts } from './state/outlook-ports';
import { createPaneStore } from './state/pane-store';
import { themeNameOf } from './theme';
import type { ThemeName } from './theme';
import type { HostTheme } from './use-host-theme';

// Outlook tells its language only once it is ready; until then the browser's is the best guess
warmWords(navigator.language);

void Office.onReady().then(async () => {
  const words = await loadWords(displayLanguage());
  const store = createPaneStore(createOutlookPorts(words));
  createRoot(document.getElementById('pane')!).render(<App store={store} words={words} theme={createOfficeTheme()} />);
  void store.start();
});

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
