/** The directory service of the local run: the real one, started on loopback, with the local run's issuer and resolver in place of Entra's and the world's. */
import { seedSampleDirectory } from './sample-directory';
import type { TokenIssuer } from './token-issuer';

export interface LocalService {
  /** Without a slash at the end. */
  url: string;
  close(): Promise<void>;
}

export interface LocalDirectory {
  /** Of the service, once it listens. Rejects where it could not be started, or was stopped. */
  url(): Promise<string>;
  /** The organization knows the sample. Rejects where that could not be told. */
  knowsSample(tenant: string): Promise<void>;
  /** For tests, and whoever wants to see the add-in without it. */
  stop(): Promise<void>;
  start(): Promise<string>;
  close(): Promise<void>;
}

/** It is not started yet. */
export function localDirectory(startService: () => Promise<LocalService>, tokens: TokenIssuer): LocalDirectory {
  let running: Promise<LocalService> | undefined;
  const known = new Map<string, Promise<void>>();

  const url = async (): Promise<string> => {
    if (!running) throw new Error('it was stopped');
    return (await running).url;
  };
  const start = (): Promise<string> => {
    running ??= startService();
    return url();
  };
  const stop = async (): Promise<void> => {
    const stopping = running;
    running = undefined;
    await stopping?.then(
      (service) => service.close(),
      () => undefined,
    );
  };
  return {
    url,
    knowsSample: (tenant) => {
      const telling =
        known.get(tenant) ??
        url()
          .then((found) => seedSampleDirectory({ url: found, tokens, tenant }))
          .catch((error: unknown) => {
            known.delete(tenant); // the next one tries again
            throw error;
          });
      known.set(tenant, telling);
      return telling;
    },
    start,
    stop,
    close: stop,
  };
}
