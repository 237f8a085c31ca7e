/** Who guesses addresses comes to an end. Over HTTP, and over several instances on each database. */
import { randomUUID } from 'node:crypto';
import { countInDatabase, forgetOldCounts } from '../../../src/service/database/counting';
import { type AskLimiter, makeAskLimiter } from '../../../src/service/http/limits';
import { Refusal } from '../../../src/service/http/refusal';
import { StoreUnavailable } from '../../../src/service/store/types';
import { onEachDatabase } from '../databases';
import { countInMemory } from './count-in-memory';
import { type HttpService, startHttpService } from './http-service';
import { OTHER_TENANT, TENANT } from './issuer';

const waitOf = async (counting: Promise<void>): Promise<number | undefined> => {
  try {
    await counting;
    return undefined;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return Number(error.details.headers?.['retry-after']);
  }
};

describe('over HTTP', () => {
  let service: HttpService;
  beforeEach(async () => {
    service = await startHttpService({ limiter: makeAskLimiter({ perHour: 10, perDay: 100 }, countInMemory()) });
  });
  afterEach(() => service.close());

  const addresses = (count: number) => Array.from({ length: count }, (_, index) => `p${index}@x.example`);
  const lookup = async (count: number, token?: string) => {
    const answer = await service.ask('/v1/lookup', { json: { addresses: addresses(count) }, token });
    return { status: answer.status, wait: answer.headers.get('retry-after'), text: await answer.text() };
  };

  it('the addresses of one person are counted, and what is beyond is told when to come back', async () => {
    expect((await lookup(10)).status).toBe(200);
    const { status, wait, text } = await lookup(1);

    expect(status).toBe(429);
    expect(Number(wait)).toBeGreaterThan(3_590);
    expect(text).not.toContain('hasAccount');
  });

  it('a lookup that would pass the limit tells nothing at all', async () => {
    expect(await lookup(11)).toMatchObject({ status: 429, text: expect.not.stringContaining('recipients') });
  });

  it('who is over the limit asks nothing of the database any more', async () => {
    await lookup(11);
    service.parts.calls.length = 0;
    await lookup(1);

    expect(service.parts.calls).toEqual([]);
  });

  it('another person is not held up', async () => {
    await lookup(11);
    const other = await service.issuer.sender({ oid: randomUUID() });

    expect((await lookup(10, other)).status).toBe(200);
  });

  it.each([
    ['codes', '/v1/codes/read', { addresses: addresses(11) }],
    ['domains', '/v1/transport', { domains: addresses(11).map((_, index) => `d${index}.example`) }],
  ])('%s are counted too, before anything is done', async (_label, path, json) => {
    expect((await service.ask(path, { json })).status).toBe(429);
    expect(service.parts.calls).toEqual([]);
  });

  it('cards, one by one, are counted too', async () => {
    for (let time = 0; time < 10; time += 1) {
      await service.ask('/v1/contact/read', { json: { address: `p${time}@x.example` } });
    }

    expect((await service.ask('/v1/contact/read', { json: { address: 'p@x.example' } })).status).toBe(429);
  });

  describe('what one person writes', () => {
    beforeEach(async () => {
      await service.close();
      const writeLimiter = makeAskLimiter({ perHour: 10, perDay: 100 }, countInMemory(), 'too-many-written');
      service = await startHttpService({ writeLimiter });
    });
    const [address] = addresses(1);
    const mailTo = (count: number) => ({
      key: randomUUID(),
      used: addresses(count).map((one) => ({ address: one, method: 'account' })),
    });
    const WRITES: [label: string, path: string, json: object, headers: Record<string, string>][] = [
      ['a mail', '/v1/remember', mailTo(1), {}],
      ['what is forgotten', '/v1/contact/forget', { address, item: { kind: 'code', scope: 'personal' } }, {}],
      ['what is put back', '/v1/contact/restore', { undo: 'undo' }, {}],
      ['a card', '/v1/contact/save', { address }, { 'if-match': '"0"' }],
      ['a code', '/v1/codes/organization', { address, accessCode: 'correct horse' }, { 'if-match': '"0"' }],
    ];

    it.each(WRITES)('%s counts, and beyond the limit nothing is done', async (_label, path, json, headers) => {
      await service.ask('/v1/remember', { json: mailTo(10) });
      service.parts.calls.length = 0;
      const answer = await service.ask(path, { json, headers });

      expect(answer.status).toBe(429);
      expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(3_590);
      expect(await answer.json()).toMatchObject({ type: 'urn:secure-mail:problem:too-many-written' });
      expect(service.parts.calls).toEqual([]);
    });

    it.each(WRITES)('of %s, one thing is counted', async (_label, path, json, headers) => {
      for (let time = 0; time < 10; time += 1) {
        service.parts.empty();
        expect((await service.ask(path, { json, headers })).status).toBe(200);
      }
      expect((await service.ask(path, { json, headers })).status).toBe(429);
    });

    it('is every recipient of a mail', async () => {
      expect((await service.ask('/v1/remember', { json: mailTo(11) })).status).toBe(429);
    });

    it('leaves lookups as they are, and other people', async () => {
      await service.ask('/v1/remember', { json: mailTo(11) });
      const other = await service.issuer.sender({ oid: randomUUID() });

      expect((await lookup(1)).status).toBe(200);
      expect((await service.ask('/v1/remember', { json: mailTo(10), token: other })).status).toBe(200);
    });
  });

  it('what tells nothing of others is not held up', async () => {
    await lookup(11);

    expect((await service.ask('/v1/settings', { method: 'GET' })).status).toBe(200);
  });
});

