/**
 * One seal, one message: which message each seal came with, and who has it already. A folder for each seal, with a
 * numbered file for each attempt to hand it on. An attempt takes the next number only where nobody has taken it since
 * it read the others (`link` fails where a file is), so several relays can share the folder. Afterwards only the
 * attempt itself replaces its file, by `rename`. Holds digests, no address and no secret.
 */
import { createHash, randomUUID } from 'node:crypto';
import { link, mkdir, readFile, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import * as z from 'zod';
import { comparableAddress } from '../cover';
import { oldClaim } from './replays-old-form';

/** Longer than any server tries to deliver (RFC 5321, 4.5.4.1: days), and than anybody keeps a draft to send again. */
const KEPT_FOR_MS = 90 * 86_400_000;

/** What tells a message from others. Not its body, subject or MIME: servers split a mail, re-encode it and add footers. */
export interface Message {
  /** Values of all fields of that name, as a message may have only one. */
  messageIds: readonly string[];
  dates: readonly string[];
  /** The mailbox in From, in any spelling. */
  from: string;
}

export type Claim =
  /** To these of the envelope, who have nothing under this seal yet; one spelling of each. */
  | { state: 'hand-on'; to: string[]; attempt: Attempt }
  /** Everybody has it already. */
  | { state: 'handed-on' }
  /** It is being handed on to one of them on another connection, or was when a relay died. */
  | { state: 'busy' }
  /** The seal was on another message before. */
  | { state: 'replayed' };

/** One of these is to be called once the attempt has ended. Until then it keeps others away, also from itself. */
export interface Attempt {
  /** The next hop has it, or the sender was told who does not get it. Needs no room on the disk. */
  handedOn(): Promise<void>;
  /** The next hop has it for these alone; the others are to come again. */
  handedOnTo(addresses: readonly string[]): Promise<void>;
  /** Refused for good, so nobody got it: the seal may go with another message if no other attempt may have arrived. */
  refused(): Promise<void>;
  /** It is to come again, and whether somebody has it is not known. */
  putOff(): Promise<void>;
}

export interface Replays {
  /**
   * @param seal what tells it from others (`seal-digest.ts`)
   * @param to the envelope
   * @throws what the system says where the folder is full: before anything was handed on
   */
  claim(seal: string, message: Message, to: readonly string[]): Promise<Claim>;
  /** Forgets what is old. @returns how many seals */
  tidy(now?: number): Promise<number>;
}

const record = z.object({
  version: z.literal(2),
  /** Digest of the message. */
  message: z.string(),
  /** Digests of recipients. */
  to: z.array(z.string()),
  state: z.enum(['under-way', 'handed-on', 'refused', 'put-off']),
  /** Milliseconds since 1970; an attempt that is under way counts for nothing after this. */
  until: z.number(),
});
type Record = z.infer<typeof record>;

const digest = (text: string) => createHash('sha256').update(text).digest('hex');
/** Short, as 500 of them are written for each attempt; 96 bits tell the recipients of one seal apart. */
const recipientDigest = (address: string) => digest(comparableAddress(address) ?? address).slice(0, 24);

/** @param leaseMs for how long a relay that died keeps others from handing on what it was at: the hop's time-out */
export async function openReplays(folder: string, leaseMs: number): Promise<Replays> {
  await mkdir(folder, { recursive: true, mode: 0o700 });

  async function claim(seal: string, message: Message, to: readonly string[]): Promise<Claim> {
    const old = await oldClaim(folder, seal, { messageId: message.messageIds[0] ?? '', to });
    if (old !== 'unknown') return { state: old };
    const mine = digest(JSON.stringify([message.messageIds, comparableAddress(message.from), message.dates.map(when)]));
    const people = new Map<string, string>();
    for (const address of to) if (!people.has(recipientDigest(address))) people.set(recipientDigest(address), address);
    const place = path.join(folder, `seal-${digest(seal)}`);
    await mkdir(place, { recursive: true, mode: 0o700 });
    for (;;) {
      const records = await readRecords(place);
      const now = Date.now();
      if ((messageOf(records) ?? mine) !== mine) return { state: 'replayed' };
      const havingIt = recipientsOf(records.filter(({ state }) => state === 'handed-on'));
      const left = [...people.keys()].filter((person) => !havingIt.has(person));
      if (left.length === 0) return { state: 'handed-on' };
      const waitedFor = recipientsOf(records.filter((each) => isUnderWay(each, now)));
      if (left.some((person) => waitedFor.has(person))) return { state: 'busy' };
      const attempt = await beginAttempt(path.join(place, String(records.length + 1)), { message: mine, to: left });
      if (attempt) return { state: 'hand-on', to: left.map((person) => people.get(person)!), attempt };
    }
  }

  /** @returns undefined where another attempt has taken the place */
  async function beginAttempt(file: string, what: Pick<Record, 'message' | 'to'>): Promise<Attempt | undefined> {
    const text = (state: Record['state'], to = what.to) =>
      JSON.stringify({ version: 2, ...what, to, state, until: Date.now() + leaseMs } satisfies Record);
    // room for how it ends is made before it begins: on a full disk it would be handed on each time it comes
    const [ended, begun] = [await prepare(file, text('handed-on')), await prepare(file, text('under-way'))];
    try {
      await link(begun, file);
    } catch (error) {
      await rm(ended, { force: true });
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') return undefined;
      throw error;
    } finally {
      await rm(begun, { force: true });
    }
    const replace = async (state: Record['state'], to?: string[]) => rename(await prepare(file, text(state, to)), file);
    let renewed = Promise.resolve();
    // one that fails is made up for by the next
    const renew = () => (renewed = renewed.then(() => replace('under-way')).catch(() => undefined));
    const renewing = setInterval(() => void renew(), leaseMs / 3);
    const end = async (how: () => Promise<void>) => {
      clearInterval(renewing);
      await renewed;
      await how();
      await rm(ended, { force: true });
    };
    return {
      handedOn: () => end(() => rename(ended, file)),
      handedOnTo: (addresses) => end(() => replace('handed-on', addresses.map(recipientDigest))),
      refused: () => end(() => replace('refused')),
      putOff: () => end(() => replace('put-off')),
    };
  }

  return {
    claim,
    async tidy(now = Date.now()) {
      let removed = 0;
      for (const name of await readdir(folder)) {
        const place = path.join(folder, name);
        // of a folder: when the last attempt began or ended
        const { mtimeMs } = await stat(place).catch(() => ({ mtimeMs: now }));
        if (now - mtimeMs < KEPT_FOR_MS) continue;
        await rm(place, { force: true, recursive: true });
        removed++;
      }
      return removed;
    },
  };
}

/** The same moment in any spelling; what is no date as it is. */
function when(date: string): string {
  const moment = Date.parse(date);
  return Number.isNaN(moment) ? date : new Date(moment).toISOString();
}

/** All attempts in their order: numbers have no gaps, so the first that is missing is the end. */
async function readRecords(place: string): Promise<Record[]> {
  const records: Record[] = [];
  for (;;) {
    const text = await readFile(path.join(place, String(records.length + 1)), 'utf8').catch(
      (error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return undefined;
        throw error;
      },
    );
    if (text === undefined) return records;
    records.push(parseRecord(text));
  }
}

function parseRecord(text: string): Record {
  try {
    return record.parse(JSON.parse(text));
  } catch {
    // a disk that lost it in a crash: it says nothing of anybody
    return { version: 2, message: '', to: [], state: 'refused', until: 0 };
  }
}

const isUnderWay = ({ state, until }: Record, now: number) => state === 'under-way' && until > now;

const recipientsOf = (records: readonly Record[]) => new Set(records.flatMap(({ to }) => to));

/** Which message the seal goes with: the first that somebody may have got. */
const messageOf = (records: readonly Record[]) => records.find(({ state }) => state !== 'refused')?.message;

/** Written and on the disk, so that what is put in place is whole. */
async function prepare(file: string, text: string): Promise<string> {
  const prepared = path.join(path.dirname(file), `new-${randomUUID()}`);
  try {
    await writeFile(prepared, text, { mode: 0o600, flush: true });
  } catch (error) {
    await rm(prepared, { force: true });
    throw error;
  }
  return prepared;
}
