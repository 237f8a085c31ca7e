/** PGlite, PostgreSQL as WebAssembly, in a folder: no set-up. It runs in a process of its own, so that the service goes on listening while it works. */
import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { database as words } from '../../locales/en/database';

const PROGRAM = fileURLToPath(new URL('./embedded-process.mjs', import.meta.url));

/** Milliseconds between two attempts to bring it back. */
const AGAIN_AFTER = 1_000;

export interface Embedded {
  /** For the driver. */
  address: { host: string; port: number };
  stop(): Promise<void>;
}

/** Another process works in the folder, or it cannot be read or written. */
export class EmbeddedFailed extends Error {
  override name = 'EmbeddedFailed';
}

/** @param folder made where it is not there, for this user alone. @throws EmbeddedFailed */
export async function startEmbedded(folder: string): Promise<Embedded> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  // PGlite asks for no password, so the way to it is a socket in a folder of this user alone. Windows has no such file
  const sockets = process.platform === 'win32' ? undefined : await mkdtemp(path.join(os.tmpdir(), 'secure-mail-'));
  let address = { host: sockets ?? '127.0.0.1', port: sockets === undefined ? 0 : 5432 };
  let child: ChildProcess;
  let again: NodeJS.Timeout | undefined;
  let isStopping = false;

  async function start(): Promise<void> {
    child = fork(PROGRAM, [folder, address.host, String(address.port)], {
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    const [answer] = (await Promise.race([once(child, 'message'), once(child, 'exit')])) as [unknown];
    const { port, problem = words.embeddedEnded } = Object(answer) as { port?: number; problem?: string };
    if (port === undefined) throw new EmbeddedFailed(words.embeddedFailed(problem));
    address = { ...address, port };
    child.once('exit', () => {
      if (!isStopping) startAgain();
    });
  }

  /** It ended by itself: calls fail until it is back. */
  function startAgain(): void {
    start().catch(() => {
      if (!isStopping) again = setTimeout(startAgain, AGAIN_AFTER);
    });
  }

  async function stop(): Promise<void> {
    isStopping = true;
    clearTimeout(again);
    if (child.exitCode === null && child.signalCode === null) {
      const ended = once(child, 'exit');
      if (child.connected) child.disconnect();
      await ended;
    }
    if (sockets !== undefined) await rm(sockets, { recursive: true, force: true });
  }

  try {
    await start();
  } catch (error) {
    await stop();
    throw error;
  }
  return { address, stop };
}
