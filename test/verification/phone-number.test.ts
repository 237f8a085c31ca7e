import fc from 'fast-check';
import { getExampleNumber, parsePhoneNumberFromString as parseWithLibrary } from 'libphonenumber-js/max';
import examples from 'libphonenumber-js/examples.mobile.json';
import {
  countries,
  formatPhoneNumber,
  parsePhoneNumber,
  readingsOf,
  type PhoneNumberProblem,
} from '../../src/verification/phone-numbers';
import type { PhoneNumber } from '../../src/verification/brands';

// numbers of the ranges kept for fiction where there are such (Ofcom; 555-01xx), else the library's examples
describe('a mobile number', () => {
  it.each([
    ['NL national', '0612345678', 'NL', '+31612345678'],
    ['NL with a space and a hyphen', '06-1234 5678', 'NL', '+31612345678'],
    ['NL international', '+31612345678', 'NL', '+31612345678'],
    ['NL international with 00', '0031612345678', 'NL', '+31612345678'],
    ['NL with the zero in brackets', '+31 (0)6 12345678', 'NL', '+31612345678'],
    ['NL without the plus', '31612345678', 'NL', '+31612345678'],
    ['NL for machines, which can have an SIM', '097012345678', 'NL', '+3197012345678'],
    ['BE national', '0470 12 34 56', 'BE', '+32470123456'],
    ['BE from NL', '+32 470 12 34 56', 'NL', '+32470123456'],
    ['DE national', '01512 3456789', 'DE', '+4915123456789'],
    ['DE from NL with 00', '00491512 3456789', 'NL', '+4915123456789'],
    ['FR 06', '06 12 34 56 78', 'FR', '+33612345678'],
    ['FR 07', '07 56 78 90 12', 'FR', '+33756789012'],
    ['GB national', '07400 123456', 'GB', '+447400123456'],
    ['GB that belongs to Guernsey', '07781 123456', 'GB', '+447781123456'],
    ['US, where mobile and landline look alike', '(201) 555-0123', 'US', '+12015550123'],
    ['US with 1', '1 201 555 0123', 'US', '+12015550123'],
    ['NL from the US with 00, which is not its prefix', '0031612345678', 'US', '+31612345678'],
    ['NL from the US with 011', '01131612345678', 'US', '+31612345678'],
    ['NL with a country that does not exist', '+31612345678', 'ZZ', '+31612345678'],
    ['with direction marks around it', '\u202a+31 6 12345678\u202c', 'NL', '+31612345678'],
    ['in wide digits', '０６１２３４５６７８', 'NL', '+31612345678'],
    ['in Arabic digits', '٠٦١٢٣٤٥٦٧٨', 'NL', '+31612345678'],
    ['in Arabic digits, international', '+٣١ ٦ ١٢٣٤٥٦٧٨', 'BE', '+31612345678'],
    ['with hard spaces', '06\u00a012\u00a034\u00a056\u00a078', 'NL', '+31612345678'],
    ['with narrow hard spaces', '06\u202f12\u202f34\u202f56\u202f78', 'NL', '+31612345678'],
    ['with dots', '06.12.34.56.78', 'NL', '+31612345678'],
    ['with a hard hyphen', '06\u201112345678', 'NL', '+31612345678'],
    ['with the zero in brackets and a hyphen', '+31 (0)6-12345678', 'NL', '+31612345678'],
    ['with a wide plus', '＋31 6 12345678', 'NL', '+31612345678'],
    ['of a link', 'tel:+31612345678', 'NL', '+31612345678'],
    ['of a link in capitals, with hyphens', 'TEL:+31-6-1234-5678', 'BE', '+31612345678'],
  ])('%s: %s', (_, text, country, value) => {
    expect(parsePhoneNumber(text, country)).toEqual({ ok: true, value });
  });
});

