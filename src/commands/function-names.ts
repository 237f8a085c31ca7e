/** The functions that the manifest names. A test compares them with it. */
const COMMAND_NAMES = ['toggleSecureMail'] as const;
export const LAUNCH_EVENT_NAMES = ['onMessageCompose', 'onMessageRecipientsChanged', 'onMessageSend'] as const;
export const FUNCTION_NAMES = [...COMMAND_NAMES, ...LAUNCH_EVENT_NAMES] as const;
