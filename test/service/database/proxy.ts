/** Stands between the service and a database, to cut, refuse or swallow what passes, and to count round trips. */
import { once } from 'node:events';
import net from 'node:net';
import type { AddressInfo, Socket } from 'node:net';

const READY_FOR_QUERY = 'Z'.charCodeAt(0);

export interface Proxy {
  /** Of the database, through the proxy. */
  url: string;
  /** Answers of the database that ended a round trip, so far. */
  roundTrips(): number;
  /** Ends all connections. */
  cut(): void;
  /** New connections are cut, too, until `pass`. */
  refuse(): void;
  /** Nothing gets through in either direction, and nobody is told, until `pass`. */
  swallow(): void;
  pass(): void;
  close(): Promise<void>;
}

export async function startProxy(databaseUrl: string): Promise<Proxy> {
  const target = new URL(databaseUrl);
  const pairs = new Set<[Socket, Socket]>();
  let state: 'pass' | 'refuse' | 'swallow' = 'pass';
  let roundTrips = 0;

  const server = net.createServer((client) => {
    if (state === 'refuse') return void client.destroy();
    const database = net.connect(Number(target.port || 5432), target.hostname);
    const pair: [Socket, Socket] = [client, database];
    pairs.add(pair);
    const count = readyCounter(() => (roundTrips += 1));
    for (const [from, to] of [pair, [database, client]] as const) {
      from.on('data', (chunk: Buffer) => {
        if (state === 'swallow') return;
        if (from === database) count(chunk);
        to.write(chunk);
      });
      from.on('error', () => undefined);
      from.on('close', () => {
        to.destroy();
        pairs.delete(pair);
      });
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');

  const url = new URL(databaseUrl);
  url.hostname = '127.0.0.1';
  url.port = String((server.address() as AddressInfo).port);
  const cut = () => [...pairs].flat().forEach((socket) => socket.destroy());
  return {
    url: url.href,
    roundTrips: () => roundTrips,
    cut,
    refuse: () => {
      state = 'refuse';
      cut();
    },
    swallow: () => (state = 'swallow'),
    pass: () => (state = 'pass'),
    async close() {
      cut();
      server.close();
      await once(server, 'close');
    },
  };
}

/** Takes the database's messages apart: a letter, four bytes of length, and what is that long. */
function readyCounter(ready: () => void): (chunk: Buffer) => void {
  let rest = Buffer.alloc(0);
  return (chunk) => {
    rest = Buffer.concat([rest, chunk]);
    while (rest.length >= 5 && rest.length > rest.readInt32BE(1)) {
      if (rest[0] === READY_FOR_QUERY) ready();
      rest = rest.subarray(1 + rest.readInt32BE(1));
    }
  };
}
