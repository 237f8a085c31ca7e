import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import disk from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openReplays } from '../../../src/gateway/relay/replays';
import type { Attempt, Claim, Message, Replays } from '../../../src/gateway/relay/replays';

const folders: string[] = [];
const newFolder = () => folders[folders.push(mkdtempSync(path.join(tmpdir(), 'replays-'))) - 1]!;
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true })));

const LEASE_MS = 60_000;
const [A, B] = ['a@x.example', 'b@x.example'];
const mail = (messageId: string, change: Partial<Message> = {}): Message => ({
  messageIds: [messageId],
  dates: ['Mon, 30 Nov 2026 09:00:00 +0000'],
  from: 'sam@x.example',
  ...change,
});
const open = (folder = newFolder(), leaseMs = LEASE_MS) => openReplays(folder, leaseMs);

/** Attempts that a test leaves under way would keep it from ending. */
const begun: Attempt[] = [];
afterEach(() => Promise.all(begun.splice(0).map((attempt) => attempt.putOff().catch(() => undefined))));

async function claim(replays: Replays, message: Message, ...to: string[]): Promise<Claim> {
  const found = await replays.claim('seal-1', message, to);
  if (found.state === 'hand-on') begun.push(found.attempt);
  return found;
}
const stateOf = async (...words: Parameters<typeof claim>) => (await claim(...words)).state;
async function attempt(...words: Parameters<typeof claim>): Promise<Attempt> {
  const found = await claim(...words);
  if (found.state !== 'hand-on') throw new Error(found.state);
  return found.attempt;
}

/** Of the first attempt for the one seal in that folder; milliseconds since 1970. */
function leaseEnds(folder: string): number {
  const [seal] = readdirSync(folder);
  return (JSON.parse(readFileSync(path.join(folder, seal!, '1'), 'utf8')) as { until: number }).until;
}

