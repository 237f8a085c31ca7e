/**
 * One seal, one mail: which message each draft's seal came with, and whether the next hop has it already. One small file for each draft in a
 * folder, put in place whole and only where none is, so that several relays can share the folder. Holds digests, no address and no secret.
 */
import { createHash, randomUUID } from 'node:crypto';
import { link, mkdir, readFile, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** Longer than any server tries to deliver (RFC 5321, 4.5.4.1: days), and than anybody keeps a draft to send again. */
const KEPT_FOR_MS = 90 * 86_400_000;

export type Claim =
  /** First time, or the same mail again: hand it on. */
  | 'hand-on'
  /** The same mail, to these people, was handed on already. */
  | 'handed-on'
  /** The seal was on another mail before. */
  | 'replayed';

export interface Replays {
  /** @param mail what tells this transaction from others: its message, and its envelope */
  claim(draftId: string, mail: { messageId: string; to: readonly string[] }): Promise<Claim>;
  /** The next hop has it: told again, it must not arrive twice. */
  handedOn(draftId: string, mail: { messageId: string; to: readonly string[] }): Promise<void>;
  /** Forgets what is old. */
  tidy(now?: number): Promise<number>;
}

const digest = (text: string) => createHash('sha256').update(text).digest('hex');
const envelopeDigest = (to: readonly string[]) =>
  digest(
    [...to]
      .map((one) => one.toLowerCase())
      .sort()
      .join('\n'),
  );

export async function openReplays(folder: string): Promise<Replays> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const fileOf = (name: string) => path.join(folder, digest(name));
  // one server may split a mail by recipients (RFC 5321, 4.5.4.1): each part is a transaction of its own
  const doneFile = (draftId: string, to: readonly string[]) => fileOf(`done ${draftId} ${envelopeDigest(to)}`);

  return {
    async claim(draftId, { messageId, to }) {
      const mine = digest(messageId);
      const claimed = await claimFile(fileOf(`seal ${draftId}`), mine);
      if (claimed !== mine) return 'replayed';
      const done = await readFile(doneFile(draftId, to), 'utf8').catch(() => undefined);
      return done === mine ? 'handed-on' : 'hand-on';
    },
    async handedOn(draftId, { messageId, to }) {
      const file = doneFile(draftId, to);
      await writeFile(`${file}.new`, digest(messageId), { mode: 0o600 });
      await rename(`${file}.new`, file);
    },
    async tidy(now = Date.now()) {
      let removed = 0;
      for (const name of await readdir(folder)) {
        const file = path.join(folder, name);
        const { mtimeMs } = await stat(file).catch(() => ({ mtimeMs: now }));
        if (now - mtimeMs < KEPT_FOR_MS) continue;
        await rm(file, { force: true });
        removed++;
      }
      return removed;
    },
  };
}

/** @returns what stands in the file: ours, if we were the first */
async function claimFile(file: string, mine: string): Promise<string> {
  const prepared = `${file}.${randomUUID()}`;
  await writeFile(prepared, mine, { mode: 0o600, flush: true });
  try {
    // the name and what stands under it appear at once, so no other relay finds it half written
    await link(prepared, file);
    return mine;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    const found = await readFile(file, 'utf8');
    if (found.length === mine.length) return found;
    // a disk that lost it in a crash: whoever comes next takes the place
    await rename(prepared, file);
    return mine;
  } finally {
    await rm(prepared, { force: true });
  }
}
