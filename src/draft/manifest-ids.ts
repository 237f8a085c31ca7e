/** Ids in the manifest that code refers to: the button that opens the pane, and the icon of notifications. */
export const PANE_BUTTON_ID = 'recipientVerificationButton';
export const NOTIFICATION_ICON = 'Icon.16';
