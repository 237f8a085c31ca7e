import fc from 'fast-check';
import { checkRow } from '../../../src/service/administration/check-row';
import { withGuard, withoutGuard } from '../../../src/service/administration/formulas';
import { defaultConfiguration } from '../../../src/configuration/schema';

const rules = defaultConfiguration().policy;

const check = (
  row: { address?: string; name?: string; number?: string; code?: string; hint?: string },
  defaultCountry = 'NL',
) =>
  checkRow(
    {
      row: 2,
      fields: {
        email_address: row.address ?? 'Anna@Praktijk.example',
        full_name: row.name ?? '',
        phone_number: row.number ?? '',
        access_code: row.code ?? '',
        access_code_hint: row.hint ?? '',
      },
    },
    { ...rules, defaultCountry },
  );

const NUMBER = '06 12 34 56 78';
const CODE = 'blue-door-4711';

describe('a row is accepted', () => {
  it.each(['06 12 34 56 78', '+31 (0)6-12345678', '0031612345678', ' 0612345678 ', "'+31612345678"])(
    'with the number %j, kept as E.164',
    (number) => {
      expect(check({ name: ' Anna ', number })).toEqual({
        ok: true,
        contact: {
          address: 'Anna@Praktijk.example',
          name: 'Anna',
          item: { method: 'number', phoneNumber: '+31612345678' },
        },
      });
    },
  );

  it('with a code and its hint', () => {
    expect(check({ code: CODE, hint: ' the color ' })).toMatchObject({
      contact: { item: { method: 'code', code: CODE, hint: 'the color' } },
    });
  });

  it('with a code that looks like a formula, as codes may', () => {
    expect(check({ code: '=blue-door-4711' })).toMatchObject({ contact: { item: { code: '=blue-door-4711' } } });
  });

  it.each(["O'Neill", "'s-Gravesande", 'Ren\u00e9e', 'A=B', 'a+b', '李小龙', '🌷'])('with the name %s', (name) => {
    expect(check({ name, number: NUMBER })).toMatchObject({ contact: { name } });
  });
});

describe('the name of a row', () => {
  it.each([
    ['without zero-width spaces', '\u200bAnna\ufeff', 'Anna'],
    ['on one line of plain spaces', ' Anna\u00a0 Bos ', 'Anna Bos'],
    ['without marks of direction', 'Anna \u202egnp.exe', 'Anna gnp.exe'],
    ['as none where it shows nothing', '\u2060', undefined],
  ])('is kept %s', (_, name, kept) => {
    const checked = check({ name, number: NUMBER });
    expect(checked.ok && checked.contact.name).toBe(kept);
  });

  it('is a formula also behind what nobody sees', () => {
    expect(check({ name: '\u200b=cmd', number: NUMBER })).toMatchObject({ column: 'full_name', reason: 'formula' });
  });
});

