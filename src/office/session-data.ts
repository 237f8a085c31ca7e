/**
 * Session data of the draft (Mailbox 1.11): text that its frames share in every client, also with the bare
 * engine of classic Outlook, and that ends when the draft is closed. It makes no saved draft.
 */
import { officeCall } from './call';
import { can } from './capabilities';
import { currentItem } from './current-item';
import { OfficeError } from './office-error';

const KEY_NOT_FOUND = 9050;

/** @throws OfficeError `no-item` where no draft is shown */
export const hasSessionData = (): boolean => can('sessionData');

/**
 * @returns an empty string where nothing was written, and where this Outlook has no session data
 * @throws OfficeError
 */
export function readSessionData(name: string): Promise<string> {
  if (!can('sessionData')) return Promise.resolve('');
  const { sessionData } = currentItem();
  return officeCall<string>('sessionData.getAsync', (done) => sessionData.getAsync(name, done)).then(
    (value) => value || '',
    (error: unknown) => {
      if (error instanceof OfficeError && error.code === KEY_NOT_FOUND) return '';
      throw error;
    },
  );
}

/** @throws OfficeError */
export function writeSessionData(name: string, value: string): Promise<void> {
  const { sessionData } = currentItem();
  return officeCall<void>('sessionData.setAsync', (done) => sessionData.setAsync(name, value, done));
}
