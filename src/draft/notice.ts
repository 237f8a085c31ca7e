/** The notification above the draft while secure mail is on. */
import type { NoticeWords } from '../locales/en/commands';
import { hideNotification, showNotification } from '../office/notifications';
import { NOTIFICATION_ICON, PANE_BUTTON_ID } from './manifest-ids';

const KEY = 'secure-mail';

/**
 * @param missing how many recipients lack a method
 * @param on what to say when nobody does
 */
export function showNotice(missing: number, words: NoticeWords, on = words.on): Promise<void> {
  const { one, other } = words.missing;
  return showNotification(KEY, {
    // every language of the interface tells just one from more; classic Outlook has no Intl to ask
    text: missing > 0 ? (missing === 1 ? one : other.replace('#', String(missing))) : on,
    icon: NOTIFICATION_ICON,
    action: { text: words.open, commandId: PANE_BUTTON_ID },
  });
}

/** One text in place of it, without an action. */
export const showText = (text: string): Promise<void> => showNotification(KEY, { text, icon: NOTIFICATION_ICON });

/** That it could not be secured, and so is held. */
export const showFailure = (words: NoticeWords): Promise<void> => showNotice(0, words, words.failed);

export const hideNotice = (): Promise<void> => hideNotification(KEY);
