/** What strangers publish: DNS answers on the wire, and all that is read of them; the policy of MTA-STS. */
import { isIP } from 'node:net';
import * as fc from 'fast-check';
import { encode } from 'dns-packet';
import type { Answer, RecordType } from 'dns-packet';
import { readLook } from '../../../src/service/transport/dns/answer';
import type { AskedType, Look, RecordData } from '../../../src/service/transport/dns/answer';
import type { DnsClient } from '../../../src/service/transport/dns/client';
import { checkDane } from '../../../src/service/transport/dane';
import { readAnswer } from '../../../src/service/transport/dns/message';
import { parseResolver } from '../../../src/service/transport/dns/resolver';
import { parseDomain, parseHost } from '../../../src/service/transport/domain-name';
import { findMailServers } from '../../../src/service/transport/mail-servers';
import { matchesPattern, parseMtaStsPolicy } from '../../../src/service/transport/mta-sts-policy';
import { parseMtaStsRecords } from '../../../src/service/transport/mta-sts-record';
import { checkNta7516 } from '../../../src/service/transport/nta-7516';
import { parseNta7516 } from '../../../src/service/transport/nta-7516-record';
import { isPublicAddress } from '../../../src/service/transport/public-address';
import { textOf } from '../../../src/service/transport/text-record';
import { isUsable } from '../../../src/service/transport/tlsa-record';
import { nearlyBytes, nearlyText } from '../mutate';
import { mustHold, target } from '../target';

const NAME = 'Praktijk.eXample';
const NOTE = 'v=NTA7516-1;startdate=2026-01;enddate=2036-12;provider=Veilig;ntamx=10 mx.praktijk.example';
const TYPES = ['A', 'AAAA', 'MX', 'TLSA', 'TXT'] as const satisfies readonly AskedType[];
const DATA: Record<AskedType, Answer[]> = {
  A: [{ name: NAME, type: 'A', class: 'IN', ttl: 300, data: '192.0.2.25' }],
  AAAA: [{ name: NAME, type: 'AAAA', class: 'IN', ttl: 300, data: '2001:db8::25' }],
  MX: [10, 20].map((preference) => ({
    name: NAME,
    type: 'MX',
    class: 'IN',
    ttl: 300,
    data: { preference, exchange: `mx${preference}.praktijk.example` },
  })),
  TLSA: [
    {
      name: NAME,
      type: 'TLSA',
      class: 'IN',
      ttl: 300,
      data: { usage: 3, selector: 1, matchingType: 1, certificate: Buffer.alloc(32, 7) },
    },
  ],
  TXT: [{ name: NAME, type: 'TXT', class: 'IN', ttl: 300, data: [NOTE.slice(0, 20), NOTE.slice(20)] }],
};
const RESPONSE_AND_VALIDATED = 0x01a0;

const packetOf = (type: RecordType, answers: Answer[], authorities: Answer[] = []) =>
  encode({
    type: 'response',
    id: 7,
    flags: RESPONSE_AND_VALIDATED,
    questions: [{ name: NAME, type, class: 'IN' }],
    answers,
    authorities,
  });

const packets = fc.constantFrom(...TYPES).chain((type) => {
  const alias: Answer = { name: NAME, type: 'CNAME', class: 'IN', ttl: 60, data: 'other.example' };
  const behind = DATA[type].map((record) => ({ ...record, name: 'other.example' }) as Answer);
  const circle: Answer = { name: 'other.example', type: 'CNAME', class: 'IN', ttl: 60, data: NAME };
  const start: Answer = {
    ...{ name: NAME, type: 'SOA', ttl: 60 },
    data: { mname: 'a.example', rname: 'b.example', serial: 1, refresh: 1, retry: 1, expire: 1, minimum: 60 },
  };
  const examples = [
    packetOf(type, DATA[type]),
    packetOf(type, [alias, ...behind]),
    packetOf(type, [alias, circle]),
    packetOf(type, [], [start]),
  ];
  return fc.tuple(fc.constant(type), nearlyBytes(...examples));
});

const isWhole: { [Type in AskedType]: (data: RecordData[Type]) => boolean } = {
  A: (data) => isIP(data) === 4,
  AAAA: (data) => isIP(data) === 6,
  MX: ({ exchange }) => parseHost(exchange) !== '',
  TLSA: (data) => typeof isUsable(data) === 'boolean',
  TXT: (data) => typeof textOf(data) === 'string',
};

/** Every question gets this answer, as it does from somebody who wants to be found safe. */
const clientWith = (bytes: Buffer): DnsClient => ({
  async ask<Type extends AskedType>(_name: string, type: Type): Promise<Look<Type>> {
    const packet = readAnswer({ id: 7, name: NAME, type, bytes }, bytes);
    return packet ? readLook(packet, NAME, type) : { outcome: 'failed' };
  },
});

const wire = target('a DNS answer', packets, async ([type, bytes]) => {
  const dns = clientWith(bytes);
  const signal = new AbortController().signal;
  const look = await dns.ask(NAME, type, signal);
  if (type === 'TXT') await checkNta7516(dns, NAME, new Date('2026-04-01'), signal);
  const servers = await findMailServers(dns, NAME, signal);
  if ('hosts' in servers) await checkDane(dns, servers, signal);
  if (look.outcome === 'failed' || look.outcome === 'unreachable') return false;
  mustHold(Number.isFinite(look.lifetime) && look.lifetime >= 0, 'a lifetime that is none');
  if (look.outcome === 'none') return false;
  const whole = isWhole[type] as (data: unknown) => boolean;
  mustHold(look.records.every(whole), `half a record of ${type}`);
  for (const record of look.records) if (typeof record === 'string') isPublicAddress(record);
  return true;
});

const policies = nearlyText(
  'version: STSv1\r\nmode: enforce\r\nmx: mx1.praktijk.example\r\nmx: *.praktijk.example\r\nmax_age: 604800\r\n',
  'version: STSv1\nmode: none\nmax_age: 86400',
);
const policy = target('the policy of MTA-STS', policies, (text) => {
  const parsed = parseMtaStsPolicy(text);
  if (!parsed) return false;
  mustHold(parsed.mode === 'none' || parsed.patterns.length > 0, 'a policy without servers');
  mustHold(
    !parsed.patterns.some((pattern) => matchesPattern('mx.evil.invalid', pattern)) || text.includes('evil'),
    'too wide',
  );
  return true;
});

const records = nearlyText(
  NOTE,
  'v=STSv1; id=20260401T000000;',
  'praktijk.example',
  'bücher.example',
  '[2001:db8::1]:5353',
);
const text = target('a text of DNS', records, (found) => {
  const domain = parseDomain(found);
  mustHold(domain === undefined || /^[a-z\d.-]{3,253}$/.test(domain), 'a domain with odd characters');
  parseResolver(found);
  const note = parseNta7516(found);
  mustHold(note === undefined || note.start <= note.end, 'a record that ends before it starts');
  return domain !== undefined || note !== undefined || parseMtaStsRecords([found]) !== undefined;
});

export const dnsTargets = [wire, policy, text];