describe('what cannot receive an SMS', () => {
  it.each<[string, string, string, PhoneNumberProblem]>([
    ['NL landline', '020 123 4567', 'NL', 'landline'],
    ['NL landline, international', '+31201234567', 'BE', 'landline'],
    ['NL landline with 00', '0031201234567', 'NL', 'landline'],
    ['BE landline', '02 555 12 12', 'BE', 'landline'],
    ['DE landline', '030 123456', 'DE', 'landline'],
    ['FR landline', '01 23 45 67 89', 'FR', 'landline'],
    ['GB landline', '0121 234 5678', 'GB', 'landline'],
    ['NL free number', '0800 1234', 'NL', 'cannot-receive-sms'],
    ['NL premium number', '0900 1234', 'NL', 'cannot-receive-sms'],
    ['NL company number', '088 123 4567', 'NL', 'cannot-receive-sms'],
    ['US free number', '800 555 0199', 'US', 'cannot-receive-sms'],
    ['GB premium number', '0909 879 0000', 'GB', 'cannot-receive-sms'],
    ['FR free number', '0801 23 45 67', 'FR', 'cannot-receive-sms'],
    ['a number of no country', '+979 123 456 789', 'NL', 'cannot-receive-sms'],
  ])('%s: %s', (_, text, country, problem) => {
    expect(parsePhoneNumber(text, country)).toEqual({ ok: false, problem });
  });
});

