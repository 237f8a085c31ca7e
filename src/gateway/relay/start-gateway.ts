/** The gateway as one runs it: the relay, the adapter of its settings, and where proofs are reported. */
import { serve } from '@hono/node-server';
import type { ServerType } from '@hono/node-server';
import { Alarm } from './alarm';
import { announcedKeysAt, checkAnnouncedKeys } from './announced-keys';
import { handOnWithHeaders } from './adapters/headers';
import { handOnToWebhook } from './adapters/webhook';
import { proofsApp } from './proofs';
import { startRelay } from './relay';
import type { Relay, RelayOptions } from './relay';
import { openReplays } from './replays';
import type { RelaySettings } from './settings';

const TIDY_EVERY_MS = 86_400_000;

/** @throws what the system says of a port or folder */
export async function startGateway(settings: RelaySettings, log: RelayOptions['log']): Promise<Relay> {
  const { adapter, proofs } = settings;
  // a relay that dies keeps a mail from others for as long as its hop could have taken
  const replays = await openReplays(
    settings.folder,
    adapter.kind === 'webhook' ? adapter.timeOut : adapter.nextHop.timeOut,
  );
  const announcedKeys = settings.organization === undefined ? undefined : announcedKeysAt(settings.organization);
  await checkAnnouncedKeys(settings.privateKeys, announcedKeys).catch((error: unknown) => {
    if (!(error instanceof Alarm)) throw error;
    log({ event: 'alarm', problem: error.name });
  });
  const relay = await startRelay({
    ...settings,
    replays,
    ...(announcedKeys && { announcedKeys }),
    handOn: adapter.kind === 'headers' ? handOnWithHeaders(adapter.nextHop, adapter) : handOnToWebhook(adapter),
    log,
  });
  const proofServer = proofs && serve({ fetch: proofsApp(proofs).fetch, port: proofs.port, hostname: '127.0.0.1' });
  const tidying = setInterval(() => void replays.tidy().catch(() => undefined), TIDY_EVERY_MS);
  return {
    port: relay.port,
    async close() {
      clearInterval(tidying);
      await Promise.all([relay.close(), proofServer && closed(proofServer)]);
    },
  };
}

const closed = (server: ServerType) => new Promise<void>((resolve) => server.close(() => resolve()));
