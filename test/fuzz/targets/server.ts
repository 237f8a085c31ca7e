/** The other side of a border over HTTP, for targets that read its answers. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server that says what it is told to say. */
export async function startServer() {
  let next = { status: 200, body: '' };
  const server = createServer((request, response) => {
    request.resume();
    response.writeHead(next.status, { 'content-type': 'application/json' }).end(next.body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    says: (status: number, body: string) => void (next = { status, body }),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