describe('a row is rejected', () => {
  it.each([
    ['without address', { address: ' ' }, 'email_address', 'address-missing'],
    ['with half an address', { address: 'anna' }, 'email_address', 'address-wrong'],
    ['with two addresses', { address: 'a@b.example,c@d.example' }, 'email_address', 'address-wrong'],
    ['with an address that nobody has', { address: `${'a'.repeat(600)}@b.example` }, 'email_address', 'too-long'],
    ['with a number and a code', { number: NUMBER, code: CODE }, 'access_code', 'number-and-code'],
    ['with neither', {}, 'phone_number', 'neither-number-nor-code'],
    ['with the number of a landline', { number: '020 555 5555' }, 'phone_number', 'number-wrong'],
    ['with a number that nobody has', { number: '+31 6 12' }, 'phone_number', 'number-wrong'],
    ['with what a spreadsheet made of a number', { number: '3.16E+10' }, 'phone_number', 'number-wrong'],
    ['with a formula for a number', { number: '=0612345678' }, 'phone_number', 'number-wrong'],
    ['with a short code', { code: 'abc' }, 'access_code', 'code-against-the-rules'],
    ['with a code that ends in a space', { code: `${CODE} ` }, 'access_code', 'code-against-the-rules'],
    ['with a code of two lines', { code: `${CODE}\n${CODE}` }, 'access_code', 'code-against-the-rules'],
    ['with a code in powers of ten', { code: '1.23E+11' }, 'access_code', 'spoiled-by-a-spreadsheet'],
    ['with such a code and a comma', { code: '1,2345678E+11' }, 'access_code', 'spoiled-by-a-spreadsheet'],
    ['with a code that had no room', { code: '########' }, 'access_code', 'spoiled-by-a-spreadsheet'],
    ['with an error for a code', { code: '#WAARDE!' }, 'access_code', 'spoiled-by-a-spreadsheet'],
    ['with an error of two parts', { code: '#DIV/0!' }, 'access_code', 'spoiled-by-a-spreadsheet'],
    ['with a hint and a number', { number: NUMBER, hint: 'the color' }, 'access_code_hint', 'hint-without-code'],
    ['with a hint alone', { hint: 'the color' }, 'access_code_hint', 'hint-without-code'],
    ['with the code in the hint', { code: CODE, hint: 'Blue Door 4711' }, 'access_code_hint', 'hint-holds-the-code'],
    ['with a long hint', { code: CODE, hint: 'x'.repeat(101) }, 'access_code_hint', 'too-long'],
    ['with a long name', { name: 'x'.repeat(256), number: NUMBER }, 'full_name', 'too-long'],
    ['with a name of two lines', { name: 'Anna\nBos', number: NUMBER }, 'full_name', 'not-text'],
    ['with a name that no database holds', { name: 'Anna\0', number: NUMBER }, 'full_name', 'not-text'],
    ['with a hint of two lines', { code: CODE, hint: 'the\u2028color' }, 'access_code_hint', 'not-text'],
  ])('%s', (_, row, column, reason) => {
    expect(check(row)).toMatchObject({ ok: false, column, reason });
  });

  it('with a number that can be read in two ways, and with both', () => {
    expect(check({ number: '15145550199' }, 'DE')).toMatchObject({
      ok: false,
      column: 'phone_number',
      reason: 'number-ambiguous',
      readings: ['+15145550199', '+4915145550199'],
    });
  });

  it.each([
    '=cmd',
    '+cmd',
    '-cmd',
    '@cmd',
    '\tcmd',
    '\rcmd',
    ' =cmd',
    '＝cmd',
    'A;=cmd',
    'A; =cmd',
    'A\t-cmd',
    'A;"=cmd',
  ])('for the formula %j', (text) => {
    expect(check({ name: text, number: NUMBER })).toMatchObject({ column: 'full_name', reason: 'formula' });
    expect(check({ code: CODE, hint: text })).toMatchObject({ column: 'access_code_hint', reason: 'formula' });
  });

  it('without what stands in it where the address is none: columns may have shifted', () => {
    expect(check({ address: CODE, code: 'x' })).toEqual({
      ok: false,
      column: 'email_address',
      reason: 'address-wrong',
    });
  });

  it('not for a code that only looks a little like that', () => {
    for (const code of ['#Sleutel2024', '1E-huis-links', '4711 ### blue'])
      expect(check({ code })).toMatchObject({ ok: true });
  });

  it('never with its code, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const code = `unmistakable${text}`;
        const checked = check({ code, hint: code });
        expect(checked.ok).toBe(false);
        expect(JSON.stringify(checked)).not.toContain('unmistakable');
      }),
    );
  });
});

describe('a guard before formulas', () => {
  const texts = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: fc.constantFrom("'", '=', '+', '-', '@', '\t', 'a', ';', '"', ' ', '\n', '＝'), maxLength: 9 }),
  );

  it('comes off as it went on, for every text', () => {
    fc.assert(fc.property(texts, (text) => expect(withoutGuard(withGuard(text))).toBe(text)));
  });

  it('leaves no text that a spreadsheet would run', () => {
    fc.assert(fc.property(texts, (text) => expect(withGuard(text)).not.toMatch(/^[=+\-@\t\r]/)));
  });

  it('leaves none where another list separator cuts the field, within quotes or not', () => {
    fc.assert(
      fc.property(texts, fc.constantFrom(';', '\t', '\n', '\r'), (text, separator) => {
        for (const cell of withGuard(text).split(separator).slice(1)) expect(cell).not.toMatch(/^[\s"]*[=+\-@＝]/);
      }),
    );
  });

  it('is not put before other texts', () => {
    const others = ["'s-Gravesande", 'Anna', '', "'", 'A; B-C', 'a=b;c'];
    expect(others.map(withGuard)).toEqual(others);
  });
});
