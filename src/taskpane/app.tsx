/** The pane as one element: theme, words, and the views over a store. */
import { FluentProvider, makeStyles } from '@fluentui/react-components';
import { Pane } from './pane';
import type { PaneStore } from './state/types';
import { THEMES } from './theme';
import { useHostTheme, type HostTheme } from './use-host-theme';
import { englishWords, WordsProvider, type Words } from './words';

// not on the provider: what it wears, the menus and tips in their portals wear, too
const useStyles = makeStyles({ page: { height: '100vh', overflow: 'hidden' } });

export interface AppProps {
  store: PaneStore;
  /** Absent: the browser's preference. */
  theme?: HostTheme;
  /** Absent: English. */
  words?: Words;
}

export function App({ store, theme, words = englishWords }: AppProps) {
  const styles = useStyles();
  const themeName = useHostTheme(theme);
  return (
    <FluentProvider theme={THEMES[themeName]}>
      <div className={styles.page}>
        <WordsProvider words={words}>
          <Pane store={store} />
        </WordsProvider>
      </div>
    </FluentProvider>
  );
}
