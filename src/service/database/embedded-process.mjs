/** The process of the embedded database: folder, host (or folder of its socket) and port as arguments. It ends with the process that started it. */
import { rmSync } from 'node:fs';
import path from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { PGLiteSocketServer } from '@electric-sql/pglite-socket';
import { lockFolder } from './folder-lock.mjs';

const [folder, host, port] = process.argv.slice(2);
const sockets = path.isAbsolute(host) ? host : undefined;

// Ctrl+C reaches both processes; the service says when its last query is done
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => undefined);

const socket = sockets && path.join(sockets, `.s.PGSQL.${port}`);
// left behind where the process before was killed
if (socket) rmSync(socket, { force: true });

try {
  const unlock = await lockFolder(folder, sockets);
  const database = await PGlite.create(folder);
  const server = new PGLiteSocketServer({
    db: database,
    // a client may connect again before the end of its last connection has been seen
    maxConnections: 8,
    ...(socket ? { path: socket } : { host, port: Number(port) }),
  });
  process.on('disconnect', async () => {
    await server.stop();
    await database.close();
    unlock();
    process.exit();
  });
  await server.start();
  process.send({ port: socket ? Number(port) : Number(server.getServerConn().split(':').at(-1)) });
} catch (error) {
  process.send({ problem: error.message }, () => process.exit(1));
}
