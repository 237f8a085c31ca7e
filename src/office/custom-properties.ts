/** Custom properties of the draft: private to this add-in, 2,500 characters for all of them. */
import { officeCall } from './call';
import { currentItem } from './current-item';
import { OfficeError } from './office-error';

/** Some clients refuse the first save and take the next (office-js issue 6624). */
const AGAIN_AFTER_MS = 1_000;

// Loaded anew for each use: a copy kept for longer would undo what another frame has written.
const load = (): Promise<Office.CustomProperties> =>
  officeCall('loadCustomPropertiesAsync', (done) => currentItem().loadCustomPropertiesAsync(done));

/** @returns whatever stands there, or undefined. */
export const readProperty = (name: string): Promise<unknown> =>
  load().then((properties): unknown => properties.get(name) ?? undefined);

/**
 * Outlook saves to the draft that it shows by then: if that is another one, nothing is saved. What it refuses is tried once more.
 * @param value undefined removes the property
 * @throws OfficeError
 */
export async function writeProperty(name: string, value: string | undefined): Promise<void> {
  const item = currentItem();
  try {
    await save(item, name, value);
  } catch (error) {
    if (!(error instanceof OfficeError) || error.problem !== 'failed') throw error;
    await new Promise<void>((resolve) => setTimeout(() => resolve(), AGAIN_AFTER_MS));
    await save(item, name, value);
  }
}

async function save(item: unknown, name: string, value: string | undefined): Promise<void> {
  const properties = await load();
  if (value === undefined) properties.remove(name);
  else properties.set(name, value);
  await officeCall('customProperties.saveAsync', (done) => {
    if (currentItem() !== item) throw new Error('another draft');
    properties.saveAsync(done);
  });
}
