import { sealSetting } from '../../src/engine/told-setting';
import { followSharedSettings, saveSetting } from '../../src/engine/shared-settings';
import { MAILBOX_KEY_SETTING, MEMORY_SETTING } from '../../src/draft/setting-names';
import { installFakeOffice } from '../office/install-fake-office';

const CHANNEL = 'secure-mail-roaming-settings';
const KEY = 'k'.repeat(43);
const OTHER_KEY = 'o'.repeat(43);
const CODE = '48213705';

const opened: BroadcastChannel[] = [];
globalThis.BroadcastChannel = class extends BroadcastChannel {
  constructor(name: string) {
    super(name);
    opened.push(this);
  }
};
afterAll(() => opened.forEach((channel) => channel.close())); // they would keep the process alive

function openFrame(key?: string) {
  const office = installFakeOffice();
  if (key) office.settings.set(MAILBOX_KEY_SETTING, key);
  return office;
}

/** Posts these as another frame would, one after the other, and waits until the last has arrived. */
async function settingsAfter(key: string | undefined, ...messages: unknown[]): Promise<Map<string, unknown>> {
  const { settings } = openFrame(key);
  let stop = () => {};
  const last = new Promise<void>((resolve) => {
    stop = followSharedSettings((name) => name === 'last' && resolve());
  });
  const channel = new BroadcastChannel(CHANNEL);
  for (const message of messages) channel.postMessage(message);
  const now =
    settings.get(MAILBOX_KEY_SETTING) ?? messages.map((one) => (one as { mailboxKey?: string })?.mailboxKey)[0];
  channel.postMessage({ sealed: await sealSetting({ name: 'last', value: 1 }, String(now)) });
  await last;
  stop();
  settings.delete('last');
  return settings;
}

describe('settings that another frame saved', () => {
  it('are taken over in the order in which it did', async () => {
    const [first, second] = await Promise.all([
      sealSetting({ name: MEMORY_SETTING, value: 1 }, KEY),
      sealSetting({ name: MEMORY_SETTING, value: 2 }, KEY),
    ]);
    const settings = await settingsAfter(KEY, { sealed: first }, { sealed: second });
    expect(settings.get(MEMORY_SETTING)).toBe(2);
  });

  it.each<[string, () => Promise<unknown>]>([
    [
      'of another mailbox',
      async () => ({ sealed: await sealSetting({ name: MEMORY_SETTING, value: 'theirs' }, OTHER_KEY) }),
    ],
    ['in the clear', async () => ({ name: MEMORY_SETTING, value: 'theirs' })],
    ['a key where there is one', async () => ({ mailboxKey: OTHER_KEY })],
    ['noise in the place of a seal', async () => ({ sealed: 'a.b.c.d.e' })],
    ['a text', async () => 'text'],
    ['nothing', async () => null],
  ])('are left alone where they are %s', async (_what, message) => {
    expect(await settingsAfter(KEY, await message())).toEqual(new Map([[MAILBOX_KEY_SETTING, KEY]]));
  });

  it('are a key for a frame that has none, and only what is one', async () => {
    expect(await settingsAfter(undefined, { mailboxKey: KEY }, { mailboxKey: OTHER_KEY })).toEqual(
      new Map([[MAILBOX_KEY_SETTING, KEY]]),
    );
    const { settings } = openFrame();
    const stop = followSharedSettings(() => undefined);
    const heard = new Promise((resolve) => (new BroadcastChannel(CHANNEL).onmessage = resolve));
    new BroadcastChannel(CHANNEL).postMessage({ mailboxKey: 'short' });
    await heard;
    stop();
    expect(settings.size).toBe(0);
  });
});

describe('a setting that is saved', () => {
  async function toldBy(save: () => Promise<void>): Promise<unknown> {
    const channel = new BroadcastChannel(CHANNEL);
    const told = new Promise((resolve) => (channel.onmessage = ({ data }: MessageEvent<unknown>) => resolve(data)));
    await save();
    return told;
  }

  it('tells no page at this address what is in it', async () => {
    openFrame(KEY);
    const told = await toldBy(() => saveSetting(MEMORY_SETTING, { code: CODE }));
    expect(Object.keys(told as object)).toEqual(['sealed']);
    expect(JSON.stringify(told)).not.toMatch(new RegExp(`${CODE}|${KEY}|memory`));
  });

  it('reaches another frame of the mailbox', async () => {
    openFrame(KEY);
    const told = await toldBy(() => saveSetting(MEMORY_SETTING, { code: CODE }));
    expect((await settingsAfter(KEY, told)).get(MEMORY_SETTING)).toEqual({ code: CODE });
  });

  it.each([9019, 9057])('is as it was before, where there is no room for it (%i)', async (code) => {
    const office = openFrame(KEY);
    office.settings.set(MEMORY_SETTING, 'before');
    office.faults.set('roamingSettings.saveAsync', code);
    await expect(saveSetting(MEMORY_SETTING, 'too much')).rejects.toThrow(RangeError);
    expect(office.settings.get(MEMORY_SETTING)).toBe('before');
  });

  it.each<[string, unknown]>([
    ['has no channels', undefined],
    [
      'forbids them',
      class {
        constructor() {
          throw new DOMException('', 'SecurityError');
        }
      },
    ],
  ])('is saved where the browser %s', async (_how, channel) => {
    jest.resetModules();
    const office = openFrame(KEY);
    const before = globalThis.BroadcastChannel;
    globalThis.BroadcastChannel = channel as typeof BroadcastChannel;
    try {
      const fresh = await import('../../src/engine/shared-settings');
      expect(() => fresh.followSharedSettings(() => undefined)).not.toThrow();
      await fresh.saveSetting(MEMORY_SETTING, 1);
      expect(office.stored.get(MEMORY_SETTING)).toBe(1);
    } finally {
      globalThis.BroadcastChannel = before;
    }
  });
});
