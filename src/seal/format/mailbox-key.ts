/**
 * The key of the sender's own mailbox: second reader of every seal, so that a reopened draft has its choices back, and key of
 * the cover in the header. It lives where the mailbox's other secrets live, in roaming settings.
 */
/** @returns the key if it is one; anything else in the settings is as good as none. */
export function parseMailboxKey(value: unknown): string | undefined {
  return typeof value === 'string' && /^[A-Za-z0-9_-]{43}$/.test(value) ? value : undefined;
}
