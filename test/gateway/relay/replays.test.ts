import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import disk from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openReplays } from '../../../src/gateway/relay/replays';
import type { Replays } from '../../../src/gateway/relay/replays';

const folders: string[] = [];
const newFolder = () => folders[folders.push(mkdtempSync(path.join(tmpdir(), 'replays-'))) - 1]!;
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true })));

const mail = (messageId: string, ...to: string[]) => ({ messageId, to });

describe('a seal', () => {
  it('goes with one message alone', async () => {
    const replays = await openReplays(newFolder());
    await expect(replays.claim('seal-1', mail('<1@x>', 'a@x.example'))).resolves.toBe('hand-on');
    await expect(replays.claim('seal-1', mail('<2@x>', 'a@x.example'))).resolves.toBe('replayed');
    await expect(replays.claim('seal-2', mail('<2@x>', 'a@x.example'))).resolves.toBe('hand-on');
  });

  it('goes with its message again until that was handed on, and then not a second time', async () => {
    const folder = newFolder();
    const first = await openReplays(folder);
    await first.claim('seal-1', mail('<1@x>', 'a@x.example', 'B@x.example'));
    await expect(first.claim('seal-1', mail('<1@x>', 'b@x.example', 'a@x.example'))).resolves.toBe('hand-on');
    await first.handedOn('seal-1', mail('<1@x>', 'a@x.example', 'b@x.example'));
    const restarted = await openReplays(folder);
    await expect(restarted.claim('seal-1', mail('<1@x>', 'b@x.example', 'a@x.example'))).resolves.toBe('handed-on');
  });

  it('goes with each part of a message that a server has split', async () => {
    const replays = await openReplays(newFolder());
    await replays.claim('seal-1', mail('<1@x>', 'a@x.example'));
    await replays.handedOn('seal-1', mail('<1@x>', 'a@x.example'));
    await expect(replays.claim('seal-1', mail('<1@x>', 'b@x.example'))).resolves.toBe('hand-on');
  });

  it('is claimed by one of many relays that share the folder, also where a disk makes files long before it fills them', async () => {
    const folder = newFolder();
    const relays = await Promise.all(Array.from({ length: 8 }, () => openReplays(folder)));
    const slowly = jest.spyOn(disk, 'writeFile').mockImplementation(async (file, data, options) => {
      const { flag = 'w', mode } = options as { flag?: string; mode: number };
      const handle = await disk.open(file as string, flag, mode);
      // as many turns as another relay needs to find it, read it and write to it
      for (let turn = 0; turn < 20; turn++) await disk.stat(folder);
      await handle.writeFile(data as string);
      await handle.close();
    });
    const claims = await Promise.all(
      relays.map((relay, at) => relay.claim('seal-1', mail(`<${at}@x>`, 'a@x.example'))),
    );
    slowly.mockRestore();
    expect(claims.filter((claim) => claim === 'hand-on')).toHaveLength(1);
  });

  it('can be claimed after a relay died while it wrote', async () => {
    const folder = newFolder();
    const replays = await openReplays(folder);
    await replays.claim('seal-1', mail('<1@x>', 'a@x.example'));
    for (const name of readdirSync(folder)) writeFileSync(path.join(folder, name), 'ab');
    await expect(replays.claim('seal-1', mail('<1@x>', 'a@x.example'))).resolves.toBe('hand-on');
    await expect(replays.claim('seal-1', mail('<2@x>', 'a@x.example'))).resolves.toBe('replayed');
  });

  it('may go with another message once its own was refused and nobody got it', async () => {
    const replays = await openReplays(newFolder());
    await replays.claim('seal-1', mail('<1@x>', 'a@x.example'));
    await replays.release('seal-1', mail('<1@x>', 'a@x.example'));
    await expect(replays.claim('seal-1', mail('<2@x>', 'a@x.example'))).resolves.toBe('hand-on');
    await expect(replays.claim('seal-1', mail('<1@x>', 'a@x.example'))).resolves.toBe('replayed');
  });

  it.each<[string, (replays: Replays) => Promise<unknown>]>([
    ['was handed on', (replays) => replays.handedOn('seal-1', mail('<1@x>', 'b@x.example'))],
    ['is under way', () => Promise.resolve()],
  ])('stays with its message where a part of it was refused and another %s', async (_what, becomes) => {
    const replays = await openReplays(newFolder());
    await replays.claim('seal-1', mail('<1@x>', 'a@x.example'));
    await replays.claim('seal-1', mail('<1@x>', 'b@x.example'));
    await becomes(replays);
    await replays.release('seal-1', mail('<1@x>', 'a@x.example'));
    await expect(replays.claim('seal-1', mail('<2@x>', 'a@x.example'))).resolves.toBe('replayed');
  });

  it('stays with its message where that was refused after an attempt of which nobody knows whether it arrived', async () => {
    const replays = await openReplays(newFolder());
    await replays.claim('seal-1', mail('<1@x>', 'a@x.example'));
    await replays.claim('seal-1', mail('<1@x>', 'a@x.example'));
    await replays.release('seal-1', mail('<1@x>', 'a@x.example'));
    await expect(replays.claim('seal-1', mail('<2@x>', 'a@x.example'))).resolves.toBe('replayed');
  });

  it('leaves no address and no id in the folder', async () => {
    const folder = newFolder();
    const replays = await openReplays(folder);
    await replays.claim('seal-1', mail('<1@x>', 'anna@x.example'));
    await replays.handedOn('seal-1', mail('<1@x>', 'anna@x.example'));
    const all = readdirSync(folder).map((name) => name + readFileSync(path.join(folder, name), 'utf8'));
    expect(all).toHaveLength(2);
    expect(all.join()).toMatch(/^[\da-f,]+$/);
  });

  it('is forgotten once nobody can send it any more', async () => {
    const replays = await openReplays(newFolder());
    await replays.claim('seal-1', mail('<1@x>', 'a@x.example'));
    await expect(replays.tidy()).resolves.toBe(0);
    await replays.tidy(Date.now() + 100 * 86_400_000);
    await expect(replays.claim('seal-1', mail('<2@x>', 'a@x.example'))).resolves.toBe('hand-on');
  });
});
