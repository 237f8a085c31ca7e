/** The parsers of what strangers publish: they never throw, and noise is never a record. */
import { encode } from 'dns-packet';
import fc from 'fast-check';
import { parseDomain, parseHost } from '../../../src/service/transport/domain-name';
import { makeQuery, readAnswer } from '../../../src/service/transport/dns/message';
import { matchesPattern, parseMtaStsPolicy } from '../../../src/service/transport/mta-sts-policy';
import { parseMtaStsRecords } from '../../../src/service/transport/mta-sts-record';
import { parseNta7516 } from '../../../src/service/transport/nta-7516-record';
import { isUsable } from '../../../src/service/transport/tlsa-record';
import { costOf } from '../../cost';

const bytes = fc.uint8Array({ maxLength: 80 }).map((each) => Buffer.from(each));
/** Pieces of real records in any order, so that noise comes close to being one. */
const pieces = (...known: string[]) =>
  fc
    .array(fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...known) }, fc.string({ unit: 'binary', maxLength: 6 })))
    .map((all) => all.join(''));

describe('the record of NTA 7516', () => {
  const whole = 'v=NTA7516-1;startdate=2026-01;enddate=2026-12;provider=Veilig;ntamx=10 mx.praktijk.example';

  it('is taken only with its two months, in their order', () => {
    const part = pieces(
      'v=NTA7516-1',
      ';',
      'startdate=',
      'enddate=',
      '2026-01',
      '2025-12',
      'provider=',
      'ntamx=',
      '10 mx.example',
      ' ',
    );
    fc.assert(
      fc.property(part, (text) => {
        const record = parseNta7516(text);
        if (!record) return;
        expect(text).toMatch(/^\s*v\s*=\s*NTA7516-1\s*;/i);
        expect(record.start).toMatch(/^\d{4}-\d\d$/);
        expect(record.end >= record.start).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    ['no start', 'v=NTA7516-1;enddate=2026-12'],
    ['no end', 'v=NTA7516-1;startdate=2026-01'],
    ['a thirteenth month', 'v=NTA7516-1;startdate=2026-01;enddate=2026-13'],
    ['a day', 'v=NTA7516-1;startdate=2026-01-01;enddate=2026-12-31'],
    ['an end before its start', 'v=NTA7516-1;startdate=2026-12;enddate=2026-01'],
    ['two ends', 'v=NTA7516-1;startdate=2026-01;enddate=2026-12;enddate=2027-12'],
    ['a tag without a value', `${whole};extra`],
    ['a mail server without a preference', whole.replace('10 mx', 'mx')],
    ['a mail server that is an address', whole.replace('mx.praktijk.example', '192.0.2.1')],
    ['a provider with a line break', whole.replace('Veilig', 'Vei\nlig')],
    ['a provider with a text direction mark', whole.replace('Veilig', 'Vei\u202elig')],
    ['something before its version', `x${whole}`],
    ['another version', whole.replace('7516-1', '7516-11')],
  ])('is damaged with %s', (_, text) => {
    expect(parseNta7516(whole)).toBeDefined();
    expect(parseNta7516(text)).toBeUndefined();
  });

  it('may have spaces around its parts, and an end sign', () => {
    const text = ' v=NTA7516-1 ; StartDate = 2026-01 ; enddate=2026-01; provider = De Veilige Post ;';
    expect(parseNta7516(text)).toEqual({ start: '2026-01', end: '2026-01', provider: 'De Veilige Post' });
  });
});

describe('the record of MTA-STS', () => {
  it('is taken only with its version and one id', () => {
    fc.assert(
      fc.property(fc.array(pieces('v=STSv1', ';', ' ', 'id=', '2026', 'x=y'), { maxLength: 3 }), (texts) => {
        const id = parseMtaStsRecords(texts);
        if (id === undefined) return;
        expect(id).toMatch(/^[a-z\d]{1,32}$/i);
        expect(texts.filter((text) => /^v=STSv1\s*;/.test(text))).toHaveLength(1);
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    ['as the RFC has it', ['v=STSv1; id=20160831085700Z;'], '20160831085700Z'],
    ['beside another record', ['v=spf1 -all', 'v=STSv1;id=1'], '1'],
    ['with a field that nobody knows', ['v=STSv1; new_one=a:b; id=1'], '1'],
    ['twice', ['v=STSv1; id=1', 'v=STSv1; id=2'], undefined],
    ['without an id', ['v=STSv1;'], undefined],
    ['with two ids', ['v=STSv1; id=1; id=2'], undefined],
    ['with an id that is too long', [`v=STSv1; id=${'1'.repeat(33)}`], undefined],
    ['of another version', ['v=STSv12; id=1'], undefined],
    ['with an empty field', ['v=STSv1;; id=1'], undefined],
  ])('%s', (_, texts, id) => {
    expect(parseMtaStsRecords(texts)).toBe(id);
  });
});

describe('the policy of MTA-STS', () => {
  it('is enforced only where it says so, for at least a second and at most a year, with a mail server', () => {
    const part = pieces(
      'version: STSv1\n',
      'mode: enforce\r\n',
      'mode: none\n',
      'mx: *.mail.example\n',
      'mx: a.example\n',
      'max_age: 86400\n',
      'max_age: 99999999\n',
    );
    fc.assert(
      fc.property(part, (text) => {
        const policy = parseMtaStsPolicy(text);
        if (policy?.mode !== 'enforce') return;
        expect(text).toContain('mode: enforce');
        expect(policy.patterns.length).toBeGreaterThan(0);
        expect(policy.maximumAge).toBe(86_400);
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    ['mx.example', 'mx.example', true],
    ['a.mail.example', '*.mail.example', true],
    ['a.b.mail.example', '*.mail.example', false],
    ['mail.example', '*.mail.example', false],
    ['amail.example', '*.mail.example', false],
    ['a.mail.example', 'mail.example', false],
  ])('%s and %s match: %s', (host, pattern, matches) => {
    expect(matchesPattern(host, pattern)).toBe(matches);
  });
});

describe('a TLSA record', () => {
  it('of noise is used only with the lengths that digests have', () => {
    const number = fc.integer({ min: 0, max: 4 });
    const record = fc.record({ usage: number, selector: number, matchingType: number, certificate: bytes });
    fc.assert(
      fc.property(record, (tlsa) => {
        if (!isUsable(tlsa)) return;
        expect([2, 3]).toContain(tlsa.usage);
        expect([32, 64]).toContain(tlsa.certificate.length);
      }),
      { numRuns: 300 },
    );
  });
});

describe('a name', () => {
  it('of any text is letters, digits and hyphens in labels, or no domain', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), pieces('.', 'a', '-', 'xn--', 'ü', '1')), (text) => {
        const domain = parseDomain(text);
        if (domain === undefined) return;
        expect(domain).toMatch(/^[a-z\d-]{1,63}(\.[a-z\d-]{1,63})+$/);
        expect(domain.length).toBeLessThanOrEqual(253);
        expect(parseHost(domain)).toBe(domain);
      }),
    );
  });

  it.each([
    ['Bücher.Example', 'xn--bcher-kva.example'],
    ['praktijk.example.', 'praktijk.example'],
    ['faß.example', 'xn--fa-hia.example'],
  ])('%s is %s', (text, domain) => {
    expect(parseDomain(text)).toBe(domain);
  });

  it.each([
    '',
    '.',
    'localhost',
    '192.0.2.1',
    '0x7f.1',
    '[192.0.2.1]',
    '::1',
    'a..example',
    '-a.example',
    'a_b.example',
    'a/b.example',
    'a@b.example',
    'a b.example',
    'praktijk.example/x',
    'praktijk.example:25',
    'praktijk.example?x',
    'praktijk.example#x',
    'pr%61ktijk.example',
    'praktijk\\x.example',
    '\uff11\uff12\uff17.0.0.1',
    `${'a'.repeat(64)}.example`,
    `${'a.'.repeat(127)}example`,
    'xn--.example',
  ])('“%s” is no domain', (text) => {
    expect(parseDomain(text)).toBeUndefined();
  });
});

describe('a long text', () => {
  const spaces = ' '.repeat(60_000);
  it.each<[string, () => unknown]>([
    ['the record of NTA 7516', () => parseNta7516(`v=NTA7516-1;a=${spaces}b`)],
    ['the record of MTA-STS', () => parseMtaStsRecords([`v=STSv1;${spaces}b`])],
    ['the policy of MTA-STS', () => parseMtaStsPolicy(`version:${spaces}b`)],
    ['a domain', () => parseDomain('ü.'.repeat(60_000))],
  ])('costs no time as %s', async (_, parse) => {
    const cost = await costOf(() => expect(parse()).toBeUndefined());
    // with a regular expression that goes back and forth these took seconds
    expect(cost).toBeLessThan(50);
  });
});

describe('an answer on the wire', () => {
  it('of noise is no answer', () => {
    const query = makeQuery('praktijk.example', 'TXT');
    // the right id and the answer bit, so that the rest is looked at
    const noise = fc.uint8Array({ maxLength: 200 }).map((each) => {
      const packet = Buffer.concat([Buffer.alloc(4), Buffer.from(each)]);
      packet.writeUInt16BE(query.id, 0);
      packet.writeUInt16BE(0x8180, 2);
      return packet;
    });
    fc.assert(fc.property(noise, (packet) => readAnswer(query, packet) === undefined));
  });

  it.each([
    ['A', '192.0.2.25'],
    ['AAAA', '2001:db8::25'],
  ] as const)('that ends in the middle of its record of type %s is no answer', (type, data) => {
    const { id, name } = makeQuery('praktijk.example', type);
    const query = { id, name, type, bytes: Buffer.alloc(0) };
    const packet = encode({
      ...{ type: 'response', id, questions: [{ name, type, class: 'IN' }] },
      answers: [{ name, type, class: 'IN', ttl: 300, data }],
    });

    expect(readAnswer(query, packet)).toBeDefined();
    expect(readAnswer(query, packet.subarray(0, -1))).toBeUndefined();
  });
});