onEachDatabase('what each person asked', (given) => {
  const instance = (limits = { perHour: 10, perDay: 15 }): AskLimiter =>
    makeAskLimiter(limits, countInDatabase(given.database, 'asked'));

  it('several instances count together', async () => {
    const caller = { tenant: TENANT, id: randomUUID() };
    const [one, other] = [instance(), instance()];
    await one.count(caller, 6);

    expect(await waitOf(other.count(caller, 5))).toBeGreaterThan(3_590);
  });

  it('many at once are each counted', async () => {
    const caller = { tenant: TENANT, id: randomUUID() };
    const limiter = instance({ perHour: 20, perDay: 1_000 });
    const waits = await Promise.all(Array.from({ length: 30 }, () => waitOf(limiter.count(caller, 1))));

    expect(waits.filter((wait) => wait === undefined)).toHaveLength(20);
  });

  it('the day has a limit of its own', async () => {
    const caller = { tenant: TENANT, id: randomUUID() };

    expect(await waitOf(instance({ perHour: 100, perDay: 15 }).count(caller, 16))).toBeGreaterThan(80_000);
  });

  it('the same id in another tenant is another person', async () => {
    const limiter = instance();
    const id = randomUUID();
    await waitOf(limiter.count({ tenant: TENANT, id }, 11));

    expect(await waitOf(limiter.count({ tenant: OTHER_TENANT, id }, 10))).toBeUndefined();
  });

  it('an hour that is over counts no more, a day that is not goes on', async () => {
    const caller = { tenant: TENANT, id: randomUUID() };
    await instance().count(caller, 9);
    await given.database.asOwner((owner) =>
      owner.updateTable('asked').set({ hour_ends: new Date() }).where('person', '=', caller.id).execute(),
    );

    expect(await waitOf(instance().count(caller, 6))).toBeUndefined();
    expect(await waitOf(instance().count(caller, 1))).toBeGreaterThan(80_000);
  });

  it('what no longer counts is forgotten', async () => {
    const limiter = instance();
    const caller = { tenant: TENANT, id: randomUUID() };
    await limiter.count(caller, 9);
    await forgetOldCounts(given.database, new Date(Date.now() + 2 * 24 * 3_600_000));

    expect(await waitOf(instance().count(caller, 9))).toBeUndefined();
  });
});

it('what cannot be counted is not answered', async () => {
  const away = () => Promise.reject(new StoreUnavailable('the database did not answer'));
  const service = await startHttpService({ limiter: makeAskLimiter({ perHour: 10, perDay: 100 }, away) });
  const answer = await service.ask('/v1/lookup', { json: { addresses: ['ben@legal.example'] } });
  await service.close();

  expect(answer.status).toBe(503);
  expect(await answer.text()).not.toContain('recipients');
});
