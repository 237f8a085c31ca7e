/** What helps with a long list, above it: the filter, and how many it leaves. Loaded late, as most lists are short. */
import { Button, makeStyles, SearchBox, ToggleButton, tokens } from '@fluentui/react-components';
import { Important16Filled } from '@fluentui/react-icons';
import { useEffect, type KeyboardEvent, type RefObject } from 'react';
import { usePaneControls } from '../pane-controls';
import { useWords } from '../words';
import { createFilter, type ListFilter } from './list-filter';

const useStyles = makeStyles({
  tools: {
    display: 'flex',
    flexDirection: 'column',
    flexShrink: 0,
    gap: tokens.spacingVerticalS,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  search: { maxWidth: 'none', width: '100%' },
  line: { display: 'flex', alignItems: 'center', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  shown: {
    flexGrow: 1,
    textAlign: 'right',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground3,
  },
  nothing: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-start',
    gap: tokens.spacingVerticalM,
    padding: `${tokens.spacingVerticalL} ${tokens.spacingHorizontalM}`,
    color: tokens.colorNeutralForeground2,
  },
  text: { margin: 0, overflowWrap: 'anywhere' },
});

/** Long enough for the next key to come. */
const TYPING_PAUSE_MS = 700;

export interface ListToolsProps {
  filter: ListFilter | undefined;
  shown: number;
  all: number;
  searchRef: RefObject<HTMLInputElement | null>;
  onFilter(filter: ListFilter | undefined): void;
}

export function ListTools({ filter, shown, all, searchRef, onFilter }: ListToolsProps) {
  const styles = useStyles();
  const { tools } = useWords().pane.list;
  const { announce } = usePaneControls();
  const { text, needsMethod } = filter ?? NO_FILTER;

  useEffect(() => {
    if (!filter) return;
    const timer = setTimeout(() => announce(tools.shown(shown, all)), TYPING_PAUSE_MS);
    return () => clearTimeout(timer);
  }, [filter, shown, all, announce, tools]);

  const clear = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !filter || event.nativeEvent.isComposing) return;
    // at the window Office.js would leave the pane
    event.stopPropagation();
    onFilter(undefined);
  };

  return (
    <section className={styles.tools} aria-label={tools.title} onKeyDown={clear}>
      <SearchBox
        ref={searchRef}
        className={styles.search}
        aria-label={tools.filter}
        placeholder={tools.filter}
        value={text}
        dismiss={{ 'aria-label': tools.clear }}
        onChange={(_, { value }) => onFilter(createFilter({ text: value, needsMethod }))}
      />
      <div className={styles.line}>
        <ToggleButton
          size="small"
          icon={<Important16Filled />}
          checked={needsMethod}
          onClick={() => onFilter(createFilter({ text, needsMethod: !needsMethod }))}
        >
          {tools.needsMethod}
        </ToggleButton>
        {filter && <span className={styles.shown}>{tools.shown(shown, all)}</span>}
      </div>
    </section>
  );
}

const NO_FILTER = { text: '', needsMethod: false };

/** In place of the list when the filter leaves nobody. */
export function NothingFound({ filter, onShowAll }: { filter: ListFilter; onShowAll(): void }) {
  const styles = useStyles();
  const { tools } = useWords().pane.list;
  return (
    <div className={styles.nothing}>
      <p className={styles.text}>{tools.nobodyFound(filter.text.trim(), filter.needsMethod)}</p>
      <Button onClick={onShowAll}>{tools.showAll}</Button>
    </div>
  );
}
