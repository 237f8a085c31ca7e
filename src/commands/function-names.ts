/** The functions that the manifest names. A test compares them with it. */
export const COMMAND_NAMES = ['toggleSecureMail'] as const;
export const LAUNCH_EVENT_NAMES = [
  'onNewMessageCompose',
  'onMessageCompose',
  'onMessageRecipientsChanged',
  'onMessageSend',
] as const;
export const FUNCTION_NAMES = [...COMMAND_NAMES, ...LAUNCH_EVENT_NAMES] as const;

/** Ids in the manifest: the button that opens the pane, and the icon of notifications. */
export const PANE_BUTTON_ID = 'recipientVerificationButton';
export const NOTIFICATION_ICON = 'Icon.16';
