/**
 * Ids of drafts in the add-in's local storage, which its frames in a browser share. It holds random draft ids only, of every mailbox that
 * this browser opens. Classic Outlook's script has no local storage: nothing is kept there.
 */
const MAXIMUM = 100;

export interface DraftList {
  read(): string[];
  /** Never throws. The oldest make way. */
  add(draftId: string): void;
  /** Never throws. */
  remove(draftIds: readonly string[]): void;
}

export function draftList(key: string): DraftList {
  function read(): string[] {
    try {
      // a browser that forbids storage throws on access; other engines have none
      const found: unknown = typeof localStorage === 'undefined' ? [] : JSON.parse(localStorage.getItem(key) || '[]');
      return Array.isArray(found) ? found.filter((id): id is string => typeof id === 'string') : [];
    } catch {
      return [];
    }
  }
  function write(draftIds: string[]): void {
    try {
      localStorage.setItem(key, JSON.stringify(draftIds));
    } catch {
      // full, forbidden or not there: each list says what that means
    }
  }
  return {
    read,
    add: (draftId) => write([...read().filter((id) => id !== draftId), draftId].slice(-MAXIMUM)),
    remove(draftIds) {
      const before = read();
      const left = before.filter((id) => draftIds.indexOf(id) < 0);
      if (left.length < before.length) write(left);
    },
  };
}
