/** MTA-STS: records in a real zone, policies from a real web server with a certificate. */
import { describeWithDnsServers, type DnsServers, startDnsServers } from './dns-servers';
import { lookerWith } from './looking';
import { type Answer, makeCertificate, type PolicyServer, startPolicyServer } from './policy-server';

const policy = (lines: Record<string, string>, end = '\r\n') =>
  Object.entries(lines)
    .map(([name, value]) => `${name}: ${value}${end}`)
    .join('');
const GOOD = { version: 'STSv1', mode: 'enforce', mx: 'mx.example', max_age: '86400' };
const answer =
  (body: string | Buffer, headers: Record<string, string> = { 'content-type': 'text/plain' }, status = 200): Answer =>
  (_, response) =>
    response.writeHead(status, headers).end(body);

/** By the first label of the domain: what its server answers. */
const ANSWERS: Record<string, Answer> = {
  good: answer(policy(GOOD)),
  'line-feeds': answer(policy(GOOD, '\n'), { 'content-type': 'text/plain; charset=utf-8' }),
  wildcard: answer(policy({ ...GOOD, mx: '*.mail.example' })),
  'too-deep': answer(policy({ ...GOOD, mx: '*.mail.example' })),
  itself: answer(policy({ ...GOOD, mx: 'itself.example' })),
  unsigned: answer(policy(GOOD)),
  alias: answer(policy(GOOD)),
  testing: answer(policy({ ...GOOD, mode: 'testing' })),
  none: answer(policy({ ...GOOD, mode: 'none' })),
  mismatch: answer(policy({ ...GOOD, mx: 'other.example' })),
  second: answer(policy(GOOD)),
  forever: answer(policy({ ...GOOD, max_age: '31557601' })),
  never: answer(policy({ ...GOOD, max_age: '0' })),
  damaged: answer('enforce, please'),
  // the very policy that would do stands where the redirect leads
  redirect: answer('', { location: 'https://mta-sts.good.example/.well-known/mta-sts.txt' }, 301),
  html: answer(policy(GOOD), { 'content-type': 'text/html' }),
  large: answer(policy(GOOD) + 'x: y\r\n'.repeat(20_000)),
  missing: answer(policy(GOOD), { 'content-type': 'text/plain' }, 404),
  failing: answer(policy(GOOD), { 'content-type': 'text/plain' }, 503),
  silent: () => undefined,
  trickle: (_, response) => {
    response.writeHead(200, { 'content-type': 'text/plain' });
    const drip = setInterval(() => response.write('x'), 20);
    response.on('close', () => clearInterval(drip));
  },
  'other-name': answer(policy(GOOD)),
  'no-record': answer(policy(GOOD)),
  'two-records': answer(policy(GOOD)),
  'damaged-record': answer(policy(GOOD)),
  inside: answer(policy(GOOD)),
  'partly-inside': answer(policy(GOOD)),
};
const hostOf = (label: string) => `mta-sts.${label}.example`;
const RECORD = 'TXT "v=STSv1; id=20260401;"';

let servers: DnsServers;
let web: PolicyServer;
beforeAll(async () => {
  const plain = Object.keys(ANSWERS).filter((label) => !['unsigned', 'no-record', 'itself', 'alias'].includes(label));
  servers = await startDnsServers({
    records: [
      ...plain.map((label) => `${label} MX 0 ${{ wildcard: 'a.mail', 'too-deep': 'a.b.mail' }[label] ?? 'mx'}`),
      ...plain.filter((label) => label !== 'damaged-record').map((label) => `_mta-sts.${label} ${RECORD}`),
      ...plain.filter((label) => label !== 'inside').map((label) => `mta-sts.${label} A 127.0.0.1`),
      ...['no-record MX 0 mx', 'mta-sts.no-record A 127.0.0.1'],
      ...[`_mta-sts.itself ${RECORD}`, 'mta-sts.itself A 127.0.0.1'],
      'second MX 10 backup',
      '_mta-sts.two-records TXT "v=STSv1; id=2;"',
      '_mta-sts.damaged-record TXT "v=STSv1; id=not a number"',
      'mta-sts.inside A 169.254.169.254',
      'mta-sts.partly-inside A 10.0.0.1',
      ...['nobody MX 0 mx', `_mta-sts.nobody ${RECORD}`],
      ...['takes-none MX 0 .', `_mta-sts.takes-none ${RECORD}`, 'mta-sts.takes-none A 127.0.0.1'],
      ...['alias MX 0 mx', '_mta-sts.alias CNAME _mta-sts.good', 'mta-sts.alias CNAME mta-sts.good'],
    ],
    unsigned: ['@ MX 0 mx.example.', `_mta-sts ${RECORD}`, 'mta-sts A 127.0.0.1'],
  });
  web = await startPolicyServer(
    Object.fromEntries(Object.entries(ANSWERS).map(([label, each]) => [hostOf(label), each])),
    Object.keys(ANSWERS)
      .filter((label) => label !== 'other-name')
      .map(hostOf),
  );
});
afterAll(() => Promise.all([servers?.stop(), web?.stop()]));

