/** After all tests. */
export default async function stopDatabase(): Promise<void> {
  const server = globalThis.testDatabaseServer;
  globalThis.testDatabaseServer = undefined;
  await server?.remove();
}
