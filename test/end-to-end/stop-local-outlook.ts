/** After all end-to-end tests. */
import globalTeardown from '../global-teardown';

export default async function stopLocalOutlooks(): Promise<void> {
  await Promise.all(globalThis.localOutlooks?.running.map((each) => each.close()) ?? []);
  await globalThis.localOutlooks?.clean();
  await globalTeardown();
}
