import fc from 'fast-check';
import type { EmailAddress } from '../../src/verification/brands';
import {
  domainOf,
  isInDomains,
  MAXIMUM_ADDRESS_LENGTH,
  parseEmailAddress,
  type EmailAddressProblem,
} from '../../src/verification/email-address';
import { address } from './values';

const DECOMPOSED = 'rene\u0301@m\u0075\u0308nchen.example';

describe('an email address', () => {
  it.each([
    ['a plain one', 'anna@praktijk.example', 'anna@praktijk.example'],
    ['upper case', 'Anna@Praktijk.EXAMPLE', 'anna@praktijk.example'],
    ['spaces around it', '\t anna@praktijk.example \u00a0', 'anna@praktijk.example'],
    ['a plus sign', 'anna+mail@praktijk.example', 'anna+mail@praktijk.example'],
    ['an apostrophe', "o'brien@praktijk.example", "o'brien@praktijk.example"],
    ['a unicode domain and name', 'René@MÜNCHEN.example', 'rené@münchen.example'],
    ['letters and accents apart', DECOMPOSED, 'rené@münchen.example'],
    ['another script', '用户@例子.example', '用户@例子.example'],
    ['a joiner between letters', 'a\u200cb@praktijk.example', 'a\u200cb@praktijk.example'],
    ['a quoted name with a space', '"anna de vries"@praktijk.example', '"anna de vries"@praktijk.example'],
    ['a quoted name with an @', '"anna@home"@praktijk.example', '"anna@home"@praktijk.example'],
    ['a quoted name with brackets and a semicolon', '"<a;b>"@praktijk.example', '"<a;b>"@praktijk.example'],
    ['a quoted name with an escaped quote', '"a\\"b"@praktijk.example', '"a\\"b"@praktijk.example'],
    ['an address literal', 'anna@[192.0.2.1]', 'anna@[192.0.2.1]'],
    ['an IPv6 literal', 'anna@[IPv6:2001:DB8::1]', 'anna@[ipv6:2001:db8::1]'],
    ['a domain without a dot', 'anna@intranet', 'anna@intranet'],
  ])('with %s is taken', (_, text, expected) => {
    expect(parseEmailAddress(text)).toEqual({ ok: true, value: expected });
  });

  it.each<[string, string, EmailAddressProblem]>([
    ['nothing', '', 'empty'],
    ['only spaces', ' \t ', 'empty'],
    ['no @', 'anna.praktijk.example', 'no-at-sign'],
    ['an old Exchange name', '/o=exchange/cn=anna', 'no-at-sign'],
    ['nothing before the @', '@praktijk.example', 'nothing-before-at-sign'],
    ['nothing after the @', 'anna@', 'nothing-after-at-sign'],
    ['a space in the name', 'anna de@praktijk.example', 'contains-space'],
    ['a space in the domain', 'anna@praktijk .example', 'contains-space'],
    ['a space beside a quoted part', '"a" b@praktijk.example', 'contains-space'],
    ['a line feed', 'anna@praktijk.example\nBcc: x@evil.example', 'contains-line-break'],
    ['a carriage return', 'anna\r@praktijk.example', 'contains-line-break'],
    ['a line break in quotes', '"an\r\nna"@praktijk.example', 'contains-line-break'],
    ['a tab', 'an\tna@praktijk.example', 'contains-line-break'],
    ['a null character', 'anna\0@praktijk.example', 'contains-line-break'],
    ['a line separator', 'an\u2028na@praktijk.example', 'contains-line-break'],
    ['a zero-width space', 'an\u200bna@praktijk.example', 'invisible-character'],
    ['a direction mark', 'anna@\u202epraktijk.example', 'invisible-character'],
    ['half a surrogate pair', 'anna\ud83d@praktijk.example', 'invisible-character'],
    ['a display name', 'Anna <anna@praktijk.example>', 'contains-space'],
    ['angle brackets', '<anna@praktijk.example>', 'special-character'],
    ['a comma', 'anna,bo@praktijk.example', 'special-character'],
    ['a semicolon', 'anna;bo@praktijk.example', 'special-character'],
    ['two addresses', 'anna@praktijk.example;bo@lind.example', 'special-character'],
    ['two @ without quotes', 'anna@home@praktijk.example', 'special-character'],
    ['a comment', 'anna(work)@praktijk.example', 'special-character'],
    ['a backslash outside quotes', 'an\\na@praktijk.example', 'special-character'],
    ['a semicolon in the domain', 'anna@praktijk.example;', 'special-character'],
    ['a quote that stays open', '"anna@praktijk.example', 'quote-not-closed'],
    ['an escaped closing quote', '"anna\\"@praktijk.example', 'quote-not-closed'],
  ])('with %s is refused', (_, text, problem) => {
    expect(parseEmailAddress(text)).toEqual({ ok: false, problem });
  });

  it('may be as long as Outlook lets it be, and no longer', () => {
    const domain = '@praktijk.example';
    const longest = 'a'.repeat(MAXIMUM_ADDRESS_LENGTH - domain.length) + domain;

    expect(parseEmailAddress(longest).ok).toBe(true);
    expect(parseEmailAddress(`a${longest}`)).toEqual({ ok: false, problem: 'too-long' });
  });

  it('is not changed by parsing it again', () => {
    const part = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(part, part, (name, domain) => {
        const once = parseEmailAddress(`${name}@${domain}`);
        fc.pre(once.ok);
        expect(once.ok && parseEmailAddress(once.value)).toEqual(once);
      }),
    );
  });

  it('never holds what could break out of a header or a list', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
        const parsed = parseEmailAddress(`${text}@praktijk.example`);
        const unquoted = parsed.ok ? parsed.value.replace(/"(?:[^"\\]|\\.)*"/gu, '') : '';
        expect(parsed.ok ? parsed.value : '').not.toMatch(/[\r\n\0]/);
        expect(unquoted).not.toMatch(/[<>,;\s]/);
      }),
    );
  });

  it('gives an answer for 100,000 characters at once', () => {
    expect(parseEmailAddress('"'.repeat(100_000) + '@a.example')).toEqual({ ok: false, problem: 'too-long' });
  });
});

