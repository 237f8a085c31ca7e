/**
 * Listens, over plain HTTP: TLS, and with it the certificate, is of the proxy in front, so by default nobody but this machine is listened to. Stopping
 * lets what is under way come to its end.
 */
import { type Server, createServer } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { type HttpBindings, getRequestListener } from '@hono/node-server';
import type { Hono } from 'hono';
import type { AppEnvironment } from './app';
import { problemAnswer, problemOf } from './problem-answer';
import { Refusal } from './refusal';

export interface Listening {
  url: string;
  port: number;
  /** @param grace milliseconds for what is under way; then it is cut off */
  close(grace?: number): Promise<void>;
}

export interface ListenOptions {
  /** 0 for any free one. */
  port: number;
  host?: string;
  /** Milliseconds. */
  headersTimeout?: number;
}

/** Longer than that of the usual proxies (60 s), so that it is never the service that hangs up first. */
const KEEP_ALIVE = 65_000;
/** Without a byte in either direction. */
const SILENCE = 120_000;
const GRACE = 10_000;

/** @throws when the port is taken, or the host is not of this machine */
export async function listen(
  app: Hono<AppEnvironment>,
  { port, host = '127.0.0.1', headersTimeout = 10_000 }: ListenOptions,
): Promise<Listening> {
  let closing = false;
  const listener = getRequestListener((request, env) => app.fetch(request, env as HttpBindings), {
    // a request that cannot be read at all, as with a wrong Host
    errorHandler: () => problemAnswer(new Refusal('wrong-body')),
  });
  const server = createServer(
    // bodies have patience of their own (`read-body.ts`): an import may take longer than any other request
    { keepAliveTimeout: KEEP_ALIVE, headersTimeout, requestTimeout: 0, connectionsCheckingInterval: 1_000 },
    (incoming, outgoing) => {
      if (closing) outgoing.setHeader('connection', 'close');
      outgoing.once('close', () => closing && server.closeIdleConnections());
      void listener(incoming, outgoing);
    },
  );
  server.setTimeout(SILENCE);
  server.on('clientError', refuseUnreadable);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });

  const actual = (server.address() as AddressInfo).port;
  return {
    port: actual,
    url: `http://${host.includes(':') ? `[${host}]` : host}:${actual}`,
    close: async (grace = GRACE) => {
      closing = true;
      await closed(server, grace);
    },
  };
}

async function closed(server: Server, grace: number): Promise<void> {
  const done = new Promise((resolve) => server.close(resolve));
  server.closeIdleConnections();
  const timer = setTimeout(() => server.closeAllConnections(), grace);
  await done;
  clearTimeout(timer);
}

/** What is no HTTP, has headers without end, or sends them too slowly. */
function refuseUnreadable(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
  const status = error.code === 'HPE_HEADER_OVERFLOW' ? 431 : error.code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 408 : 400;
  const body = JSON.stringify(problemOf(new Refusal(status === 408 ? 'too-slow' : 'wrong-body', { status })));
  socket.end(
    `HTTP/1.1 ${status} Refused\r\nconnection: close\r\ncontent-type: application/problem+json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );
}
