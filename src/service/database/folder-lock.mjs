/**
 * One process for a folder: two at work on the embedded database would destroy it, and PGlite does not look. The lock file says where its holder
 * listens, so that one left behind by a crash is told from one that is held, whatever process has its number by now.
 */
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import path from 'node:path';

/**
 * @param folder the lock stands beside it
 * @param sockets folder for a socket; undefined where there are none (Windows)
 * @returns gives the lock back
 * @throws where another process holds it
 */
export async function lockFolder(folder, sockets) {
  const lock = `${folder}.lock`;
  const server = net.createServer((socket) => socket.destroy());
  // an address that no process had before: what a killed one left behind must not lead here
  const address = sockets === undefined ? { host: '127.0.0.1', port: 0 } : { path: path.join(sockets, randomUUID()) };
  server.listen(address);
  await once(server, 'listening');
  const held = JSON.stringify(address.path ? address : { host: '127.0.0.1', port: server.address().port });

  const draft = `${lock}.${process.pid}`;
  writeFileSync(draft, held, { mode: 0o600 });
  try {
    while (!isTaken(() => linkSync(draft, lock))) {
      const other = read(lock);
      if (other !== undefined && (await isHeld(other))) throw new Error('another process works in its folder');
      // only the one that was looked at: it may have been replaced meanwhile
      if (read(lock) === other) rmSync(lock, { force: true });
    }
  } catch (error) {
    server.close();
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
  return () => {
    if (read(lock) === held) rmSync(lock, { force: true });
    server.close();
  };
}

function isTaken(link) {
  try {
    link();
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    return false;
  }
}

function read(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  }
}

async function isHeld(text) {
  const socket = new net.Socket();
  try {
    socket.connect(JSON.parse(text));
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}
