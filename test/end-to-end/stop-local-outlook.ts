/** After all end-to-end tests. */
import { rmSync } from 'node:fs';

export default async function stopLocalOutlooks(): Promise<void> {
  const { running = [], dataFolder } = globalThis.localOutlooks ?? {};
  await Promise.all(running.map((each) => each.close()));
  if (dataFolder) rmSync(dataFolder, { recursive: true, force: true });
}