describe('the domain', () => {
  it.each([
    ['anna@praktijk.example', 'praktijk.example'],
    ['"anna@ziekenhuis.example"@evil.example', 'evil.example'],
    ['Anna@Praktijk.EXAMPLE', 'praktijk.example'],
  ])('of %s is %s', (text, domain) => {
    expect(domainOf(address(text))).toBe(domain);
  });
});

describe('a list of domains', () => {
  it.each([
    ['holds its own domain', 'a@hospital.example', ['hospital.example'], true],
    ['does not hold what is below a domain without *', 'a@mail.hospital.example', ['hospital.example'], false],
    ['holds what is below a domain with *', 'a@mail.hospital.example', ['*.hospital.example'], true],
    ['holds what is far below a domain with *', 'a@x.mail.hospital.example', ['*.hospital.example'], true],
    ['holds a domain with * itself', 'a@hospital.example', ['*.hospital.example'], true],
    ['does not hold a name that only ends the same', 'a@evilhospital.example', ['*.hospital.example'], false],
    ['does not hold a name that only starts the same', 'a@hospital.example.evil.example', ['hospital.example'], false],
    ['does not look at the name', '"a@hospital.example"@evil.example', ['hospital.example'], false],
    ['looks at every entry', 'a@b.example', ['hospital.example', 'b.example'], true],
    ['holds nobody when it is empty', 'a@hospital.example', [], false],
    ['holds nobody by an empty entry, not even behind a last dot', 'a@hospital.example.', ['', '*.', '*'], false],
    ['holds nobody by an empty entry', 'a@hospital.example', ['', '*.', '*'], false],
  ])('%s', (_, text, domains, expected) => {
    expect(isInDomains(address(text), domains)).toBe(expected);
  });

  it('holds nobody when it is empty, whoever asks', () => {
    fc.assert(
      fc.property(fc.emailAddress(), (text) => {
        expect(isInDomains(text as EmailAddress, [])).toBe(false);
      }),
    );
  });
});