describe('a seal', () => {
  it('goes with one message alone', async () => {
    const replays = await open();
    await expect(stateOf(replays, mail('<1@x>'), A)).resolves.toBe('hand-on');
    await expect(stateOf(replays, mail('<2@x>'), B)).resolves.toBe('replayed');
    const { state } = await replays.claim('seal-2', mail('<2@x>'), []);
    expect(state).toBe('handed-on');
  });

  it.each<[string, Partial<Message>, string]>([
    ['another sender', { from: 'eve@x.example' }, 'replayed'],
    ['another moment', { dates: ['Mon, 30 Nov 2026 09:00:01 +0000'] }, 'replayed'],
    ['no date', { dates: [] }, 'replayed'],
    ['a second Message-ID', { messageIds: ['<1@x>', '<2@x>'] }, 'replayed'],
    ['another spelling of its sender', { from: '"SAM"@X.example' }, 'hand-on'],
    ['another spelling of its moment', { dates: ['Mon, 30 Nov 2026\t10:00:00 +0100 (CET)'] }, 'hand-on'],
  ])('bound to Message-ID, From and Date meets %s', async (_what, change, state) => {
    const replays = await open();
    await (await attempt(replays, mail('<1@x>'), A)).handedOn();
    await expect(stateOf(replays, mail('<1@x>', change), B)).resolves.toBe(state);
  });

  it('goes to nobody twice, in any spelling and part, also after a restart', async () => {
    const folder = newFolder();
    await (await attempt(await open(folder), mail('<1@x>'), A, 'B@x.example')).handedOn();
    const restarted = await open(folder);
    await expect(stateOf(restarted, mail('<1@x>'), B, A)).resolves.toBe('handed-on');
    await expect(claim(restarted, mail('<1@x>'), '"b"@X.example', 'c@x.example')).resolves.toMatchObject({
      state: 'hand-on',
      to: ['c@x.example'],
    });
  });

  it('goes again to those of an attempt who did not get it', async () => {
    const replays = await open();
    await (await attempt(replays, mail('<1@x>'), A, B)).handedOnTo(['A@x.example']);
    await expect(stateOf(replays, mail('<1@x>'), A)).resolves.toBe('handed-on');
    await expect(claim(replays, mail('<1@x>'), A, B)).resolves.toMatchObject({ state: 'hand-on', to: [B] });
  });

  it('goes with its message again after it was put off', async () => {
    const replays = await open();
    await (await attempt(replays, mail('<1@x>'), A)).putOff();
    await expect(stateOf(replays, mail('<2@x>'), A)).resolves.toBe('replayed');
    await expect(stateOf(replays, mail('<1@x>'), A)).resolves.toBe('hand-on');
  });

  it('waits for those who are on another attempt, and for nobody else', async () => {
    const replays = await open();
    await attempt(replays, mail('<1@x>'), A);
    await expect(stateOf(replays, mail('<1@x>'), A, B)).resolves.toBe('busy');
    await expect(stateOf(replays, mail('<1@x>'), B)).resolves.toBe('hand-on');
  });

  it('is taken over from a relay that died, once its lease has expired', async () => {
    const folder = newFolder();
    const dead = await open(folder);
    const now = jest.spyOn(Date, 'now');
    try {
      const begin = 1_800_000_000_000;
      now.mockReturnValue(begin);
      await attempt(dead, mail('<1@x>'), A);
      const other = await open(folder);
      now.mockReturnValue(begin + LEASE_MS - 1);
      await expect(stateOf(other, mail('<1@x>'), A)).resolves.toBe('busy');
      now.mockReturnValue(begin + LEASE_MS);
      await expect(stateOf(other, mail('<2@x>'), A)).resolves.toBe('replayed');
      await expect(stateOf(other, mail('<1@x>'), A)).resolves.toBe('hand-on');
    } finally {
      now.mockRestore();
    }
  });

  it('is kept by a relay that is slow, however long it takes', async () => {
    jest.useFakeTimers({ doNotFake: ['nextTick', 'queueMicrotask', 'setImmediate', 'setTimeout', 'performance'] });
    try {
      const folder = newFolder();
      const replays = await open(folder);
      const slow = await attempt(replays, mail('<1@x>'), A);
      for (let renewals = 0; renewals < 9; renewals++) {
        jest.advanceTimersByTime(LEASE_MS / 3);
        const wanted = Date.now() + LEASE_MS;
        while (leaseEnds(folder) < wanted) await new Promise(setImmediate);
        await expect(stateOf(replays, mail('<1@x>'), A)).resolves.toBe('busy');
      }
      await slow.handedOn();
      await expect(stateOf(replays, mail('<1@x>'), A)).resolves.toBe('handed-on');
    } finally {
      jest.useRealTimers();
    }
  });

  it('is claimed by one of many relays that share the folder, also where a disk is slow', async () => {
    const folder = newFolder();
    const relays = await Promise.all(Array.from({ length: 8 }, () => open(folder)));
    const real = disk.link;
    const slowly = jest.spyOn(disk, 'link').mockImplementation(async (from, to) => {
      // as many turns as another relay needs to read the folder and take the place
      for (let turn = 0; turn < 20; turn++) await disk.stat(folder);
      return real(from, to);
    });
    const states = await Promise.all(relays.map((relay, at) => stateOf(relay, mail(`<${at % 2}@x>`), A)));
    slowly.mockRestore();
    expect(states.filter((state) => state === 'hand-on')).toHaveLength(1);
    expect(states.filter((state) => state === 'replayed')).toHaveLength(4);
    expect(states.filter((state) => state === 'busy')).toHaveLength(3);
  });

  it('gives each of many parts that come at once to one relay', async () => {
    const folder = newFolder();
    const relays = await Promise.all(Array.from({ length: 4 }, () => open(folder)));
    const people = Array.from({ length: 12 }, (_, at) => `p${at}@x.example`);
    const states = await Promise.all(people.map((one, at) => stateOf(relays[at % 4]!, mail('<1@x>'), one)));
    expect(new Set(states)).toEqual(new Set(['hand-on']));
  });

  it('can be claimed where a disk lost what was written of it', async () => {
    const folder = newFolder();
    const replays = await open(folder);
    await attempt(replays, mail('<1@x>'), A);
    const [place] = readdirSync(folder) as [string];
    for (const name of readdirSync(path.join(folder, place))) writeFileSync(path.join(folder, place, name), 'ab');
    await expect(stateOf(replays, mail('<1@x>'), A)).resolves.toBe('hand-on');
    await expect(stateOf(replays, mail('<2@x>'), A)).resolves.toBe('replayed');
  });

  it('may go with another message once its own was refused and nobody got it', async () => {
    const replays = await open();
    await (await attempt(replays, mail('<1@x>'), A)).refused();
    await expect(stateOf(replays, mail('<2@x>'), A)).resolves.toBe('hand-on');
    await expect(stateOf(replays, mail('<1@x>'), A)).resolves.toBe('replayed');
  });

  it.each<[string, (other: Attempt) => Promise<unknown>]>([
    ['was handed on', (other) => other.handedOn()],
    ['was put off', (other) => other.putOff()],
    ['is under way', () => Promise.resolve()],
  ])('stays with its message where a part of it was refused and another %s', async (_what, becomes) => {
    const replays = await open();
    const refused = await attempt(replays, mail('<1@x>'), A);
    await becomes(await attempt(replays, mail('<1@x>'), B));
    await refused.refused();
    await expect(stateOf(replays, mail('<2@x>'), A)).resolves.toBe('replayed');
  });

  it('leaves no address and no id in the folder, and one file for an attempt that has ended', async () => {
    const folder = newFolder();
    await (await attempt(await open(folder), mail('<1@x>'), 'anna@x.example')).handedOn();
    const names = readdirSync(folder, { recursive: true }) as string[];
    expect(names).toEqual([expect.stringMatching(/^seal-[\da-f]{64}$/), expect.stringMatching(/^seal-[\da-f]{64}.1$/)]);
    expect(readFileSync(path.join(folder, names[1]!), 'utf8')).not.toMatch(/anna|sam|@|<1/);
  });

  it('is forgotten once nobody can send it any more', async () => {
    const replays = await open();
    await (await attempt(replays, mail('<1@x>'), A)).handedOn();
    await expect(replays.tidy()).resolves.toBe(0);
    await expect(replays.tidy(Date.now() + 100 * 86_400_000)).resolves.toBe(1);
    await expect(stateOf(replays, mail('<2@x>'), A)).resolves.toBe('hand-on');
  });
});

