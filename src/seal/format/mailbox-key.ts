/**
 * The key of the sender's own mailbox: second reader of every seal, so that a reopened draft has its choices back, and key of
 * the cover in the header. It lives where the mailbox's other secrets live, in roaming settings.
 */
/** @returns the key if it is one; anything else in the settings is as good as none. */
export function parseMailboxKey(value: unknown): string | undefined {
  return typeof value === 'string' && /^[A-Za-z0-9_-]{43}$/.test(value) ? value : undefined;
}

/**
 * All that may open a seal of this mailbox, or key its cover: two clients that start without a key
 * make one each (`engine/mailbox-keys.ts`).
 * @param found the settings as they were found, that of the newest key first
 */
export function parseMailboxKeys(...found: unknown[]): string[] {
  return (JSON.stringify(found).match(/"[\w-]{43}"/g) || []).map((key) => key.slice(1, -1));
}
