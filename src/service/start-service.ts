/** The whole service: database, keys, transport, HTTP, and what runs in the background. `main.ts` starts it, and so do the local compose window and tests. */
import { makeApp } from './http/app';
import { makeHandlers } from './http/handlers';
import { makeAskLimiter } from './http/limits';
import { limitsFor, makeUnderWay } from './http/under-way';
import { countInDatabase } from './database/counting';
import { type Log, failureOf, logToOutput } from './http/log';
import { type Listening, listen } from './http/server';
import { makeTokenChecker } from './http/tokens';
import { createContactTransfer } from './administration/contact-transfer';
import { connectionsOf, openDatabase } from './database/connect';
import { masterKeysOf } from './directory-settings';
import { openKeys } from './keys/open-keys';
import { startMaintenance } from './maintenance';
import type { ServiceSettings } from './settings';
import { createStore } from './store/create-store';
import { createTransportChecker } from './transport/checker';
import type { Outside } from './transport/outside';
import { startRefreshing } from './transport/refreshing';
import { createTransportService } from './transport/transport-service';

export interface RunningService {
  /** Without a slash at the end. */
  url: string;
  port: number;
  /** @param grace milliseconds for what is under way */
  close(grace?: number): Promise<void>;
}

export interface StartOptions {
  log?: Log;
  /** What DNS leads to; for tests. */
  outside?: Outside;
  /** Milliseconds. */
  patience?: { headers: number; body: number; answer: number };
}

const PATIENCE = { headers: 10_000, body: 15_000, answer: 15_000 };
const TRANSPORT_TIME_OUT = 5_000;

/**
 * Migrates, and listens once all is there.
 * @throws WrongMasterKey, UnknownMasterKey, NewerDatabase, UnboundRole, EmbeddedFailed, StoreUnavailable; an error with `code` where the port is not free
 */
export async function startService(
  settings: ServiceSettings,
  { log = logToOutput, outside, patience = PATIENCE }: StartOptions = {},
): Promise<RunningService> {
  const masterKeys = await masterKeysOf(settings);
  const database = await openDatabase(settings.database);
  const onError = (detail: string, error: unknown) => log({ event: 'background', detail, failure: failureOf(error) });

  let listening: Listening;
  const keys = await openKeys(database, masterKeys).catch(async (error: unknown) => {
    await database.close();
    throw error;
  });
  const { cipher } = keys;
  const transport = createTransportService({
    checker: createTransportChecker({ resolvers: settings.resolvers, timeOut: TRANSPORT_TIME_OUT }, outside),
    database,
    timeOut: TRANSPORT_TIME_OUT,
  });
  const app = makeApp({
    handlers: makeHandlers({
      store: createStore({ database, cipher, newCodesPerDay: settings.newCodesPerDay }),
      contacts: createContactTransfer({
        database,
        cipher,
        maximumBytes: settings.importBytes,
        onLeftOut: ({ tenant }, leftOut) => log({ event: 'background', detail: 'export', tenant, leftOut }),
      }),
      transport,
    }),
    tokens: makeTokenChecker(settings.tokens),
    limiter: makeAskLimiter(settings.limits, countInDatabase(database, 'asked')),
    writeLimiter: makeAskLimiter(settings.writeLimits, countInDatabase(database, 'written'), 'too-many-written'),
    underWay: makeUnderWay(limitsFor(connectionsOf(settings.database))),
    addInOrigin: settings.addInOrigin,
    log,
    patience,
  });
  try {
    listening = await listen(app, { ...settings, headersTimeout: patience.headers });
  } catch (error) {
    await database.close();
    throw error;
  }
  const refreshing = startRefreshing(transport, (error) => onError('refresh transport', error));
  const maintenance = startMaintenance({ database, keys, retention: settings.retention, onError });
  log({ event: 'started', detail: listening.url });

  return {
    url: listening.url,
    port: listening.port,
    close: async (grace) => {
      await listening.close(grace);
      await Promise.all([refreshing.stop(), maintenance.stop(), transport.stop()]);
      await database.close();
      log({ event: 'stopped' });
    },
  };
}
