/** A port for a server of another program, which may be killed and started again on it. */
import { randomInt } from 'node:crypto';
import dgram from 'node:dgram';
import { once } from 'node:events';
import { createServer } from 'node:net';

/** Below the ports that systems give to outgoing connections: one of those could take it while the server is down. */
const FROM = 20_000;
const BELOW = 32_000;

/** @returns a port on 127.0.0.1 that nobody uses, by TCP or UDP */
export async function freePort(): Promise<number> {
  const port = randomInt(FROM, BELOW);
  return (await isFreeByTcp(port)) && (await isFreeByUdp(port)) ? port : freePort();
}

async function isFreeByTcp(port: number): Promise<boolean> {
  const server = createServer();
  const isFree = await new Promise<boolean>((resolve) => {
    server.once('error', () => resolve(false)).listen(port, '127.0.0.1', () => resolve(true));
  });
  if (isFree) await once(server.close(), 'close');
  return isFree;
}

async function isFreeByUdp(port: number): Promise<boolean> {
  const socket = dgram.createSocket('udp4');
  const isFree = await new Promise<boolean>((resolve) => {
    socket.once('error', () => resolve(false)).bind(port, '127.0.0.1', () => resolve(true));
  });
  await new Promise<void>((resolve) => socket.close(() => resolve()));
  return isFree;
}
