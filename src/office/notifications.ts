/** Notifications above the draft: at most five for each message, 150 characters each. */
import { officeCall } from './call';
import { can } from './capabilities';
import { currentItem } from './current-item';
import { OfficeError } from './office-error';

const MAXIMUM_LENGTH = 150;
const NOT_FOUND = 9024;

export interface Notification {
  text: string;
  /** The manifest's id of the icon. */
  icon: string;
  /** Opens the pane; Mailbox 1.10, left out where Outlook is older. */
  action?: { text: string; commandId: string; contextData?: string };
}

/** Shows a notification, in place of one with the same key. */
export async function showNotification(key: string, notification: Notification): Promise<void> {
  const message = notification.text.slice(0, MAXIMUM_LENGTH);
  const { icon, action } = notification;
  const details = (
    action && can('notificationAction')
      ? {
          type: 'insightMessage',
          message,
          icon,
          actions: [
            {
              actionType: 'showTaskPane',
              actionText: action.text,
              commandId: action.commandId,
              contextData: action.contextData || '',
            },
          ],
        }
      : { type: 'informationalMessage', message, icon, persistent: true }
  ) as Office.NotificationMessageDetails;
  const messages = currentItem().notificationMessages;
  try {
    await officeCall<void>('notificationMessages.replaceAsync', (done) => messages.replaceAsync(key, details, done));
  } catch (error) {
    if (!(error instanceof OfficeError && error.code === NOT_FOUND)) throw error;
    await officeCall<void>('notificationMessages.addAsync', (done) => messages.addAsync(key, details, done));
  }
}

/** Takes a notification away; one that is not there is no error. */
export async function hideNotification(key: string): Promise<void> {
  const messages = currentItem().notificationMessages;
  try {
    await officeCall<void>('notificationMessages.removeAsync', (done) => messages.removeAsync(key, done));
  } catch (error) {
    if (!(error instanceof OfficeError && error.code === NOT_FOUND)) throw error;
  }
}
