/** Custom properties of the draft: private to this add-in, 2,500 characters for all of them. */
import { officeCall } from './call';
import { currentItem } from './current-item';
import { onceMore } from './once-more';

// Loaded anew for each use: a copy kept for longer would undo what another frame has written.
const load = (): Promise<Office.CustomProperties> =>
  officeCall('loadCustomPropertiesAsync', (done) => currentItem().loadCustomPropertiesAsync(done));

/** @returns whatever stands there, or undefined. */
export const readProperty = (name: string): Promise<unknown> =>
  load().then((properties): unknown => properties.get(name) ?? undefined);

/**
 * Outlook saves to the draft that it shows by then: if that is another one, nothing is saved. What it refuses is tried once more.
 * @param value undefined removes the property; a function is given what stands there
 * @throws OfficeError
 */
export type NewValue = string | undefined | ((before: unknown) => string);

export async function writeProperty(name: string, value: NewValue): Promise<void> {
  const item = currentItem();
  await onceMore(() => save(item, name, value));
}

async function save(item: unknown, name: string, value: NewValue): Promise<void> {
  const properties = await load();
  if (value === undefined) properties.remove(name);
  else properties.set(name, typeof value === 'function' ? value(properties.get(name)) : value);
  await officeCall('customProperties.saveAsync', (done) => {
    if (currentItem() !== item) throw new Error('another draft');
    properties.saveAsync(done);
  });
}
