/** The pane as one element: theme, words, and the views over a store. */
import { FluentProvider, makeStyles } from '@fluentui/react-components';
import { useLayoutEffect } from 'react';
import { Pane } from './pane';
import { LOW } from './low';
import type { PaneStore } from './state/types';
import { useTheme } from './themes/themes';
import { useHostTheme, type HostTheme } from './themes/use-host-theme';
import { WordsProvider, type Words } from './words';

// not on the provider: what it wears, the menus and tips in their portals wear, too
const useStyles = makeStyles({
  page: { height: '100vh', overflow: 'hidden', [LOW]: { overflowY: 'auto' } },
});

export interface AppProps {
  store: PaneStore;
  /** Absent: the browser's preference. */
  theme?: HostTheme;
  words: Words;
}

export function App({ store, theme, words }: AppProps) {
  const styles = useStyles();
  const shownTheme = useTheme(useHostTheme(theme));
  const { language, direction, toolbar } = words.pane;
  useLayoutEffect(() => {
    document.documentElement.lang = language;
    document.documentElement.dir = direction;
    document.title = toolbar.secureMail;
  }, [language, direction, toolbar]);
  return (
    <FluentProvider theme={shownTheme} dir={direction}>
      <div className={styles.page}>
        <WordsProvider words={words}>
          <Pane store={store} />
        </WordsProvider>
      </div>
    </FluentProvider>
  );
}
