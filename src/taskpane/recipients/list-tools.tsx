/** What helps with a long list, above it: the filter, and how many it leaves. Loaded late, as most lists are short. */
import { Button, makeStyles, SearchBox, ToggleButton, tokens } from '@fluentui/react-components';
import { Important16Filled, MultiselectLtr16Regular } from '@fluentui/react-icons';
import { useEffect, useRef, type KeyboardEvent, type RefObject } from 'react';
import { SeveralBar, warmSeveral } from '../lazy-parts';
import { usePaneControls, type OpenSeveral } from '../pane-controls';
import type { PaneActions, RecipientRow } from '../state/types';
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
  severalRoom: { height: '68px' },
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
  shownRows: readonly RecipientRow[];
  rows: readonly RecipientRow[];
  searchRef: RefObject<HTMLInputElement | null>;
  onFilter(filter: ListFilter | undefined): void;
  several: OpenSeveral | undefined;
  /** Of what is chosen for several. */
  severalRef: RefObject<HTMLButtonElement | null>;
  onSeveral(several: OpenSeveral | undefined): void;
  chooseForSeveral: PaneActions['chooseForSeveral'];
}

export function ListTools(props: ListToolsProps) {
  const { filter, shownRows, rows, searchRef, onFilter, several, onSeveral } = props;
  const [shown, all] = [shownRows.length, rows.length];
  const styles = useStyles();
  const { tools } = useWords().pane.list;
  const { announce } = usePaneControls();
  const { text, needsMethod } = filter ?? NO_FILTER;

  const toggleRef = useRef<HTMLButtonElement>(null);

  useEffect(() => {
    if (!filter) return;
    const timer = setTimeout(() => announce(tools.shown(shown, all)), TYPING_PAUSE_MS);
    return () => clearTimeout(timer);
  }, [filter, shown, all, announce, tools]);

  const clear = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !(filter ?? several) || event.nativeEvent.isComposing) return;
    // at the window Office.js would leave the pane
    event.stopPropagation();
    if (filter) onFilter(undefined);
    else {
      toggleRef.current?.focus();
      onSeveral(undefined);
    }
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
        <ToggleButton
          ref={toggleRef}
          size="small"
          icon={<MultiselectLtr16Regular />}
          checked={several !== undefined}
          onPointerEnter={warmSeveral}
          onFocus={warmSeveral}
          onClick={() => onSeveral(several ? undefined : {})}
        >
          {tools.selectSeveral}
        </ToggleButton>
        {filter && <span className={styles.shown}>{tools.shown(shown, all)}</span>}
      </div>
      {several && (
        <SeveralBar
          several={several}
          rows={rows}
          shown={shownRows}
          buttonRef={props.severalRef}
          onChange={onSeveral}
          only={filter?.only}
          onShow={(only) => onFilter(createFilter({ ...NO_FILTER, only }))}
          choose={props.chooseForSeveral}
          fallback={<div className={styles.severalRoom} aria-busy="true" />}
        />
      )}
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
