import { officeCall } from '../../src/office/call';
import { OfficeError } from '../../src/office/office-error';

type Callback = (result: Office.AsyncResult<string>) => void;
const succeeded = (value: string) => ({ status: 'succeeded', value }) as unknown as Office.AsyncResult<string>;
const failed = (code: number) => ({ status: 'failed', error: { code } }) as unknown as Office.AsyncResult<string>;

describe('a call to Office.js', () => {
  beforeEach(() => {
    (globalThis as { Office?: unknown }).Office = {};
    jest.useFakeTimers();
  });
  afterEach(() => jest.useRealTimers());

  it('resolves with the value of the answer', async () => {
    await expect(officeCall<string>('to.getAsync', (done) => done(succeeded('value')))).resolves.toBe('value');
  });

  it("rejects with Outlook's code and the name of the call", async () => {
    await expect(officeCall<string>('to.getAsync', (done) => done(failed(9030)))).rejects.toMatchObject({
      problem: 'failed',
      call: 'to.getAsync',
      code: 9030,
    });
  });

  it.each([
    ['an error', new Error('Elevated permission is required')],
    ['plain text, as Office.js does for event handlers', 'Parameter count mismatch.'],
  ])('rejects when Office.js throws %s', async (_what, thrown) => {
    const call = officeCall<string>('to.getAsync', () => {
      throw thrown;
    });
    await expect(call).rejects.toBeInstanceOf(OfficeError);
  });

  it('rejects when Outlook never answers, and lets the next call go', async () => {
    const never = officeCall<string>('to.getAsync', () => undefined);
    const outcome = expect(never).rejects.toMatchObject({ problem: 'timed-out' });
    await jest.advanceTimersByTimeAsync(15_000);
    await outcome;
    await expect(officeCall<string>('cc.getAsync', (done) => done(succeeded('next')))).resolves.toBe('next');
  });

  it('has at most three under way, in the order in which they were asked for', async () => {
    const started: number[] = [];
    const callbacks: Callback[] = [];
    const calls = [1, 2, 3, 4, 5].map((n) =>
      officeCall<string>(`call ${n}`, (done) => {
        started.push(n);
        callbacks.push(done);
      }),
    );
    expect(started).toEqual([1, 2, 3]);
    callbacks[1]!(succeeded('two'));
    expect(started).toEqual([1, 2, 3, 4]);
    callbacks[0]!(succeeded('one'));
    for (const callback of callbacks.slice(2)) callback(succeeded('later'));
    callbacks[4]!(succeeded('five'));
    await expect(Promise.all(calls)).resolves.toHaveLength(5);
  });

  it('takes the first of two answers and starts only one call for it', async () => {
    const starts: string[] = [];
    let answer: Callback = () => undefined;
    const first = officeCall<string>('a', (done) => (answer = done));
    const others = ['b', 'c', 'd', 'e'].map((name) =>
      officeCall<string>(name, (done) => {
        starts.push(name);
        if (name === 'e') done(succeeded('e'));
      }).catch(() => undefined),
    );
    answer(succeeded('first'));
    answer(failed(5000));
    await expect(first).resolves.toBe('first');
    expect(starts).toEqual(['b', 'c', 'd']);
    await jest.advanceTimersByTimeAsync(15_000);
    await Promise.all(others);
  });

  it('waits for those of another script in the same page, too', async () => {
    const ends: Callback[] = [];
    const starts: string[] = [];
    const begin = (call: typeof officeCall, name: string) =>
      call<string>(name, (done) => {
        starts.push(name);
        ends.push(done);
      });
    let otherScript!: typeof officeCall;
    await jest.isolateModulesAsync(async () => {
      otherScript = (await import('../../src/office/call')).officeCall;
    });
    const calls = [begin(officeCall, 'one'), begin(otherScript, 'two'), begin(officeCall, 'three')];
    const fourth = begin(otherScript, 'four');
    expect(starts).toEqual(['one', 'two', 'three']);
    ends[0]!(succeeded('done'));
    await calls[0];
    expect(starts).toEqual(['one', 'two', 'three', 'four']);
    for (const end of ends) end(succeeded('done'));
    await Promise.all([...calls, fourth]);
  });
});
