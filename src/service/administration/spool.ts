/**
 * An upload on disk, as it is read twice: first to know all of it is a right file, then to take it. In memory it could be 2 GB
 * (`IMPORT_MEGABYTES`), and one transaction over a single reading would hold its rows against all others for as long as the upload and the
 * import take, half a minute for 100,000 rows; the first reading takes 3 seconds of that. It holds codes, so it is encrypted
 * with a key that never leaves this process, in a file of mode 600 that has no name from the moment it is open: nothing is left after a crash.
 */
import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { mkdtemp, open, rm, type FileHandle } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

const ALGORITHM = 'aes-256-gcm';
const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const PIECE = 64 * 1024;

export interface Spool {
  /** SHA-256 of the bytes, in hex. */
  digest: string;
  /** From the first byte; as often as it is asked. @throws at the end, where the disk gave back something else */
  read(): AsyncGenerator<Uint8Array>;
  close(): Promise<void>;
}

/**
 * @param folder where the file is
 * @throws where there is no room for it
 */
export async function spool(bytes: AsyncIterable<Uint8Array>, folder = tmpdir()): Promise<Spool> {
  const file = await openNameless(folder);
  try {
    const key = randomBytes(KEY_BYTES);
    // one message for one key, so the nonce is never used again
    const nonce = randomBytes(NONCE_BYTES);
    const digest = createHash('sha256');
    const cipher = createCipheriv(ALGORITHM, key, nonce);
    let size = 0;
    for await (const piece of bytes) {
      digest.update(piece);
      size += await append(file, cipher.update(piece), size);
    }
    size += await append(file, cipher.final(), size);
    const tag = cipher.getAuthTag();
    return {
      digest: digest.digest('hex'),
      async *read() {
        const decipher = createDecipheriv(ALGORITHM, key, nonce).setAuthTag(tag);
        for (let at = 0; at < size;) {
          const { bytesRead, buffer } = await file.read(Buffer.alloc(Math.min(PIECE, size - at)), 0, undefined, at);
          if (bytesRead === 0) break;
          at += bytesRead;
          yield decipher.update(buffer.subarray(0, bytesRead));
        }
        decipher.final();
      },
      close: () => file.close(),
    };
  } catch (error) {
    await file.close();
    throw error;
  }
}

async function openNameless(parent: string): Promise<FileHandle> {
  const folder = await mkdtemp(path.join(parent, 'import-'));
  try {
    return await open(path.join(folder, 'upload'), 'wx+', 0o600);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** @returns how many bytes that were. */
async function append(file: FileHandle, bytes: Uint8Array, at: number): Promise<number> {
  for (let done = 0; done < bytes.length;) {
    const { bytesWritten } = await file.write(bytes, done, bytes.length - done, at + done);
    done += bytesWritten;
  }
  return bytes.length;
}
