/** One organization with much to do waits for its own calls; the others do not wait for it. */
import { randomUUID } from 'node:crypto';
import { limitsFor, makeUnderWay } from '../../../src/service/http/under-way';
import { type HttpService, startHttpService } from './http-service';
import { OTHER_TENANT, TENANT } from './issuer';

const LIMITS = { reads: 3, writes: 2, waiting: 5 };

describe('calls of one organization', () => {
  let service: HttpService;
  let letGo: () => void;
  beforeEach(async () => {
    service = await startHttpService({ tokens: { tenants: [TENANT, OTHER_TENANT] }, underWay: makeUnderWay(LIMITS) });
    service.parts.waits = new Promise((resolve) => (letGo = resolve));
  });
  afterEach(() => service.close());

  const mail = () => ({ json: { key: randomUUID(), used: [{ address: 'ben@legal.example', method: 'account' }] } });
  const lookup = { json: { addresses: ['ben@legal.example'] } };
  const ofOthers = () =>
    service.issuer.sender({ tid: OTHER_TENANT, iss: service.issuer.issuerOf(OTHER_TENANT), oid: randomUUID() });
  /** Calls that have begun, in this order. */
  const begun = () => service.parts.calls.map(({ what, caller }) => `${what} of ${caller.tenant}`);
  const statuses = async (answers: Promise<Response>[]) => {
    const seen = (await Promise.all(answers)).map(({ status }) => status);
    return { 200: seen.filter((one) => one === 200).length, 429: seen.filter((one) => one === 429).length };
  };

  /** Until all of `count` have an answer, run or wait: those beyond are refused at once. */
  async function flood(count: number): Promise<Promise<Response>[]> {
    const answers = Array.from({ length: count }, () => service.ask('/v1/remember', mail()));
    const refused = count - LIMITS.writes - LIMITS.waiting;
    let seen = 0;
    await new Promise<void>((resolve) => {
      for (const answer of answers)
        void answer.then(({ status }) => {
          if (status === 429) seen += 1;
          if (seen === refused) resolve();
        });
    });
    return answers;
  }

  it('leave the first place to the lookup of another, however many write', async () => {
    const answers = await flood(30);
    const token = await ofOthers();
    service.parts.waits = undefined;

    // while all that write still wait
    expect((await service.ask('/v1/lookup', { ...lookup, token })).status).toBe(200);
    letGo();
    await Promise.all(answers);
    // those of ours that had begun already, and none of those that wait
    expect(begun().indexOf(`lookup of ${OTHER_TENANT}`)).toBe(LIMITS.writes);
  });

  it('leave the first place to a lookup of their own, too', async () => {
    const answers = await flood(30);
    service.parts.waits = undefined;
    await service.ask('/v1/lookup', lookup);
    letGo();
    await Promise.all(answers);

    expect(begun().indexOf(`lookup of ${TENANT}`)).toBe(LIMITS.writes);
  });

  it('that are too many are refused at once, with the time to come again, and nothing is done', async () => {
    const answers = await flood(30);
    const last = await service.ask('/v1/remember', mail());
    letGo();

    expect(await last.json()).toMatchObject({ type: 'urn:secure-mail:problem:too-many-at-once' });
    expect(last.headers.get('retry-after')).toBe('5');
    expect(await statuses(answers)).toEqual({ 200: 7, 429: 23 });
    expect(begun()).toHaveLength(7);
  });

  it('have all their places again once they have ended', async () => {
    const answers = await flood(30);
    letGo();
    await Promise.all(answers);

    expect(await statuses(Array.from({ length: 7 }, () => service.ask('/v1/remember', mail())))).toEqual({
      200: 7,
      429: 0,
    });
  });

  it('that fail give their places back', async () => {
    service.parts.fails = new Error('a mistake');
    letGo();
    for (let time = 0; time < 10; time += 1) await service.ask('/v1/remember', mail());
    service.parts.fails = undefined;

    expect((await service.ask('/v1/remember', mail())).status).toBe(200);
  });
});

it.each([1, 2, 10, 1_000])('leaves connections to others where there are several: %s', (connections) => {
  const { reads, writes } = limitsFor(connections);

  expect(Math.min(reads, writes)).toBeGreaterThanOrEqual(1);
  expect(reads + writes).toBeLessThanOrEqual(Math.max(2, connections * 0.7));
});
