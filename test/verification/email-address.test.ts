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
    ['an apostrophe in front', "'s-hertogenbosch@praktijk.example", "'s-hertogenbosch@praktijk.example"],
    ['hyphens within a label', 'anna@a-b--c.x-y.example', 'anna@a-b--c.x-y.example'],
    ['a middle dot in its domain', 'anna@col·legi.example', 'anna@xn--collegi-xma.example'],
    ['a unicode domain and name', 'René@MÜNCHEN.example', 'rené@xn--mnchen-3ya.example'],
    ['letters and accents apart', DECOMPOSED, 'rené@xn--mnchen-3ya.example'],
    ['another script', '用户@例子.example', '用户@xn--fsqu00a.example'],
    ['a joiner between letters', 'a\u200cb@praktijk.example', 'a\u200cb@praktijk.example'],
    ['a quoted name with an @', '"anna@home"@praktijk.example', '"anna@home"@praktijk.example'],
    ['a quoted name with brackets and a semicolon', '"<a;b>"@praktijk.example', '"<a;b>"@praktijk.example'],
    ['a quoted name with an escaped quote', '"a\\"b"@praktijk.example', '"a\\"b"@praktijk.example'],
    ['an address literal', 'anna@[192.0.2.1]', 'anna@[192.0.2.1]'],
    ['an IPv6 literal', 'anna@[IPv6:2001:DB8::1]', 'anna@[ipv6:2001:db8::1]'],
    ['a domain without a dot', 'anna@intranet', 'anna@intranet'],
    ['dots where RFC 5321 has none', '.anna..b.@praktijk.example', '.anna..b.@praktijk.example'],
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
    ['a space in quotes', '"anna de vries"@praktijk.example', 'contains-space'],
    ['text behind a quoted part', '"anna"b@praktijk.example', 'special-character'],
    ['a quoted part behind text', 'b"anna"@praktijk.example', 'special-character'],
    ['an empty label', 'anna@praktijk..example', 'empty-label'],
    ['a domain that begins with a dot', 'anna@.praktijk.example', 'empty-label'],
    ['two dots at the end', 'anna@praktijk.example..', 'empty-label'],
    ['a dot for a domain', 'anna@.', 'nothing-after-at-sign'],
    ['apostrophes around it', "'anna@praktijk.example'", 'not-a-domain'],
    ['an apostrophe in the domain', "anna@prakt'ijk.example", 'not-a-domain'],
    ['an apostrophe in a domain of letters', "'anna@münchen.example'", 'not-a-domain'],
    ['typographic quotes around it', '\u2018anna@praktijk.example\u2019', 'not-a-domain'],
    ['German quotes around it', '\u201eanna@praktijk.example\u201c', 'not-a-domain'],
    ['an exclamation mark behind it', 'anna@praktijk.example!', 'not-a-domain'],
    ['a domain of which a URL would take the beginning', 'anna@ü.example/x', 'not-a-domain'],
    ['a domain of which a URL would make another', 'anna@ü.exa%6dple', 'not-a-domain'],
    ['a hyphen before a label', 'anna@-praktijk.example', 'not-a-domain'],
    ['a hyphen behind a label', 'anna@praktijk-.example', 'not-a-domain'],
    ['a hyphen before the last label', 'anna@praktijk.-example', 'not-a-domain'],
    ['a hyphen behind the last label', 'anna@praktijk.example-', 'not-a-domain'],
    ['a hyphen behind the last label and its dot', 'anna@praktijk.example-.', 'not-a-domain'],
    ['a hyphen before letters', 'anna@-müller.example', 'not-a-domain'],
    ['a hyphen behind letters and an ideographic full stop', 'anna@müller-。example', 'not-a-domain'],
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

  it.each([
    ['a Kelvin sign', 'mar\u212a@praktijk.example'],
    ['a Kelvin sign in the domain', 'anna@\u212a.example'],
    ['a Greek question mark', 'anna\u037e@praktijk.example'],
    ['a varia', 'anna\u1fef@praktijk.example'],
    ['a full-width letter', '\uff41nna@praktijk.example'],
    ['a full-width letter in the domain', 'anna@\uff50raktijk.example'],
    ['a full-width at sign', 'anna\uff20praktijk.example@praktijk.example'],
    ['a ligature', 'o\ufb03ce@praktijk.example'],
    ['a long s', 'a\u017f@praktijk.example'],
    ['a mathematical letter', '\u{1d41a}nna@praktijk.example'],
    ['a superscript', 'anna\u00b2@praktijk.example'],
    ['one of them in quotes', '"mar\u212a"@praktijk.example'],
  ])('with %s is refused, as it would be read as another one', (_, text) => {
    expect(parseEmailAddress(text)).toEqual({ ok: false, problem: 'look-alike' });
  });

  it('with any character that normalization or lower case makes ASCII of is refused, or stays outside ASCII', () => {
    const characters = Array.from({ length: 0x110000 - 0x80 }, (_, at) => String.fromCodePoint(0x80 + at));
    const becomesAscii = characters.filter((one) => /[\x00-\x7f]/.test(one.normalize('NFKC').toLowerCase()));
    const taken = becomesAscii.filter((one) => {
      const parsed = parseEmailAddress(`a${one}b@praktijk.example`);
      return parsed.ok && /^[\x00-\x7f]*$/.test(parsed.value);
    });
    expect(becomesAscii.length).toBeGreaterThan(1_000);
    expect(taken).toEqual([]);
  });

  it('may be as long as Outlook lets it be, and no longer', () => {
    const domain = '@praktijk.example';
    const longest = 'a'.repeat(MAXIMUM_ADDRESS_LENGTH - domain.length) + domain;

    expect(parseEmailAddress(longest).ok).toBe(true);
    expect(parseEmailAddress(`a${longest}`)).toEqual({ ok: false, problem: 'too-long' });
  });

  it('is too long where its domain is, once it is in ASCII', () => {
    const domain = 'ü'.repeat(MAXIMUM_ADDRESS_LENGTH - 'anna@.example'.length);
    expect(parseEmailAddress(`anna@${domain}.example`)).toEqual({ ok: false, problem: 'too-long' });
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

describe('a mailbox', () => {
  // by the text of UTS 46, revision 31, section 4: mapping, normalization, validity; and of RFC 5321, 4.1.2, for the name
  it.each([
    ['case', 'Anna@Müller.EXAMPLE', 'anna@müller.example'],
    ['letters and their accents apart', 'anna@mu\u0308ller.example', 'anna@müller.example'],
    ['punycode', 'anna@xn--mller-kva.example', 'anna@müller.example'],
    ['punycode in capitals', 'anna@XN--MLLER-KVA.example', 'anna@müller.example'],
    ['punycode in one label of two', 'anna@münchen.xn--mller-kva.example', 'anna@xn--mnchen-3ya.müller.example'],
    ['a domain of another script', 'anna@例え.example', 'anna@xn--r8jz45g.example'],
    ['an ideographic full stop', 'anna@例え。example', 'anna@例え.example'],
    ['a sharp s, which is no ss', 'anna@faß.example', 'anna@xn--fa-hia.example'],
    ['a capital sharp s', 'anna@FAẞ.example', 'anna@xn--fa-hia.example'],
    ['a Georgian capital, which engines refuse', 'anna@Ⴀ.example', 'anna@xn--rkj.example'],
    ['a final sigma, which is not the other one', 'anna@βόλος.example', 'anna@xn--nxasmm1c.example'],
    ['a capital sigma, which is the other one', 'anna@ΒΌΛΟΣ.example', 'anna@xn--nxasmq6b.example'],
    ['a joiner where it belongs', 'anna@क्\u200cष.example', 'anna@xn--11b2ezcs70k.example'],
    ['a variation selector in a domain', 'anna@i❤\ufe0f.example', 'anna@xn--i-7iq.example'],
    ['hyphens in the third and fourth place', 'anna@AB--CD.example', 'anna@ab--cd.example'],
    ['an underscore', 'anna@Ü_x.example', 'anna@xn--_x-wka.example'],
    ['a dot at the end', 'anna@praktijk.example.', 'anna@praktijk.example'],
    ['a dot at the end of letters', 'anna@müller.example.', 'anna@xn--mller-kva.example'],
    ['an ideographic full stop at the end', 'anna@müller.example。', 'anna@müller.example'],
    ['needless quotes', '"anna"@praktijk.example', 'anna@praktijk.example'],
    ['needless quotes around some words', 'anna."de".vries@praktijk.example', 'anna.de.vries@praktijk.example'],
    ['a needless escape', '"an\\na"@praktijk.example', 'anna@praktijk.example'],
    ['a needless escape in quotes that must stay', '"\\a@b"@praktijk.example', '"a@b"@praktijk.example'],
    ['quotes that must stay around some words', '"a@b".c@praktijk.example', '"a@b.c"@praktijk.example'],
  ])('is one, whatever %s', (_, one, other) => {
    expect(parseEmailAddress(one)).toMatchObject({ ok: true });
    expect(parseEmailAddress(one)).toEqual(parseEmailAddress(other));
  });

  it.each([
    ['a sharp s and ss', 'anna@faß.example', 'anna@fass.example'],
    ['two kinds of sigma', 'anna@βόλος.example', 'anna@βόλοσ.example'],
    ['a letter and its accent', 'rene@praktijk.example', 'rené@praktijk.example'],
    ['a dotless i', 'ılker@praktijk.example', 'ilker@praktijk.example'],
    ['a capital i with a dot', 'İlker@praktijk.example', 'ilker@praktijk.example'],
    ['Cyrillic and Latin', 'аnna@praktijk.example', 'anna@praktijk.example'],
    ['a name with an @ and one without', '"anna@b"@praktijk.example', 'anna@praktijk.example'],
    ['no name in quotes and two quotes', '""@praktijk.example', '"\\"\\""@praktijk.example'],
    ['a number and what a URL makes of it', 'anna@127.1', 'anna@127.0.0.1'],
    ['a hexadecimal number and what a URL makes of it', 'anna@0x7f.0.0.1', 'anna@127.0.0.1'],
  ])('is another one with %s', (_, one, other) => {
    expect(parseEmailAddress(one)).toMatchObject({ ok: true });
    expect(parseEmailAddress(one)).not.toEqual(parseEmailAddress(other));
  });

  it.each(['anna@xn--a.example', 'anna@a\u200cb.example', 'anna@אa.example', 'anna@\u0300a.example'])(
    'in a domain that IDNA cannot express, %s, equals itself alone',
    (text) => {
      expect(parseEmailAddress(text.toUpperCase())).toEqual({ ok: true, value: text });
    },
  );
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
    ['holds an address with a dot at its end', 'a@hospital.example.', ['hospital.example'], true],
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
