import { within } from '../../src/timing/within';

const never = new Promise<string>(() => undefined);
const late = () => 'too late';

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

describe('a promise with a time limit', () => {
  it('gives its value or its error where that is there in time, and leaves no timer', async () => {
    await expect(within(1_000, Promise.resolve('there'), late)).resolves.toBe('there');
    await expect(within(1_000, Promise.reject(new Error('broken')), late)).rejects.toThrow('broken');
    expect(jest.getTimerCount()).toBe(0);
  });

  it('gives what stands for it where it is not', async () => {
    const given = within(1_000, never, late);
    await jest.advanceTimersByTimeAsync(1_000);

    await expect(given).resolves.toBe('too late');
  });

  it('may throw then', async () => {
    const given = within(1_000, never, () => {
      throw new Error('no answer');
    });
    const refused = expect(given).rejects.toThrow('no answer');
    await jest.advanceTimersByTimeAsync(1_000);

    await refused;
  });

  it('passes over an error that comes later', async () => {
    let fail = (_: Error): void => undefined;
    const given = within(1_000, new Promise((_, reject) => (fail = reject)), late);
    await jest.advanceTimersByTimeAsync(1_000);
    fail(new Error('later'));

    await expect(given).resolves.toBe('too late');
  });
});