describe('what gateways up to 0.1 left in the folder', () => {
  const digest = (text: string) => createHash('sha256').update(text).digest('hex');
  /** As they wrote it: for each seal its Message-ID, and for each envelope whether it was handed on. */
  function oldFolder(messageId: string, ...parts: { to: string[]; isHandedOn: boolean }[]): string {
    const folder = newFolder();
    mkdirSync(folder, { recursive: true });
    writeFileSync(path.join(folder, digest('seal-1')), digest(messageId));
    for (const { to, isHandedOn } of parts)
      writeFileSync(
        path.join(folder, digest('seal-1') + digest(JSON.stringify([messageId, ...to]))),
        isHandedOn ? digest(messageId) : '11',
      );
    return folder;
  }
  const all = { to: [A, B], isHandedOn: true };

  it.each<[string, string, { to: string[]; isHandedOn: boolean }[], string[], string]>([
    ['the same envelope again', '<1@x>', [all], ['B@x.example', A], 'handed-on'],
    ['some of an envelope that was handed on', '<1@x>', [all], [B], 'replayed'],
    ['somebody beside those who have it', '<1@x>', [all], ['c@x.example'], 'replayed'],
    ['another message', '<2@x>', [all], [A, B], 'replayed'],
    ['an envelope that was put off', '<1@x>', [{ ...all, isHandedOn: false }], [A, B], 'hand-on'],
    ['a message that was put off, for some', '<1@x>', [{ ...all, isHandedOn: false }], [B], 'hand-on'],
  ])('sends nothing twice: %s', async (_what, messageId, parts, to, state) => {
    await expect(stateOf(await open(oldFolder('<1@x>', ...parts)), mail(messageId), ...to)).resolves.toBe(state);
  });

  it('is forgotten like the rest', async () => {
    const replays = await open(oldFolder('<1@x>', all));
    await expect(replays.tidy(Date.now() + 100 * 86_400_000)).resolves.toBe(2);
    await expect(stateOf(replays, mail('<2@x>'), A)).resolves.toBe('hand-on');
  });
});
