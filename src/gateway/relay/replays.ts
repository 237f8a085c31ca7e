/**
 * One seal, one mail: which message each seal came with, and to whom of it the next hop has it already. Small files in a folder, put in place whole
 * and only where none is, so that several relays can share the folder. Holds digests, no address and no secret.
 */
import { createHash, randomUUID } from 'node:crypto';
import { link, mkdir, readFile, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** Longer than any server tries to deliver (RFC 5321, 4.5.4.1: days), and than anybody keeps a draft to send again. */
const KEPT_FOR_MS = 90 * 86_400_000;

/** Stands in the file of a transaction once for each time it came, until it was handed on. */
const ATTEMPT = '1';

export type Claim =
  /** First time, or the same mail again: hand it on. */
  | 'hand-on'
  /** The same mail, to these people, was handed on already. */
  | 'handed-on'
  /** The seal was on another mail before. */
  | 'replayed';

/** What tells one transaction from others: its message, and its envelope. */
export interface Transaction {
  messageId: string;
  to: readonly string[];
}

export interface Replays {
  /** @param seal what tells it from others (`seal-digest.ts`) */
  claim(seal: string, mail: Transaction): Promise<Claim>;
  /** The next hop has it: told again, it must not arrive twice. */
  handedOn(seal: string, mail: Transaction): Promise<void>;
  /** Refused for good at the first attempt, so nobody got it: the seal may go with another message, unless another part of this one has gone or is under way. */
  release(seal: string, mail: Transaction): Promise<void>;
  /** Forgets what is old. */
  tidy(now?: number): Promise<number>;
}

const digest = (text: string) => createHash('sha256').update(text).digest('hex');

export async function openReplays(folder: string): Promise<Replays> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  // the folder lists a seal's files by what their names begin with
  const sealFile = (seal: string) => path.join(folder, digest(seal));
  // one server may split a mail by recipients (RFC 5321, 4.5.4.1): each part is a transaction of its own
  const partFile = (seal: string, { messageId, to }: Transaction) =>
    sealFile(seal) + digest(JSON.stringify([messageId, ...to.map((one) => one.toLowerCase()).sort()]));

  return {
    async claim(seal, mail) {
      const mine = digest(mail.messageId);
      const part = partFile(seal, mail);
      // before the seal, so that no other part of the message releases it in between
      await writeFile(part, ATTEMPT, { flag: 'a', mode: 0o600 });
      if ((await claimFile(sealFile(seal), mine)) !== mine) {
        await rm(part, { force: true });
        return 'replayed';
      }
      return (await readFile(part, 'utf8').catch(() => '')).startsWith(mine) ? 'handed-on' : 'hand-on';
    },
    async handedOn(seal, mail) {
      const mine = digest(mail.messageId);
      await putInPlace(partFile(seal, mail), mine, rename);
      // the same mail, refused at the same time on another connection, may have released it
      await claimFile(sealFile(seal), mine);
    },
    async release(seal, mail) {
      const part = partFile(seal, mail);
      // of an earlier attempt, or one at the same time, it is not known that nobody got it
      if ((await readFile(part, 'utf8').catch(() => '')) !== ATTEMPT) return;
      await rm(part, { force: true });
      const others = (await readdir(folder)).filter((name) => name.startsWith(digest(seal)) && name !== digest(seal));
      if (others.length === 0) await rm(sealFile(seal), { force: true });
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
  const whole = async () => {
    const found = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return '';
      throw error;
    });
    return found.length === mine.length ? found : undefined;
  };
  const standing = await whole();
  if (standing) return standing;
  try {
    await putInPlace(file, mine, link);
    return mine;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    const found = await whole();
    if (found) return found;
    // a disk that lost it in a crash: whoever comes next takes the place
    await putInPlace(file, mine, rename);
    return mine;
  }
}

/** The name and what stands under it appear at once, so no other relay finds it half written. */
async function putInPlace(file: string, text: string, put: (from: string, to: string) => Promise<void>): Promise<void> {
  const prepared = path.join(path.dirname(file), `new-${randomUUID()}`);
  try {
    await writeFile(prepared, text, { mode: 0o600, flush: true });
    await put(prepared, file);
  } finally {
    await rm(prepared, { force: true });
  }
}
