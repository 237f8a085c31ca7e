/** What the page of the gallery has for tests. */
import type { FakeStore } from '../fake-pane-store';

declare global {
  interface Window {
    /** Both resolve once the pane has been rendered. Parts that load late may follow. */
    gallery: {
      /** @param state a name in `STATES` @param language English when absent */
      show(state: string, language?: string): Promise<void>;
      /** In place: what is open stays open. */
      setLanguage(language: string): Promise<void>;
    };
    /** Behind the pane that is shown. */
    paneStore: FakeStore;
  }
}
