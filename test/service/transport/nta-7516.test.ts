/** NTA 7516 on a signed zone, through a validating resolver. */
import { describeWithDnsServers, type DnsServers, startDnsServers } from './dns-servers';
import { lookerWith } from './looking';

const record = (from: string, until: string, more = ';provider=Veilig') =>
  `TXT "v=NTA7516-1;startdate=${from};enddate=${until}${more}"`;
const CURRENT = record('2026-03', '2027-02');

let servers: DnsServers;
beforeAll(async () => {
  servers = await startDnsServers({
    records: [
      `current ${CURRENT}`,
      `servers ${record('2026-03', '2027-02', ';provider=Veilig;ntamx=10 mx.servers.example;ntamx=20 mx2.servers.example;extra=1')}`,
      'parts TXT "v=NTA7516-1;startdate=2026-03;endd" "ate=2027-02;provider=Veilig"',
      `alias CNAME current.example.`,
      ...['spf TXT "v=spf1 -all"', `spf ${CURRENT}`],
      ...[`two ${CURRENT}`, `two ${record('2020-01', '2021-01', ';provider=Vroeger')}`],
      'next TXT "v=NTA7516-2;startdate=2026-03;enddate=2027-02;provider=Veilig"',
      `below.label ${CURRENT}`,
      `broken ${CURRENT}`,
      `expired ${CURRENT}`,
      ...Array.from({ length: 60 }, (_, at) => `long TXT "site-verification-${at}-${'x'.repeat(80)}"`),
      `long ${CURRENT}`,
      `bücher CNAME current`.replace('bücher', 'xn--bcher-kva'),
    ],
    unsigned: [`@ ${CURRENT}`, `spf TXT "v=spf1 -all"`],
    broken: ['broken.example'],
    expired: ['expired.example'],
  });
});
afterAll(() => servers?.stop());

const at = (moment: string) => ({ now: () => new Date(moment) });
const MAY = at('2026-05-10T12:00:00Z');
const wordFor = async (domain: string, moment = MAY) =>
  (await lookerWith([servers.resolver], moment).words(domain))['nta-7516'];

describeWithDnsServers('NTA 7516', () => {
  it('a signed record that is in force makes a domain safe, and says by whom and since when', async () => {
    const { status } = await lookerWith([servers.resolver], MAY).checker.check('current.example');
    expect(status.safe).toEqual([{ standard: 'nta-7516', provider: 'Veilig', since: '2026-03' }]);
  });

  it.each([
    ['with mail servers of its own and a tag that nobody knows', 'servers.example'],
    ['cut into several strings', 'parts.example'],
    ['of the name that an alias leads to', 'alias.example'],
    ['beside other TXT records', 'spf.example'],
    ['in an answer that does not fit a UDP packet', 'long.example'],
    ['of a domain in unicode', 'Bücher.example'],
    ['of a domain in capitals, with the dot at the end', 'CURRENT.Example.'],
  ])('a record %s counts', async (_, domain) => {
    expect(await wordFor(domain)).toBe('safe');
  });

  it.each([
    ['the last second before its first month', '2026-02-28T22:59:59Z', 'not-in-force'],
    ['the first second of its first month', '2026-02-28T23:00:00Z', 'safe'],
    ['the last second of its last month', '2027-02-28T22:59:59Z', 'safe'],
    ['the first second after its last month', '2027-02-28T23:00:00Z', 'not-in-force'],
  ])('in the Netherlands, %s', async (_, moment, word) => {
    expect(await wordFor('current.example', at(moment))).toBe(word);
  });

  it('what is in force this month is kept no longer than this month', async () => {
    const { lifetime } = await lookerWith([servers.resolver], at('2027-02-28T22:59:50Z')).checker.check(
      'current.example',
    );
    expect(lifetime).toBeLessThan(10);
  });

  it.each([
    ['no record', 'nothing.example', 'not-found'],
    ['a record of a version that is not known', 'next.example', 'not-found'],
    ['a record below a label only', 'label.example', 'not-found'],
    ['two records, though one of them is over', 'two.example', 'not-validated'],
    ['a record in a zone without signatures', 'unsigned.example', 'not-validated'],
    ['no record in a zone without signatures', 'spf.unsigned.example', 'not-found'],
    ['a signature that does not hold', 'broken.example', 'not-validated'],
    ['a signature whose time is over', 'expired.example', 'not-validated'],
  ])('a domain with %s is not safe', async (_, domain, reason) => {
    expect(await wordFor(domain)).toBe(reason);
  });
});
