/** The notification above the draft while secure mail is on. */
import { notificationTexts } from '../locales/en/commands';
import { hideNotification, showNotification } from '../office/notifications';
import { NOTIFICATION_ICON, PANE_BUTTON_ID } from './manifest-ids';

const KEY = 'secure-mail';

/** @param missing how many recipients lack a method */
export function showNotice(missing: number): Promise<void> {
  return showNotification(KEY, {
    text: missing > 0 ? notificationTexts.onAndMissing(missing) : notificationTexts.on,
    icon: NOTIFICATION_ICON,
    action: { text: notificationTexts.open, commandId: PANE_BUTTON_ID },
  });
}

/** One text in place of it, without an action. */
export const showText = (text: string): Promise<void> => showNotification(KEY, { text, icon: NOTIFICATION_ICON });

export const hideNotice = (): Promise<void> => hideNotification(KEY);
