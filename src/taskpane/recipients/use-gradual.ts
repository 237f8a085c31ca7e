/**
 * A long list that is drawn a part at a time, so that no change of it, to one row or to 500, keeps the pane from answering.
 * All of it ends up in the page: screen readers, the browser's search and Tab find everyone. Rows out of sight are not laid
 * out (`contentVisibility` in row-styles.ts).
 */
import { startTransition, useEffect, useMemo, useState } from 'react';

/** About a screen and a half; drawn in some 10 ms. */
const AT_ONCE = 30;

/**
 * What to draw now of `items`. What stands there unchanged costs nothing. Of new and changed ones the first are drawn at once,
 * the others when the browser has time: until then a changed one stays as it was, and a new one is left out.
 * @param keyOf tells which item it is
 * @param isSame tells whether it looks the same
 */
export function useGradual<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
  isSame: (before: Item, now: Item) => boolean,
): Item[] {
  const [drawn, setDrawn] = useState<ReadonlyMap<string, Item>>(new Map());
  const { now, byKey } = useMemo(() => {
    let room = AT_ONCE;
    const now: Item[] = [];
    const byKey = new Map<string, Item>();
    for (const item of items) {
      const key = keyOf(item);
      const before = drawn.get(key);
      const isUnchanged = before !== undefined && isSame(before, item);
      const taken = isUnchanged || room-- <= 0 ? before : item;
      if (taken === undefined) continue;
      now.push(taken);
      byKey.set(key, taken);
    }
    const nothingNew = room === AT_ONCE && byKey.size === drawn.size;
    return { now, byKey: nothingNew ? drawn : byKey };
  }, [items, drawn, keyOf, isSame]);
  useEffect(() => startTransition(() => setDrawn(byKey)), [byKey]);
  return now;
}
