/** Where a text stops being JSON. Engines tell it for some errors only, and in words of their own. */

// what V8 says when a text so far could still become JSON
const RAN_OUT = /end of JSON input|Unterminated/;

/**
 * The shortest beginning of the text that nothing could complete ends with the character that is wrong.
 * @returns its offset in UTF-16 units, or `undefined` where the text is right so far and only ends too early.
 */
export function jsonErrorOffset(text: string): number | undefined {
  let low = 0;
  let high = text.length + 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isBroken(text.slice(0, middle))) high = middle;
    else low = middle + 1;
  }
  return low > text.length ? undefined : low - 1;
}

function isBroken(beginning: string): boolean {
  try {
    JSON.parse(beginning);
    return false;
  } catch (error) {
    const message = error instanceof Error ? error.message : '';
    return !RAN_OUT.test(message) && !new RegExp(`position ${beginning.length}\\b`).test(message);
  }
}

/** Both from 1; the column in code points, as editors count. */
export function lineAndColumn(text: string, offset: number): { line: number; column: number } {
  const lines = text.slice(0, offset).split(/\r\n|\r|\n/);
  return { line: lines.length, column: [...(lines.at(-1) ?? '')].length + 1 };
}
