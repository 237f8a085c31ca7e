import { claimDraft, inTurn, isClaimed, letDraftGo, onlyInTurn } from '../../src/draft/write-turn';
import { installLocks, removeLocks } from './fake-locks';

/** Work that ends when the test says so. */
function work(name: string, log: string[]) {
  let end = () => {};
  const ended = new Promise<void>((resolve) => (end = resolve));
  return {
    end: () => end(),
    run: async () => {
      log.push(`${name} begins`);
      await ended;
      log.push(`${name} ends`);
      return name;
    },
  };
}
const settle = () => new Promise((resolve) => setImmediate(resolve));
/** Time-outs of signals are Node's own, so the test gives the signal. */
function timeOut(): () => void {
  const controller = new AbortController();
  jest.spyOn(AbortSignal, 'timeout').mockReturnValue(controller.signal);
  return () => controller.abort();
}

describe('turns to write', () => {
  beforeEach(() => void installLocks());
  afterEach(() => {
    letDraftGo();
    removeLocks();
    jest.restoreAllMocks();
  });

  it('come one after the other', async () => {
    const log: string[] = [];
    const [first, second] = [work('event', log), work('pane', log)];
    const both = [onlyInTurn(first.run), inTurn(second.run)];
    await settle();
    expect(log).toEqual(['event begins']);
    first.end();
    second.end();
    await expect(Promise.all(both)).resolves.toEqual(['event', 'pane']);
    expect(log).toEqual(['event begins', 'event ends', 'pane begins', 'pane ends']);
  });

  it('pass on what went wrong, and the next one has its turn', async () => {
    await expect(inTurn(() => Promise.reject(new RangeError('full')))).rejects.toThrow('full');
    await expect(inTurn(async () => 'next')).resolves.toBe('next');
  });

  it('are not waited for forever: the pane then writes all the same, and an event does not', async () => {
    const log: string[] = [];
    const hanging = work('frozen frame', log);
    void onlyInTurn(hanging.run);
    const giveUp = timeOut();
    const pane = inTurn(async () => 'written');
    const event = jest.fn(async () => 'written');
    const left = onlyInTurn(event);
    giveUp();
    await expect(pane).resolves.toBe('written');
    await expect(left).resolves.toBeUndefined();
    expect(event).not.toHaveBeenCalled();
    hanging.end();
  });

  it('are the pane’s alone in a browser without them', async () => {
    removeLocks();
    const event = jest.fn(async () => 'written');
    await expect(onlyInTurn(event)).resolves.toBeUndefined();
    expect(event).not.toHaveBeenCalled();
    await expect(inTurn(async () => 'written')).resolves.toBe('written');
    claimDraft('draft-1234');
    await expect(isClaimed('draft-1234')).resolves.toBe(false);
  });
});

describe('a draft that a pane shows', () => {
  beforeEach(() => void installLocks());
  afterEach(() => {
    letDraftGo();
    removeLocks();
  });

  it('is that pane’s until it shows another', async () => {
    claimDraft('draft-1234');
    claimDraft('draft-1234');
    await expect(isClaimed('draft-1234')).resolves.toBe(true);
    await expect(isClaimed('draft-5678')).resolves.toBe(false);
    claimDraft('draft-5678');
    await settle();
    await expect(isClaimed('draft-1234')).resolves.toBe(false);
    await expect(isClaimed('draft-5678')).resolves.toBe(true);
    letDraftGo();
    await settle();
    await expect(isClaimed('draft-5678')).resolves.toBe(false);
  });
});
