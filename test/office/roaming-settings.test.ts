import { followOtherFrames, writeSetting } from '../../src/office/roaming-settings';
import { installFakeOffice } from './install-fake-office';

/** The fake's mailbox, and its channel as another frame would open it. */
const CHANNEL = 'secure-mail-roaming-settings sender@own.example';

const opened: BroadcastChannel[] = [];
globalThis.BroadcastChannel = class extends BroadcastChannel {
  constructor(name: string) {
    super(name);
    opened.push(this);
  }
};
afterAll(() => opened.forEach((channel) => channel.close()));

/** Posts these from other frames, one after another, then waits until the last has arrived. */
async function settingsAfter(...posts: [channel: string, message: unknown][]): Promise<Map<string, unknown>> {
  const office = installFakeOffice();
  let stop = () => {};
  const last = new Promise<void>((resolve) => {
    stop = followOtherFrames((name) => name === 'last' && resolve());
  });
  for (const [channel, message] of [...posts, [CHANNEL, { name: 'last', value: 1 }] as const])
    new BroadcastChannel(channel).postMessage(message);
  await last;
  stop();
  office.settings.delete('last');
  return office.settings;
}

describe('settings that another frame saved', () => {
  it('are taken over', async () => {
    expect(await settingsAfter([CHANNEL, { name: 'memory', value: { v: 1 } }])).toEqual(
      new Map([['memory', { v: 1 }]]),
    );
  });

  it('are left alone where they are of another mailbox', async () => {
    const other = 'secure-mail-roaming-settings other@own.example';
    expect(await settingsAfter([other, { name: 'memory', value: 'theirs' }])).toEqual(new Map());
  });

  it.each([['text'], [null], [{ name: 1 }], [undefined]])(
    'are left alone where they cannot be read: %j',
    async (message) => {
      expect(await settingsAfter([CHANNEL, message])).toEqual(new Map());
    },
  );
});

describe('a setting that is saved', () => {
  it('is told to the frames of this mailbox', async () => {
    installFakeOffice();
    const other = new BroadcastChannel(CHANNEL);
    const told = new Promise((resolve) => (other.onmessage = (event: MessageEvent<unknown>) => resolve(event.data)));
    await writeSetting('memory', { v: 1 });
    expect(await told).toEqual({ name: 'memory', value: { v: 1 } });
  });

  it.each([9019, 9057])('is as it was before, where there is no room for it (%i)', async (code) => {
    const office = installFakeOffice();
    office.settings.set('memory', 'before');
    office.faults.set('roamingSettings.saveAsync', code);
    await expect(writeSetting('memory', 'too much')).rejects.toThrow(RangeError);
    expect(office.settings.get('memory')).toBe('before');
  });
});
