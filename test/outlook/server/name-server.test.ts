import { Resolver } from 'node:dns/promises';
import { createSocket } from 'node:dgram';
import { AUTHENTIC_DATA, RECURSION_DESIRED, decode, encode, type DecodedPacket } from 'dns-packet';
import { type NameServer, startNameServer } from '../../../src/outlook/server/name-server';

let server: NameServer;
let resolver: Resolver;
beforeAll(async () => {
  server = await startNameServer();
  resolver = new Resolver();
  resolver.setServers([server.address]);
});
afterAll(() => server.close());

/** One datagram there and back. */
function exchange(bytes: Buffer): Promise<DecodedPacket> {
  const [address, port] = server.address.split(':') as [string, string];
  const socket = createSocket('udp4');
  return new Promise<DecodedPacket>((resolve) => {
    socket.on('message', (answer) => resolve(decode(answer)));
    socket.send(bytes, Number(port), address);
  }).finally(() => socket.close());
}

const question = (name: string) =>
  encode({
    type: 'query',
    id: 7,
    flags: RECURSION_DESIRED | AUTHENTIC_DATA,
    questions: [{ name, type: 'TLSA', class: 'IN' }],
  });

describe('the resolver of the local run', () => {
  it('knows the sample’s names, in any spelling', async () => {
    const [[text]] = (await resolver.resolveTxt('HuisArts.example')) as [[string]];
    expect(text).toContain('v=NTA7516-1;');
    expect(await resolver.resolveMx('apotheek.example')).toEqual([{ exchange: 'mail.apotheek.example', priority: 10 }]);
  });

  it('says that its answer holds, and repeats the question letter by letter', async () => {
    const answer = await exchange(question('_25._TCP.mail.Apotheek.example'));
    expect(answer).toMatchObject({ id: 7, flag_qr: true, flag_ad: true });
    expect(answer.questions?.[0]?.name).toBe('_25._TCP.mail.Apotheek.example');
    expect(answer.answers?.[0]).toMatchObject({ type: 'TLSA', data: { usage: 3, selector: 1, matchingType: 1 } });
  });

  it.each([
    ['another name', 'praktijk.example', 'ENOTFOUND'],
    ['a name that has something else', 'mail.huisarts.example', 'ENODATA'],
    ['a name that only has something below it', '_tcp.mail.apotheek.example', 'ENODATA'],
  ])('has no answer for %s', async (_, name, code) => {
    await expect(resolver.resolveTxt(name)).rejects.toMatchObject({ code });
  });

  it('goes on after what is no question', async () => {
    const [address, port] = server.address.split(':') as [string, string];
    const socket = createSocket('udp4');
    await new Promise((resolve) => socket.send(Buffer.from('no DNS'), Number(port), address, resolve));
    socket.close();
    expect(await resolver.resolve4('mail.huisarts.example')).toEqual(['192.0.2.10']);
  });
});
