/**
 * Before all tests: Fluent in one file, and a PostgreSQL of this run's own where its programs are installed, so that no test
 * depends on a server of the machine. `TEST_DATABASE_URL` names another one.
 */
import { bundleFluent } from './fluent-bundle';
import { makeServer, whyNoServer } from './service/database/own-server';
import type { OwnServer } from './service/database/own-server';

declare global {
  var testDatabaseServer: OwnServer | undefined;
}

export default async function globalSetup(): Promise<void> {
  await Promise.all([bundleFluent(), startDatabase()]);
}

async function startDatabase(): Promise<void> {
  if (process.env['TEST_DATABASE_URL'] || whyNoServer !== undefined) return;
  const server = await makeServer({ durable: false });
  globalThis.testDatabaseServer = server;
  await server.start();
  process.env['TEST_DATABASE_URL'] = server.url;
}
