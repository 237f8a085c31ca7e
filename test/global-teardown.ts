/** After all tests. */
export default async function globalTeardown(): Promise<void> {
  const server = globalThis.testDatabaseServer;
  globalThis.testDatabaseServer = undefined;
  await server?.remove();
}
