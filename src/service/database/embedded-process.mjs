/** The process of the embedded database: folder, host (or folder of the socket) and port as arguments. It ends with the process that started it. */
import { openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import path from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { PGLiteSocketServer } from '@electric-sql/pglite-socket';

const [folder, host, port] = process.argv.slice(2);
const lock = `${folder}.lock`;

/** Two processes on one folder would destroy it, and PGlite itself does not look. */
function takeLock() {
  try {
    writeSync(openSync(lock, 'wx', 0o600), String(process.pid));
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    const holder = Number(readFileSync(lock, 'utf8'));
    if (holder > 0 && isAlive(holder)) throw new Error('another process works on its folder');
    rmSync(lock, { force: true });
    takeLock();
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

// Ctrl+C reaches both processes; the service says when its last query is done
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => undefined);

try {
  takeLock();
  const database = await PGlite.create(folder);
  const isSocket = path.isAbsolute(host);
  const server = new PGLiteSocketServer({
    db: database,
    // a client may connect again before the end of its last connection has been seen
    maxConnections: 8,
    ...(isSocket ? { path: path.join(host, `.s.PGSQL.${port}`) } : { host, port: Number(port) }),
  });
  process.on('disconnect', async () => {
    await server.stop();
    await database.close();
    rmSync(lock, { force: true });
    process.exit();
  });
  await server.start();
  process.send({ port: isSocket ? Number(port) : Number(server.getServerConn().split(':').at(-1)) });
} catch (error) {
  process.send({ problem: error.message }, () => process.exit(1));
}
