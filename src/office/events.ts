/** Events of Outlook that the pane follows. Each returns at once; a client without the event is no error. */
import { officeCall } from './call';
import { currentItem } from './item';
import { mailboxHas } from './requirement-sets';

/** To, Cc or Bcc changed. Which of them is not told everywhere, so nobody is told. Follow again after the item changed. */
export const followRecipients = (changed: () => void): Promise<void> => {
  const item = currentItem();
  if (typeof item.addHandlerAsync !== 'function') return Promise.resolve();
  return officeCall<void>('item.addHandlerAsync', (done) =>
    item.addHandlerAsync(Office.EventType.RecipientsChanged, () => changed(), done),
  );
};

/** The pinned pane shows another draft, or none. */
export const followItem = (changed: () => void): Promise<void> => followMailbox('ItemChanged', () => changed());

export interface OfficeTheme {
  bodyBackgroundColor: string;
}

export async function followTheme(changed: (theme: OfficeTheme) => void): Promise<void> {
  if (!mailboxHas('1.14')) return;
  await followMailbox('OfficeThemeChanged', (event) => {
    const theme = (event as { officeTheme?: OfficeTheme })?.officeTheme;
    if (typeof theme?.bodyBackgroundColor === 'string') changed(theme);
  });
}

async function followMailbox(
  name: 'ItemChanged' | 'OfficeThemeChanged',
  handler: (event: unknown) => void,
): Promise<void> {
  const type = Office.EventType[name];
  if (!type) return;
  await officeCall<void>('mailbox.addHandlerAsync', (done) =>
    Office.context.mailbox.addHandlerAsync(type, handler, done),
  );
}

/** What the opener of the pane (the button of a held mail, a notification) left for it; empty where there is nothing. */
export async function initializationContext(): Promise<string> {
  const item = currentItem();
  if (typeof item.getInitializationContextAsync !== 'function') return '';
  return (
    (await officeCall<string | null>('getInitializationContextAsync', (done) =>
      item.getInitializationContextAsync(done),
    )) ?? ''
  );
}
