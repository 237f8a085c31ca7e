/** For "did you mean …?": the known name that a typing error most likely stands for. */

/** @returns `undefined` where nothing is close: at most two letters wrong, and fewer than half of them. */
export function closestName(typed: string, names: readonly string[]): string | undefined {
  const most = Math.min(2, Math.floor(typed.length / 2));
  // beyond any known name; also keeps noise from costing time
  if (typed.length > 40) return undefined;
  const ranked = names
    .map((name) => ({ name, distance: editDistance(typed.toLowerCase(), name.toLowerCase()) }))
    .filter(({ distance }) => distance <= most)
    .sort((a, b) => a.distance - b.distance);
  return ranked[0]?.name;
}

/** Levenshtein's distance: letters to add, drop or replace. */
function editDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const replaced = (previous[column - 1] ?? 0) + (a[row - 1] === b[column - 1] ? 0 : 1);
      current.push(Math.min(replaced, (previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1));
    }
    previous = current;
  }
  return previous[b.length] ?? 0;
}