const wordFor = async (label: string, outside = web.outside, timeOut = 30_000) =>
  (await lookerWith([servers.resolver], outside, timeOut).words(`${label}.example`))['mta-sts'];

describeWithDnsServers('MTA-STS', () => {
  it.each([
    ['is enforced and names the mail server', 'good'],
    ['has line feeds alone, and a charset', 'line-feeds'],
    ['names the mail server by a pattern', 'wildcard'],
    ['names a domain that takes its mail itself', 'itself'],
    ['is of a domain without DNSSEC', 'unsigned'],
    ['is kept by a provider, behind aliases', 'alias'],
  ])('a domain is safe where its policy %s', async (_, label) => {
    expect(await wordFor(label)).toBe('safe');
  });

  it.each([
    ['is only tested', 'testing', 'not-enforced'],
    ['is switched off', 'none', 'not-enforced'],
    ['names another mail server', 'mismatch', 'not-enforced'],
    ['does not name the second mail server', 'second', 'not-enforced'],
    ['has a pattern for one label, and the mail server two', 'too-deep', 'not-enforced'],
    ['may be kept for longer than a year', 'forever', 'not-validated'],
    ['may not be kept', 'never', 'not-validated'],
    ['is no policy', 'damaged', 'not-validated'],
    ['is somewhere else', 'redirect', 'not-validated'],
    ['is a page', 'html', 'not-validated'],
    ['is too large', 'large', 'not-validated'],
    ['is not there', 'missing', 'not-validated'],
    ['is not there for now', 'failing', 'unreachable'],
    ['comes under a certificate for another name', 'other-name', 'not-validated'],
    ['has no record', 'no-record', 'not-found'],
    ['has two records', 'two-records', 'not-found'],
    ['has a damaged record', 'damaged-record', 'not-found'],
    ['is served from an address of the inside', 'inside', 'not-validated'],
    ['is served from an address of the inside as well', 'partly-inside', 'not-validated'],
    ['has no server', 'nobody', 'not-validated'],
    ['is of a domain that takes no mail', 'takes-none', 'not-found'],
    ['is of a domain that does not exist', 'nothing', 'not-found'],
  ])('a domain is not safe where its policy %s', async (_, label, reason) => {
    expect(await wordFor(label)).toBe(reason);
  });

  it.each(['silent', 'trickle'])('a %s server is left after the time a domain gets', async (label) => {
    expect(await wordFor(label, web.outside, 300)).toBe('unreachable');
  });

  it('a redirect is not followed', async () => {
    const before = web.asked.length;
    await wordFor('redirect');
    expect(web.asked.slice(before)).toEqual([`${hostOf('redirect')}/.well-known/mta-sts.txt`]);
  });

  it('a certificate of an authority that nobody knows is refused', async () => {
    const { certificate } = makeCertificate([hostOf('good')]);
    expect(await wordFor('good', { ...web.outside, authorities: certificate })).toBe('not-validated');
  });

  it('the certificates that count in production are the platform’s', async () => {
    expect(await wordFor('good', { ...web.outside, authorities: undefined })).toBe('not-validated');
  });

  it('no connection is made to loopback in production', async () => {
    const before = web.asked.length;
    const { mayConnect: _, ...rest } = web.outside;
    expect((await lookerWith([servers.resolver], rest).words('good.example'))['mta-sts']).toBe('not-validated');
    expect(web.asked.slice(before)).toEqual([]);
  });

  it('a server that hangs up is not reached', async () => {
    const gone = await startPolicyServer({}, [hostOf('good')]);
    await gone.stop();
    expect(await wordFor('good', gone.outside)).toBe('unreachable');
  });
});
