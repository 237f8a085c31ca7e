/**
 * What gateways up to 0.1 kept of each seal, read so that an update sends nothing twice: a file with the digest of its
 * Message-ID, and one for each envelope that it came with. Nothing is written in this form any more, and `tidy` takes
 * it away after 90 days; then this file can go.
 */
import { createHash } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';

const digest = (text: string) => createHash('sha256').update(text).digest('hex');
const read = (file: string) => readFile(file, 'utf8').catch(() => '');

/**
 * @returns `handed-on` for the same envelope. `replayed` also for another envelope of a message of which something was
 * handed on: who has it cannot be told from a digest of all of them. `unknown`: nobody has it.
 */
export async function oldClaim(
  folder: string,
  seal: string,
  { messageId, to }: { messageId: string; to: readonly string[] },
): Promise<'handed-on' | 'replayed' | 'unknown'> {
  const claimed = await read(path.join(folder, digest(seal)));
  const mine = digest(messageId);
  // none, or a half one that a disk lost in a crash
  if (claimed.length !== mine.length) return 'unknown';
  if (claimed !== mine) return 'replayed';
  const envelope = digest(JSON.stringify([messageId, ...to.map((one) => one.toLowerCase()).sort()]));
  if ((await read(path.join(folder, digest(seal) + envelope))).startsWith(mine)) return 'handed-on';
  for (const name of await readdir(folder)) {
    const isOfSeal = name.startsWith(digest(seal)) && name.length > claimed.length;
    if (isOfSeal && (await read(path.join(folder, name))).startsWith(mine)) return 'replayed';
  }
  return 'unknown';
}
