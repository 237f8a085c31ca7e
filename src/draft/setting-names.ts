/** Names of our roaming settings. */
export const MAILBOX_KEY_SETTING = 'mailboxKey';
/** Apart from the newest: an earlier add-in knows one key alone. */
export const FORMER_KEYS_SETTING = 'formerMailboxKeys';
export const MEMORY_SETTING = 'memory';
