/** What is kept of looks at domains, on each database. The looks themselves are made up: `checker` counts them and ends when told. */
import { randomUUID } from 'node:crypto';
import { findingsText } from '../../../src/service/database/findings';
import type { TransportStatus } from '../../../src/contract/transport';
import { startRefreshing } from '../../../src/service/transport/refreshing';
import { createTransportService, type TransportServiceOptions } from '../../../src/service/transport/transport-service';
import type { OwnedTransportService, TransportChecker } from '../../../src/service/transport/types';
import { onEachDatabase } from '../databases';

const START = Date.parse('2026-05-10T12:00:00Z');
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

type Reason = TransportStatus['unsafe'][number]['reason'];

/** A clock that stands still until it is set, and a checker that finds each domain safe by DANE unless told otherwise. */
function arrange() {
  const world = {
    time: START,
    now: () => new Date(world.time),
    looked: [] as string[],
    running: 0,
    most: 0,
    lifetime: HOUR / 1_000,
    reason: undefined as Reason | undefined,
    /** Looks wait for it. */
    gate: Promise.resolve() as Promise<unknown>,
    /** Domains whose looks wait for the gate. */
    held: /./,
  };
  const checker: TransportChecker = {
    async check(domain) {
      world.looked.push(domain);
      world.most = Math.max(world.most, ++world.running);
      if (world.held.test(domain)) await world.gate;
      world.running--;
      const { reason } = world;
      const status: TransportStatus = {
        safe: reason ? [] : [{ standard: 'dane' }],
        unsafe: reason ? [{ standard: 'dane', reason }] : [],
        checkedOn: world.now().toISOString(),
      };
      return { status, lifetime: world.lifetime };
    },
  };
  return { world, checker };
}

