/** Names of our roaming settings. */
export const MAILBOX_KEY_SETTING = 'mailboxKey';
export const MEMORY_SETTING = 'memory';
