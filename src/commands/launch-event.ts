/**
 * Entry of the launch-event script: one self-contained file, ES2016, that classic Outlook on Windows runs without DOM, modules
 * or web cryptography, and commands.html loads everywhere else. It only defines and associates; nothing runs at the start.
 */
import { onMessageCompose, onMessageRecipientsChanged } from './on-compose';
import { onMessageSend } from './on-message-send';
import type { LAUNCH_EVENT_NAMES } from './function-names';

const handlers: Record<(typeof LAUNCH_EVENT_NAMES)[number], (event: Office.MailboxEvent) => void> = {
  onMessageCompose,
  onMessageRecipientsChanged,
  onMessageSend,
};

for (const name of Object.keys(handlers) as (keyof typeof handlers)[]) Office.actions.associate(name, handlers[name]);
