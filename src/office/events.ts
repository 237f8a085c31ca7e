/** Events of Outlook that the pane follows. Each returns at once; a client without the event is no error. */
import { officeCall } from './call';
import { paneCan } from './capabilities';
import { currentItem } from './current-item';

/** To, Cc or Bcc changed. Which of them is not told everywhere, so nobody is told. Follow again after the item changed. */
export const followRecipients = (changed: () => void): Promise<void> => {
  const item = currentItem();
  if (!paneCan('followRecipients')) return Promise.resolve();
  return officeCall<void>('item.addHandlerAsync', (done) =>
    item.addHandlerAsync(Office.EventType.RecipientsChanged, () => changed(), done),
  );
};

/** An open pane is asked for again: the button of a held mail, a notification. Follow again after the item changed. */
export const followOpener = (changed: () => void): Promise<void> => {
  const item = currentItem();
  if (!paneCan('followOpener')) return Promise.resolve();
  return officeCall<void>('item.addHandlerAsync', (done) =>
    item.addHandlerAsync(Office.EventType.InitializationContextChanged, () => changed(), done),
  );
};

/**
 * Another sensitivity label. Not raised for one that Outlook asks for at Send (office-js issue 6111).
 * Follow again after the item changed.
 */
export const followLabel = (changed: () => void): Promise<void> => {
  const item = currentItem();
  if (!paneCan('followLabel')) return Promise.resolve();
  return officeCall<void>('item.addHandlerAsync', (done) =>
    item.addHandlerAsync(Office.EventType.SensitivityLabelChanged, () => changed(), done),
  );
};

/** The pinned pane shows another draft, or none. */
export async function followItem(changed: () => void): Promise<void> {
  if (paneCan('followItem')) await followMailbox('ItemChanged', () => changed());
}

export interface OfficeTheme {
  bodyBackgroundColor: string;
}

export async function followTheme(changed: (theme: OfficeTheme) => void): Promise<void> {
  if (!paneCan('followTheme')) return;
  await followMailbox('OfficeThemeChanged', (event) => {
    const theme = (event as { officeTheme?: OfficeTheme })?.officeTheme;
    if (typeof theme?.bodyBackgroundColor === 'string') changed(theme);
  });
}

async function followMailbox(
  name: 'ItemChanged' | 'OfficeThemeChanged',
  handler: (event: unknown) => void,
): Promise<void> {
  await officeCall<void>('mailbox.addHandlerAsync', (done) =>
    Office.context.mailbox.addHandlerAsync(Office.EventType[name], handler, done),
  );
}

/** What the opener of the pane (the button of a held mail, a notification) left for it; empty where there is nothing. */
export async function initializationContext(): Promise<string> {
  const item = currentItem();
  if (!paneCan('openerContext')) return '';
  return (
    (await officeCall<string | null>('getInitializationContextAsync', (done) =>
      item.getInitializationContextAsync(done),
    )) ?? ''
  );
}