describe('what is not a number', () => {
  it.each<[string, string, string, PhoneNumberProblem]>([
    ['nothing', '', 'NL', 'empty'],
    ['spaces', '  ', 'NL', 'empty'],
    ['a plus', '+', 'NL', 'not-a-number'],
    ['words', 'mobile', 'NL', 'not-a-number'],
    ['letters among digits', '06-CALL-ME', 'NL', 'not-a-number'],
    ['two numbers', '06 12345678 or 06 87654321', 'NL', 'not-a-number'],
    ['an address', 'anna@praktijk.example', 'NL', 'not-a-number'],
    ['one digit', '6', 'NL', 'too-short'],
    ['an emergency number', '112', 'NL', 'too-short'],
    ['too few digits for the US', '201 555 012', 'US', 'too-short'],
    ['too many digits for the US', '201 555 01234', 'US', 'too-long'],
    ['far too many digits', '1'.repeat(300), 'NL', 'too-long'],
    ['one digit too few where other numbers are shorter', '06 1234567', 'NL', 'impossible'],
    ['one digit too many where other numbers are longer', '06 123456789', 'NL', 'impossible'],
    ['a range that nobody has', '0666 66 66 66', 'BE', 'impossible'],
    ['a country code that does not exist', '+999 123456', 'NL', 'unknown-country'],
    ['national, of a country that does not exist', '0612345678', 'ZZ', 'unknown-country'],
    ['national, of no country', '0612345678', '', 'unknown-country'],
    ['an extension in words', '06 12345678 ext. 5', 'NL', 'extension'],
    ['an extension with x', '06 12345678 x5', 'NL', 'extension'],
  ])('%s: %s', (_, text, country, problem) => {
    expect(parsePhoneNumber(text, country)).toEqual({ ok: false, problem });
  });

  it('never makes the parser throw, and what is taken is E.164', () => {
    const digits = fc.string({ unit: fc.constantFrom(...'0123456789+ ()-.x;#/\u200e'), maxLength: 20 });
    fc.assert(
      fc.property(
        fc.oneof(digits, fc.string({ unit: 'binary' })),
        fc.constantFrom('NL', 'US', 'ZZ', ''),
        (text, country) => {
          const parsed = parsePhoneNumber(text, country);
          expect(parsed.ok ? parsed.value : '+100').toMatch(/^\+[1-9]\d{2,14}$/);
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('a number that can be read in two ways', () => {
  it.each([
    ['Canada without its plus, or Germany without its zero', '15145550199', 'DE', '+15145550199', '+4915145550199'],
    ['the same in groups', '1 514 555-0199', 'DE', '+15145550199', '+4915145550199'],
    ['the same in Arabic digits', '١٥١٤٥٥٥٠١٩٩', 'DE', '+15145550199', '+4915145550199'],
    ['the same of a link', 'tel:15145550199', 'DE', '+15145550199', '+4915145550199'],
    ['New Caledonia without its plus, or France without its zero', '687 57 57 78', 'FR', '+687575778', '+33687575778'],
  ])('is refused, with both: %s', (_, text, country, abroad, here) => {
    expect(parsePhoneNumber(text, country)).toEqual({ ok: false, problem: 'ambiguous' });
    expect(readingsOf(text, country)).toEqual([abroad, here]);
  });

  it.each([
    ['with its plus', '+15145550199', 'DE', '+15145550199'],
    ['with its zero', '015145550199', 'DE', '+4915145550199'],
    ['with its zero in brackets', '(0)15145550199', 'DE', '+4915145550199'],
    ['without its zero where only one reading is a mobile number', '612345678', 'NL', '+31612345678'],
    ['where both readings are one number', '15145550199', 'US', '+15145550199'],
    ['as its country writes it: US, where Norway has those digits with a plus', '(479) 400-0123', 'US', '+14794000123'],
    ['as its country writes it: Italy, where Iceland has those digits', '354 611 1234', 'IT', '+393546111234'],
    ['as its country writes it: Spain, where New Caledonia has those digits', '687 57 57 78', 'ES', '+34687575778'],
  ])('is taken %s', (_, text, country, value) => {
    expect(parsePhoneNumber(text, country)).toEqual({ ok: true, value });
    expect(readingsOf(text, country)).toBeUndefined();
  });

  it.each(['NL', 'DE', 'FR', 'BE', 'GB', 'US', 'CH', 'AT', 'ES', 'IT'] as const)(
    'is never one that is written as its country writes it: %s',
    (country) => {
      const example = getExampleNumber(country, examples)?.nationalNumber ?? '';
      const others = fc.string({
        unit: fc.constantFrom(...'0123456789'),
        minLength: example.length - 1,
        maxLength: example.length - 1,
      });
      fc.assert(
        fc.property(others, (digits) => {
          const number = parseWithLibrary(`${example.charAt(0)}${digits}`, country);
          fc.pre(number !== undefined && parsePhoneNumber(number.number, country).ok);
          const written = number?.formatNational() ?? '';
          expect(parsePhoneNumber(written, country)).toEqual({ ok: true, value: number?.number });
        }),
        { numRuns: 300 },
      );
    },
  );
});

describe('a number that was taken', () => {
  const number = fc.integer({ min: 10_000_000, max: 89_999_999 }).map((digits) => `06${digits}`);

  it('is the same number when it is typed as it is shown', () => {
    fc.assert(
      fc.property(number, fc.constantFrom('NL', 'US', 'FR'), (text, country) => {
        const parsed = parsePhoneNumber(text, 'NL');
        fc.pre(parsed.ok);
        const shown = parsed.ok ? formatPhoneNumber(parsed.value) : '';
        expect(parsePhoneNumber(shown, country)).toEqual(parsed);
      }),
    );
  });
});

describe('a number on screen', () => {
  it.each([
    ['+31612345678', '+31 6 12345678'],
    ['+32470123456', '+32 470 12 34 56'],
    ['+4915123456789', '+49 1512 3456789'],
    ['+33612345678', '+33 6 12 34 56 78'],
    ['+447400123456', '+44 7400 123456'],
    ['+12015550123', '+1 201 555 0123'],
  ])('%s is shown as %s', (phoneNumber, shown) => {
    expect(formatPhoneNumber(phoneNumber as PhoneNumber)).toBe(shown);
  });

  it('is shown as it is where the library does not know it', () => {
    expect(formatPhoneNumber('+999' as PhoneNumber)).toBe('+999');
  });
});

describe('the countries to pick from', () => {
  it('have a code, a calling code and a name in the language asked for', () => {
    expect(countries('nl')).toContainEqual({ code: 'DE', callingCode: '+49', name: 'Duitsland' });
    expect(countries('en')).toContainEqual({ code: 'DE', callingCode: '+49', name: 'Germany' });
  });

  it('stand in the order of that language, each once', () => {
    const names = countries('nl').map(({ name }) => name);

    expect(names).toEqual([...names].sort(new Intl.Collator('nl').compare));
    expect(new Set(countries('nl').map(({ code }) => code)).size).toBe(names.length);
    expect(names.length).toBeGreaterThan(200);
  });

  it('all have a name, not a code', () => {
    expect(countries('en').filter(({ code, name }) => code === name)).toEqual([]);
  });
});
