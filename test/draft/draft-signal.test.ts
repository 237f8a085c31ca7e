import { askPane, followOtherFrames, tellOtherFrames } from '../../src/draft/draft-signal';

const isMine = (draftId: string) => draftId === 'draft-1';
const Channel = globalThis.BroadcastChannel;

describe('words between the frames of the add-in', () => {
  let stop = () => {};
  afterEach(() => {
    stop();
    globalThis.BroadcastChannel = Channel;
    jest.useRealTimers();
  });

  it('tell the pane that a draft was switched', async () => {
    const told = new Promise<void>((resolve) => (stop = followOtherFrames(async () => resolve(), isMine)));
    tellOtherFrames();
    await told;
  });

  it('ask the pane that shows a draft, which answers once it has looked', async () => {
    let looked = false;
    const look = async () => {
      await Promise.resolve();
      looked = true;
    };
    stop = followOtherFrames(look, isMine);
    await expect(askPane('draft-1')).resolves.toBe(true);
    expect(looked).toBe(true);
  });

  it('are not waited for longer than two seconds, also where another pane looks', async () => {
    jest.useFakeTimers({ doNotFake: ['setImmediate', 'nextTick', 'queueMicrotask'] });
    const look = jest.fn(async () => undefined);
    stop = followOtherFrames(look, isMine);
    const asked = askPane('draft-2');
    await jest.advanceTimersByTimeAsync(2_000);
    await expect(asked).resolves.toBe(false);
    expect(look).not.toHaveBeenCalled();
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
  ])('are left out where the browser %s', async (_how, channel) => {
    globalThis.BroadcastChannel = channel as typeof BroadcastChannel;
    expect(() => tellOtherFrames()).not.toThrow();
    stop = followOtherFrames(async () => undefined, isMine);
    await expect(askPane('draft-1')).resolves.toBe(false);
  });

  it('are only words: nothing else that comes is taken for one', async () => {
    let looks = 0;
    const last = new Promise<void>((resolve) => {
      stop = followOtherFrames(async () => (looks++, resolve()), isMine);
    });
    const channel = new Channel('secure-mail-draft');
    for (const noise of [{ draftId: 'draft-1' }, 42, null, 'look', 'look draft-10', 'looked draft-1'])
      channel.postMessage(noise);
    channel.postMessage('switched');
    await last;
    channel.close();
    expect(looks).toBe(1);
  });
});
