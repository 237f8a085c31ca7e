/** The gateway as one runs it: the relay, the adapter of its settings, and where proofs are reported. */
import { serve } from '@hono/node-server';
import type { ServerType } from '@hono/node-server';
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
  const { adapter, nextHop, proofs } = settings;
  const replays = await openReplays(settings.folder);
  const relay = await startRelay({
    ...settings,
    replays,
    handOn: adapter.kind === 'headers' ? handOnWithHeaders(nextHop, adapter) : handOnToWebhook(adapter),
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
