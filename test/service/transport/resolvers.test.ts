/** Resolvers that are away, lie or stammer: nothing of it may make a domain safe. Real ones, and one of the test's that answers as told. */
import { createSocket, type Socket } from 'node:dgram';
import { AUTHENTIC_DATA, decode, type DecodedPacket, encode, type Packet, RECURSION_AVAILABLE } from 'dns-packet';
import { parseResolver } from '../../../src/service/transport/dns/resolver';
import { describeWithDnsServers, type DnsServers, startDnsServers } from './dns-servers';
import { freePort } from '../../free-port';
import { address, lookerWith, tlsa, type Words } from './looking';

const NTA = 'v=NTA7516-1;startdate=2026-01;enddate=2099-12;provider=Veilig';
const IN_2026 = { now: () => new Date('2026-05-10T12:00:00Z') };
const all = (word: string): Words => ({ 'nta-7516': word, dane: word, 'mta-sts': word });

let closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing) await close();
  closing = [];
});

/** @param answer the packets to send back, in order */
async function startResolver(
  answer: (query: DecodedPacket) => (Packet | Buffer)[],
): Promise<{ at: string; queries: DecodedPacket[] }> {
  const socket: Socket = createSocket('udp4');
  const queries: DecodedPacket[] = [];
  socket.on('message', (bytes, { port, address }) => {
    const query = decode(bytes);
    queries.push(query);
    for (const packet of answer(query)) socket.send(Buffer.isBuffer(packet) ? packet : encode(packet), port, address);
  });
  await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve));
  closing.push(() => new Promise((resolve) => socket.close(resolve)));
  return { at: `127.0.0.1:${socket.address().port}`, queries };
}

/** The record that would make the domain safe, as an answer to any question. */
const convincing = (query: DecodedPacket): Packet => ({
  type: 'response',
  id: query.id,
  flags: RECURSION_AVAILABLE | AUTHENTIC_DATA,
  questions: query.questions,
  answers: [{ type: 'TXT', class: 'IN', ttl: 60, name: query.questions?.[0]?.name ?? '', data: NTA }],
});

describe('a resolver that the test makes up', () => {
  it('is believed where its answer fits the question, so that the cases below fail for what they change', async () => {
    const { at } = await startResolver((query) => [convincing(query)]);
    expect((await lookerWith([at], IN_2026).words('praktijk.example'))['nta-7516']).toBe('safe');
  });

  it.each<[string, (query: DecodedPacket) => (Packet | Buffer)[]]>([
    ['says nothing', () => []],
    ['gives another id', (query) => [{ ...convincing(query), id: ((query.id ?? 0) + 1) % 65_536 }]],
    [
      'gives another question',
      (query) => [{ ...convincing(query), questions: [{ type: 'TXT', name: 'other.example' }] }],
    ],
    [
      'gives another type',
      (query) => [{ ...convincing(query), questions: query.questions?.map((each) => ({ ...each, type: 'A' })) }],
    ],
    ['gives no question', (query) => [{ ...convincing(query), questions: [] }]],
    [
      'does not know how the name was written',
      (query) => [
        {
          ...convincing(query),
          questions: query.questions?.map((each) => ({ ...each, name: each.name.toLowerCase() })),
        },
      ],
    ],
    ['sends the question back', (query) => [{ ...convincing(query), type: 'query' }]],
    ['sends noise', () => [Buffer.from('noise'), Buffer.alloc(12), Buffer.alloc(600, 0xc0)]],
    ['cuts its answer off and has no TCP', (query) => [{ ...convincing(query), flags: AUTHENTIC_DATA | (1 << 9) }]],
  ])('that %s makes a domain unreachable', async (_, answer) => {
    const { at } = await startResolver(answer);
    expect(await lookerWith([at], IN_2026, 200).words('praktijk.example')).toEqual(all('unreachable'));
  });

  it.each<[string, (query: DecodedPacket) => Packet]>([
    ['does not say that it validated', (query) => ({ ...convincing(query), flags: RECURSION_AVAILABLE })],
    ['says that the server failed', (query) => ({ ...convincing(query), flags: AUTHENTIC_DATA | 2 })],
    ['refuses', (query) => ({ ...convincing(query), flags: AUTHENTIC_DATA | 5 })],
  ])('that %s does not validate', async (_, answer) => {
    const { at } = await startResolver((query) => [answer(query)]);
    expect((await lookerWith([at], IN_2026).words('praktijk.example'))['nta-7516']).toBe('not-validated');
  });

  it.each<[string, (query: DecodedPacket) => Packet]>([
    ['says that there is no such name', (query) => ({ ...convincing(query), flags: AUTHENTIC_DATA | 3, answers: [] })],
    [
      'answers for another name',
      (query) => ({ ...convincing(query), answers: [{ type: 'TXT', ttl: 60, name: 'x.example', data: NTA }] }),
    ],
    [
      'puts the record beside the answer',
      (query) => ({ ...convincing(query), answers: [], additionals: convincing(query).answers }),
    ],
    [
      'answers in another class',
      (query) => ({
        ...convincing(query),
        answers: convincing(query).answers?.map((each) => ({ ...each, class: 'CH' }) as never),
      }),
    ],
  ])('that %s makes nothing safe', async (_, answer) => {
    const { at } = await startResolver((query) => [answer(query)]);
    expect((await lookerWith([at], IN_2026).words('praktijk.example'))['nta-7516']).toBe('not-found');
  });

  it('is heard after a forged answer that came first', async () => {
    const { at } = await startResolver((query) => [
      { ...convincing(query), id: ((query.id ?? 0) + 1) % 65_536, answers: [] },
      convincing(query),
    ]);
    expect((await lookerWith([at], IN_2026).words('praktijk.example'))['nta-7516']).toBe('safe');
  });

  it('is asked for signatures, in a packet of 1232 bytes, with the name in mixed case', async () => {
    const { at, queries } = await startResolver((query) => [convincing(query)]);
    await lookerWith([at], IN_2026).words('een-lange-naam-voor-een-praktijk.example');
    expect(queries[0]?.additionals).toEqual([expect.objectContaining({ flag_do: true, udpPayloadSize: 1232 })]);
    expect(queries.map((query) => query.questions?.[0]?.name).join('')).toMatch(/[a-z][A-Z]/);
    expect(new Set(queries.map(({ id }) => id)).size).toBeGreaterThan(1);
  });
});