onEachDatabase('the transport service', (given) => {
  let started: OwnedTransportService[] = [];
  const start = (timeOut = 60_000, database: TransportServiceOptions['database'] = given.database) => {
    const { world, checker } = arrange();
    // a tenant of its own, so that no test sees the rows of another; refresh is across tenants, so rows are also removed
    const tenant = randomUUID();
    const service = createTransportService({ checker, database, timeOut, now: world.now });
    started.push(service);
    const isSafe = async (domain: string, of = tenant) =>
      (await service.statusOf(of, [domain])).get(domain)?.safe.length === 1;
    return { world, service, tenant, isSafe };
  };
  afterEach(async () => {
    // what is saved behind an answer belongs to this test still
    for (const service of started) await service.settle();
    started = [];
    await given.database.asOwner((owner) => owner.deleteFrom('transport_checks').execute());
  });

  it('a domain is looked at once, and then answered from what is kept', async () => {
    const { world, service, tenant } = start();
    const first = await service.statusOf(tenant, ['praktijk.example']);
    await service.settle();
    const second = await service.statusOf(tenant, ['praktijk.example']);
    expect(world.looked).toEqual(['praktijk.example']);
    expect(second).toEqual(first);
    expect([...second.values()]).toEqual([
      { safe: [{ standard: 'dane' }], unsafe: [], checkedOn: '2026-05-10T12:00:00.000Z' },
    ]);
  });

  it('what has expired is looked at again', async () => {
    const { world, service, isSafe } = start();
    await isSafe('praktijk.example');
    await service.settle();
    world.time += HOUR;
    world.reason = 'not-found';
    expect(await isSafe('praktijk.example')).toBe(false);
    expect(world.looked).toHaveLength(2);
  });

  it('what one organization asked for says nothing to another', async () => {
    const { world, service, isSafe } = start();
    await isSafe('praktijk.example');
    await service.settle();
    await isSafe('praktijk.example', randomUUID());
    expect(world.looked).toHaveLength(2);
  });

  it('all who ask at once wait for one look, of whatever organization they are, and each keeps what it found', async () => {
    let readings = 0;
    let open = () => {};
    const { world, service, isSafe } = start(undefined, {
      asOwner: (run) => given.database.asOwner(run),
      // the look goes on when all four have found nothing
      inTenant: (tenant, run) =>
        given.database.inTenant(tenant, run).finally(() => {
          if (++readings === 4) setImmediate(() => open());
        }),
    });
    world.gate = new Promise<void>((resolve) => (open = resolve));
    const tenants = [randomUUID(), randomUUID()];
    const asked = [...tenants, ...tenants].map((tenant) => isSafe('praktijk.example', tenant));
    expect(await Promise.all(asked)).toEqual([true, true, true, true]);
    await service.settle();
    for (const tenant of tenants) await isSafe('praktijk.example', tenant);
    expect(world.looked).toHaveLength(1);
  });

  it('spellings of one domain are one domain, and each is answered as it was asked', async () => {
    const { world, service, tenant } = start();
    const statuses = await service.statusOf(tenant, ['Bücher.example', 'xn--bcher-kva.EXAMPLE']);
    expect([...statuses.keys()]).toEqual(['Bücher.example', 'xn--bcher-kva.EXAMPLE']);
    expect([...statuses.values()].every((status) => status?.safe.length === 1)).toBe(true);
    expect(world.looked).toEqual(['xn--bcher-kva.example']);
  });

  it('what is no domain is not kept', async () => {
    const { service, tenant } = start();
    await service.statusOf(tenant, ['no domain', '']);
    await service.settle();
    const rows = await given.database.asOwner((owner) => owner.selectFrom('transport_checks').selectAll().execute());
    expect(rows).toEqual([]);
  });

  it('a look that takes too long is left out of the answer, and found by the next who asks', async () => {
    const { world, service, tenant, isSafe } = start(50);
    let open = () => {};
    world.gate = new Promise<void>((resolve) => (open = resolve));
    expect(await service.statusOf(tenant, ['slow.example'])).toEqual(new Map([['slow.example', undefined]]));
    open();
    await service.settle();
    expect(await isSafe('slow.example')).toBe(true);
    expect(world.looked).toHaveLength(1);
  });

  it('a hundred domains are looked at a few at a time', async () => {
    const { world, service, tenant } = start();
    // each look lets the others go on
    world.gate = new Promise((resolve) => setImmediate(resolve));
    const domains = Array.from({ length: 100 }, (_, at) => `praktijk${at}.example`);
    const statuses = await service.statusOf(tenant, domains);
    await service.settle();
    expect([...statuses.values()].filter((status) => status?.safe.length === 1)).toHaveLength(100);
    expect(world.most).toBe(16);
  });

  describe('while one organization asks for many domains', () => {
    /** Sixteen of these are looked at until the gate opens, and the others wait. */
    async function whileManyWait(count = 100) {
      const asking = start(50);
      let open = () => {};
      asking.world.gate = new Promise<void>((resolve) => (open = resolve));
      asking.world.held = /many/;
      for (let at = 0; at < count; at += 100)
        await asking.service.statusOf(
          asking.tenant,
          Array.from({ length: Math.min(100, count - at) }, (_, index) => `many${at + index}.example`),
        );
      return { ...asking, open };
    }

    it('another waits for a place, not for all of these', async () => {
      const { world, service, isSafe, open } = await whileManyWait();
      await isSafe('praktijk.example', randomUUID());
      open();
      await service.settle();
      expect(world.looked).toHaveLength(101);
      expect(world.looked.indexOf('praktijk.example')).toBeLessThan(18);
    });

    it('another who asks for one of these has it at their own turn', async () => {
      const { world, service, isSafe, open } = await whileManyWait();
      await isSafe('many99.example', randomUUID());
      open();
      await service.settle();
      expect(world.looked).toHaveLength(100);
      expect(world.looked.indexOf('many99.example')).toBeLessThan(18);
    });

    it('what is beyond their share is not looked at, and another is', async () => {
      const { world, service, isSafe, open } = await whileManyWait(600);
      await isSafe('praktijk.example', randomUUID());
      open();
      await service.settle();
      expect(world.looked).toHaveLength(16 + 500 + 1);
      expect(world.looked).toContain('praktijk.example');
    });

    it('what is about to expire is looked at again all the same', async () => {
      const { world, service, tenant, open } = await whileManyWait();
      await given.database.inTenant(tenant, (connection) =>
        connection
          .insertInto('transport_checks')
          .values({
            tenant,
            domain: 'praktijk.example',
            findings: findingsText({ safe: [], unsafe: [] }),
            checked_at: new Date(START - HOUR),
            expires_at: new Date(START + MINUTE),
            asked_at: world.now(),
          })
          .execute(),
      );
      expect(await service.refresh()).toBe(1);
      expect(world.looked).toContain('praktijk.example');
      open();
    });

    it('the service stops without looking at what waits', async () => {
      const { world, service, isSafe, open } = await whileManyWait();
      const stopped = service.stop();
      open();
      await stopped;
      expect(world.looked).toHaveLength(16);
      expect(await isSafe('praktijk.example')).toBe(false);
    });
  });

  it('what is about to expire is looked at again in the background, so that nobody waits', async () => {
    const { world, service, isSafe } = start();
    await isSafe('praktijk.example');
    await service.settle();
    world.time += HOUR - 2 * MINUTE - 1;
    expect(await service.refresh()).toBe(0);
    world.time += 1;
    expect(await service.refresh()).toBe(1);
    world.time += 30 * MINUTE;
    expect(await isSafe('praktijk.example')).toBe(true);
    expect(world.looked).toHaveLength(2);
  });

  it('a domain of several organizations is looked at again once, for all of them', async () => {
    const { world, service, isSafe } = start();
    const tenants = [randomUUID(), randomUUID()];
    for (const tenant of tenants) await isSafe('praktijk.example', tenant);
    await service.settle();
    const before = world.looked.length;
    world.time += HOUR - MINUTE;
    expect(await service.refresh()).toBe(1);
    world.time += 30 * MINUTE;
    for (const tenant of tenants) await isSafe('praktijk.example', tenant);
    expect(world.looked).toHaveLength(before + 1);
  });

  it('a failure in the background takes nothing away before its time, and leaves nothing after it', async () => {
    const { world, service, isSafe } = start();
    await isSafe('praktijk.example');
    await service.settle();
    world.reason = 'unreachable';
    world.time += HOUR - MINUTE;
    await service.refresh();
    expect(await isSafe('praktijk.example')).toBe(true);
    world.time += MINUTE;
    expect(await isSafe('praktijk.example')).toBe(false);
  });

  it('a domain that is found unsafe in the background is unsafe at once', async () => {
    const { world, service, isSafe } = start();
    await isSafe('praktijk.example');
    await service.settle();
    world.reason = 'not-validated';
    world.time += HOUR - MINUTE;
    await service.refresh();
    expect(await isSafe('praktijk.example')).toBe(false);
  });

  it('what could not be found out is not looked at again until somebody asks', async () => {
    const { world, service, isSafe } = start();
    Object.assign(world, { reason: 'unreachable', lifetime: 60 });
    await isSafe('gone.example');
    await service.settle();
    expect(await service.refresh()).toBe(0);
  });

  it('a domain that nobody asked for in four weeks is let go; one that is asked for stays', async () => {
    const { world, service, isSafe } = start();
    world.lifetime = (30 * DAY) / 1_000;
    await isSafe('left.example');
    await isSafe('asked.example');
    await service.settle();
    world.time += 20 * DAY;
    await isSafe('asked.example');
    world.time += 8 * DAY + 1;
    await service.refresh();
    const rows = await given.database.asOwner((owner) =>
      owner.selectFrom('transport_checks').select('domain').execute(),
    );
    expect(rows).toEqual([{ domain: 'asked.example' }]);
  });

  it.each(['{"safe":"yes"}', 'no JSON'])('a row that somebody damaged is as good as none: %s', async (findings) => {
    const { world, service, isSafe } = start();
    await isSafe('praktijk.example');
    await service.settle();
    await given.database.asOwner((owner) => owner.updateTable('transport_checks').set({ findings }).execute());
    await isSafe('praktijk.example');
    expect(world.looked).toHaveLength(2);
  });
});

describe('refreshing', () => {
  it('goes on after a round that failed, and ends when it is stopped', async () => {
    const errors: unknown[] = [];
    let rounds = 0;
    let third = () => {};
    const reached = new Promise<void>((resolve) => (third = resolve));
    const refresh = async () => {
      if (++rounds === 3) third();
      if (rounds === 2) throw new Error('away');
      return 0;
    };
    const refreshing = startRefreshing({ refresh }, (error) => errors.push(error), 5);
    // its timer keeps no process alive, this one does
    const alive = setInterval(() => undefined, 1_000);
    await reached;
    await refreshing.stop();
    clearInterval(alive);
    const after = rounds;
    await new Promise((resolve) => setImmediate(resolve));
    expect(rounds).toBe(after);
    expect(errors).toEqual([new Error('away')]);
  });
});
