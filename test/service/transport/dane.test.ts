/** DANE on a signed zone, through a validating resolver. */
import { generateKeyPairSync } from 'node:crypto';
import { describeWithDnsServers, type DnsServers, startDnsServers } from './dns-servers';
import { address, DIGEST, lookerWith, tlsa } from './looking';

const mx = (domain: string, ...hosts: string[]) => hosts.map((host, at) => `${domain} MX ${at} ${host}`);
/** A domain whose one mail server has this TLSA record. */
const withTlsa = (domain: string, data: string) => [
  ...mx(domain, `mx.${domain}`),
  address(`mx.${domain}`),
  tlsa(`mx.${domain}`, data),
];
const KEY = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  .publicKey.export({ format: 'der', type: 'spki' })
  .toString('hex');

let servers: DnsServers;
beforeAll(async () => {
  servers = await startDnsServers({
    records: [
      ...[address('mx1'), tlsa('mx1'), address('mx2'), tlsa('mx2'), address('bare'), address('bare2')],
      ...mx('both', 'mx1', 'mx2'),
      ...mx('one', 'mx1', 'bare'),
      ...mx('neither', 'bare', 'bare2'),
      ...['itself A 192.0.2.25', tlsa('itself')],
      ...['null MX 0 .', tlsa('null')],
      ...mx('elsewhere', 'mx1', 'mx.unsigned'),
      ...mx('homeless', 'nowhere'),
      ...['v6mx AAAA 2001:db8::25', tlsa('v6mx'), ...mx('v6', 'v6mx')],
      // the mail server is an alias: the name behind it comes first, its own after it
      ...['alias1 CNAME mx1', ...mx('aliased', 'alias1')],
      ...['alias2 CNAME bare', tlsa('alias2'), ...mx('aliased-own', 'alias2')],
      ...['alias3 CNAME mx.unsigned', tlsa('alias3'), ...mx('aliased-out', 'alias3')],
      ...['_25._tcp.mx3 CNAME _25._tcp.mx1', address('mx3'), ...mx('aliased-record', 'mx3')],
      ...['circle1 CNAME circle2', 'circle2 CNAME circle1', ...mx('circle', 'circle1')],
      'domain-alias CNAME both',
      ...withTlsa('authority', `2 0 2 ${DIGEST}${DIGEST}`),
      ...withTlsa('in-full', `3 1 0 ${KEY}`),
      ...[...withTlsa('some-usable', `1 1 1 ${DIGEST}`), tlsa('mx.some-usable')],
      ...withTlsa('web-usage', `1 1 1 ${DIGEST}`),
      ...withTlsa('selector', `3 7 1 ${DIGEST}`),
      ...withTlsa('matching', `3 1 9 ${DIGEST}`),
      ...withTlsa('short', '3 1 1 c0de'),
      ...withTlsa('damaged-key', '3 1 0 c0dec0de'),
      ...withTlsa('broken-mx', `3 1 1 ${DIGEST}`),
      ...withTlsa('broken-tlsa', `3 1 1 ${DIGEST}`),
      ...withTlsa('expired', `3 1 1 ${DIGEST}`),
      ...mx('many', ...Array.from({ length: 21 }, (_, at) => `host${at}`)),
    ],
    unsigned: [...['@ MX 0 mx1.example.', 'mx A 192.0.2.25', `_25._tcp.mx TLSA 3 1 1 ${DIGEST}`]],
    broken: ['broken-mx.example', '_25._tcp.mx.broken-tlsa.example'],
    expired: ['_25._tcp.mx.expired.example'],
  });
});
afterAll(() => servers?.stop());

const wordFor = async (domain: string) => (await lookerWith([servers.resolver]).words(`${domain}.example`)).dane;

describeWithDnsServers('DANE', () => {
  it.each([
    ['every mail server has a record', 'both'],
    ['the domain has no MX record and takes its mail itself', 'itself'],
    ['the mail server has an IPv6 address alone', 'v6'],
    ['the domain is an alias', 'domain-alias'],
    ['the mail server is an alias of one with a record', 'aliased'],
    ['the mail server is an alias, and the record stands at its own name', 'aliased-own'],
    ['the record is an alias', 'aliased-record'],
    ['the record names an authority by SHA-512', 'authority'],
    ['the record holds a whole key', 'in-full'],
    ['one of the records can be used', 'some-usable'],
  ])('a domain is safe where %s', async (_, domain) => {
    expect(await wordFor(domain)).toBe('safe');
  });

  it.each([
    ['one of two mail servers has no record', 'one', 'not-enforced'],
    ['no mail server has a record', 'neither', 'not-found'],
    ['the domain takes no mail', 'null', 'not-found'],
    ['the domain does not exist', 'nothing', 'not-found'],
    ['the mail server has no address', 'homeless', 'not-found'],
    ['the MX records are not signed', 'unsigned', 'not-validated'],
    ['one of two mail servers is in a zone without signatures', 'elsewhere', 'not-validated'],
    ['the mail server is an alias into a zone without signatures', 'aliased-out', 'not-validated'],
    ['the mail server is an alias that goes in a circle', 'circle', 'not-validated'],
    ['the signature of the MX records does not hold', 'broken-mx', 'not-validated'],
    ['the signature of the record does not hold', 'broken-tlsa', 'not-validated'],
    ['the time of the signature is over', 'expired', 'not-validated'],
    ['the record is of a usage for web servers', 'web-usage', 'not-validated'],
    ['the record has an unknown selector', 'selector', 'not-validated'],
    ['the record has an unknown matching type', 'matching', 'not-validated'],
    ['the digest has another length', 'short', 'not-validated'],
    ['the whole key is no key', 'damaged-key', 'not-validated'],
    ['there are more mail servers than anybody has', 'many', 'not-validated'],
  ])('a domain is not safe where %s', async (_, domain, reason) => {
    expect(await wordFor(domain)).toBe(reason);
  });
});
