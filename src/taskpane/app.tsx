/** The pane as one element: theme, words, and the views over a store. */
import { FluentProvider, makeStaticStyles, makeStyles, tokens } from '@fluentui/react-components';
import { Pane } from './pane';
import type { PaneStore } from './state/types';
import { THEMES } from './theme';
import { useHostTheme, type HostTheme } from './use-host-theme';
import { englishWords, WordsProvider, type Words } from './words';

const useDocumentStyles = makeStaticStyles({
  'html, body': { margin: 0, padding: 0, height: '100%' },
});

const useStyles = makeStyles({
  provider: { height: '100vh', overflow: 'hidden', backgroundColor: tokens.colorNeutralBackground1 },
});

export interface AppProps {
  store: PaneStore;
  /** Absent: the browser's preference. */
  theme?: HostTheme;
  /** Absent: English. */
  words?: Words;
}

export function App({ store, theme, words = englishWords }: AppProps) {
  useDocumentStyles();
  const styles = useStyles();
  const themeName = useHostTheme(theme);
  return (
    <FluentProvider theme={THEMES[themeName]} className={styles.provider}>
      <WordsProvider words={words}>
        <Pane store={store} />
      </WordsProvider>
    </FluentProvider>
  );
}
