/** Internet headers of the draft (Mailbox 1.8). Names compare without case. */
import { officeCall } from './call';
import { can } from './capabilities';
import { currentItem } from './current-item';
import { OfficeError } from './office-error';
import { onceMore } from './once-more';

export const headersSupported = (): boolean => can('headers');

function headers(): Office.InternetHeaders {
  const found = currentItem().internetHeaders;
  if (!found) throw new OfficeError('not-supported', 'internetHeaders');
  return found;
}

/** @returns the value of each header that is there, by lower-case name. Outlook answers `null` where there is none. */
export const readHeaders = (names: readonly string[]): Promise<Map<string, string>> =>
  officeCall<Record<string, string> | null>('internetHeaders.getAsync', (done) =>
    headers().getAsync([...names], done),
  ).then((found) => {
    const values = found || {};
    return new Map(Object.keys(values).map((name): [string, string] => [name.toLowerCase(), String(values[name])]));
  });

/**
 * The call may wait for its turn: if Outlook shows another draft by then, that one is left as it is.
 * @throws OfficeError
 */
export function writeHeaders(values: Record<string, string>): Promise<void> {
  const name = 'internetHeaders.setAsync';
  const item = currentItem();
  return onceMore(() =>
    officeCall<void>(name, (done) => {
      if (currentItem() !== item) throw new OfficeError('no-item', name);
      headers().setAsync(values, done);
    }),
  );
}
