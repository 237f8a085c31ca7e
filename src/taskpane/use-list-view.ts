/** What of the list is in sight: whom the filter leaves, whether those who need nothing are unfolded, and how to get to a row. */
import { useCallback, useMemo, useState } from 'react';
import type { EmailAddress } from '../verification/brands';
import { groupRows } from './recipients/grouping';
import type { ListFilter } from './recipients/list-filter';
import type { PaneStore, RecipientRow } from './state/types';
import type { usePaneParts } from './use-pane-parts';

/** From here on a list is worth a filter. */
const LONG = 8;

export function useListView(
  store: PaneStore,
  rows: readonly RecipientRow[],
  { open: { inputs }, focusMethod, awaitRow }: ReturnType<typeof usePaneParts>,
) {
  const [asked, setFilter] = useState<ListFilter>();
  const [unfolded, setUnfolded] = useState(false);
  /** A search finds those who need nothing, too; they may be folded all the same. */
  const [foldedWhileSearching, setFoldedWhileSearching] = useState(false);
  const isLong = rows.length >= LONG;
  const filter = isLong ? asked : undefined;
  const searching = filter !== undefined && filter.text !== '';

  const shown = useMemo(
    // what is being typed stays in sight
    () => (filter ? rows.filter((row) => filter.matches(row) || inputs.has(row.recipient.address)) : rows),
    [rows, filter, inputs],
  );
  const groups = useMemo(() => groupRows(shown), [shown]);

  const goTo = useCallback(
    (address: EmailAddress) => {
      if (focusMethod(address)) return;
      const row = store.getState().rows.find(({ recipient }) => recipient.address === address);
      if (!row) return;
      setFilter((now) => (now?.matches(row) ? now : undefined));
      if (row.verification?.state === 'not-needed') {
        setUnfolded(true);
        setFoldedWhileSearching(false);
      }
      awaitRow(address);
    },
    [store, focusMethod, awaitRow],
  );

  return {
    isLong,
    filter,
    setFilter,
    shown,
    groups,
    notNeededUnfolded: searching ? !foldedWhileSearching : unfolded,
    foldNotNeeded: useCallback(
      (next: boolean) => (searching ? setFoldedWhileSearching(!next) : setUnfolded(next)),
      [searching],
    ),
    goTo,
    reset: useCallback(() => {
      setFilter(undefined);
      setUnfolded(false);
      setFoldedWhileSearching(false);
    }, []),
  };
}
