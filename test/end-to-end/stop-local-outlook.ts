/** After all end-to-end tests. */
export default async function stopLocalOutlooks(): Promise<void> {
  await Promise.all(globalThis.localOutlooks?.running.map((each) => each.close()) ?? []);
  await globalThis.localOutlooks?.clean();
}
