/** Https on loopback: on 127.0.0.1, and on ::1 where the machine has it, as `localhost` may mean either. Plain http for what no browser asks. */
import { type Server as PlainServer, createServer as createPlainServer } from 'node:http';
import { type Server, createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import type { Hono } from 'hono';
import type { Certificate } from './certificate';

export class PortTaken extends Error {
  override name = 'PortTaken';
  constructor(readonly port: number) {
    super(`port ${port} is taken`);
  }
}

export interface Listening {
  port: number;
  close(): Promise<void>;
}

function start(app: Hono, { key, cert }: Certificate, port: number, hostname: string): Promise<Server> {
  const server = createAdaptorServer({ fetch: app.fetch, createServer, serverOptions: { key, cert } }) as Server;
  // after the usual five seconds a connection is closed just when somebody uses it again
  server.keepAliveTimeout = 60_000;
  return bind(server, port, hostname);
}

function bind<Any extends Server | PlainServer>(server: Any, port: number, hostname: string): Promise<Any> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'EADDRINUSE' || error.code === 'EACCES' ? new PortTaken(port) : error),
    );
    server.listen(port, hostname, () => resolve(server));
  });
}

/**
 * @param port 0 for any free one
 * @throws PortTaken
 */
export async function listen(app: Hono, certificate: Certificate, port: number): Promise<Listening> {
  const servers = [await start(app, certificate, port, '127.0.0.1')];
  const actual = (servers[0]?.address() as AddressInfo).port;
  try {
    servers.push(await start(app, certificate, actual, '::1'));
  } catch (error) {
    // a machine without IPv6 is fine; another program on the same port there is not, when the port was asked for
    if (error instanceof PortTaken && port !== 0) {
      servers.forEach((server) => server.close());
      throw error;
    }
  }
  return { port: actual, close: () => closeAll(servers) };
}

async function closeAll(servers: (Server | PlainServer)[]): Promise<void> {
  await Promise.all(
    servers.map((server) => {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      return closed;
    }),
  );
}

/** For programs on this machine: on 127.0.0.1, on any free port. */
export async function listenPlain(app: Hono): Promise<Listening> {
  const server = createAdaptorServer({ fetch: app.fetch, createServer: createPlainServer }) as PlainServer;
  await bind(server, 0, '127.0.0.1');
  return { port: (server.address() as AddressInfo).port, close: () => closeAll([server]) };
}
