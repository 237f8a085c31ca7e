/** `npm run service`: starts the service with the settings of the environment, and stops it on a signal once what is under way has ended. */
import { serviceSettings as words } from '../locales/en/service-settings';
import { EmbeddedFailed } from './database/embedded';
import { NewerDatabase } from './database/migrate';
import { UnsafePooler } from './database/pooler';
import { UnboundRole } from './database/roles';
import { WrongSettings } from './directory-settings';
import { failureOf } from './http/log';
import { WrongMasterKey } from './keys/master-key';
import { UnknownMasterKey } from './keys/stored-keys';
import { readSettings } from './settings';
import { startService } from './start-service';
import { StoreUnavailable } from './store/types';

/** Their messages are sentences for administrators. */
const TOLD = [
  WrongSettings,
  WrongMasterKey,
  UnknownMasterKey,
  NewerDatabase,
  UnboundRole,
  UnsafePooler,
  EmbeddedFailed,
];

function sentenceOf(error: unknown): string {
  if (error instanceof Error && TOLD.some((kind) => error instanceof kind)) return error.message;
  if (error instanceof StoreUnavailable) return words.databaseAway;
  if (Object(error).code === 'EADDRINUSE') return words.portTaken;
  return JSON.stringify(failureOf(error));
}

async function run(): Promise<void> {
  const service = await startService(readSettings(process.env));
  const stop = () => void service.close().then(() => process.exit());
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}

run().catch((error: unknown) => {
  process.stderr.write(`${words.heading}\n${sentenceOf(error)}\n`);
  process.exit(1);
});