describe('a resolver that answers for one standard alone', () => {
  it('makes the domain safe for no longer than the month that this standard speaks of', async () => {
    const { at } = await startResolver((query) => (query.questions?.[0]?.type === 'TXT' ? [convincing(query)] : []));
    const lastSeconds = { now: () => new Date('2026-05-31T21:59:50Z') };

    const { status, lifetime } = await lookerWith([at], lastSeconds, 200).checker.check('praktijk.example');

    expect(status.safe).toMatchObject([{ standard: 'nta-7516' }]);
    expect(status.unsafe).toContainEqual({ standard: 'dane', reason: 'unreachable' });
    expect(lifetime).toBeLessThan(10);
  });
});

describe('without a resolver', () => {
  it('everything is unreachable, and looked at again soon', async () => {
    const { status, lifetime } = await lookerWith([]).checker.check('praktijk.example');
    expect(status.safe).toEqual([]);
    expect(await lookerWith([]).words('praktijk.example')).toEqual(all('unreachable'));
    expect(lifetime).toBe(60);
  });

  it('a resolver that is away is the same', async () => {
    expect(await lookerWith([`127.0.0.1:${await freePort()}`]).words('praktijk.example')).toEqual(all('unreachable'));
  });

  it('what is no domain is not even asked for', async () => {
    const { at, queries } = await startResolver((query) => [convincing(query)]);
    expect(await lookerWith([at], IN_2026).words('no domain')).toEqual(all('not-found'));
    expect(queries).toEqual([]);
  });
});

describe('a resolver in the settings', () => {
  it.each([
    ['127.0.0.1', { address: '127.0.0.1', port: 53 }],
    ['127.0.0.1:5353', { address: '127.0.0.1', port: 5353 }],
    ['::1', { address: '::1', port: 53 }],
    ['[::1]:5353', { address: '::1', port: 5353 }],
    ['resolver.example', undefined],
    ['127.0.0.1:0', undefined],
    ['127.0.0.1:65536', undefined],
    ['[127.0.0.1', undefined],
    ['', undefined],
  ])('“%s” is read as %j', (text, resolver) => {
    expect(parseResolver(text)).toEqual(resolver);
  });

  it('that is a name is refused at the start', () => {
    expect(() => lookerWith(['resolver.example'])).toThrow('“resolver.example” is no resolver');
  });
});

describeWithDnsServers('with real servers', () => {
  let servers: DnsServers;
  beforeAll(async () => {
    servers = await startDnsServers({
      records: [`praktijk TXT "${NTA}"`, 'praktijk MX 0 mx', address('mx'), tlsa('mx')],
    });
  });
  afterAll(() => servers?.stop());
  const SAFE: Words = { 'nta-7516': 'safe', dane: 'safe', 'mta-sts': 'not-found' };

  it('the next resolver is asked where the first is away', async () => {
    const away = `127.0.0.1:${await freePort()}`;
    expect(await lookerWith([away, servers.resolver], IN_2026).words('praktijk.example')).toEqual(SAFE);
  });

  it('a first resolver that says nothing costs its time once, not for every question', async () => {
    const silent = await startResolver(() => []);
    const { words } = lookerWith([silent.at, servers.resolver], IN_2026, 8_000);
    await words('praktijk.example');
    const before = silent.queries.length;
    expect(await words('praktijk.example')).toEqual(SAFE);
    expect(silent.queries.length).toBe(before);
  });

  it('a server that has the records and validates nothing is not enough', async () => {
    expect(await lookerWith([servers.authority], IN_2026).words('praktijk.example')).toEqual({
      'nta-7516': 'not-validated',
      dane: 'not-validated',
      'mta-sts': 'not-found',
    });
  });
});
