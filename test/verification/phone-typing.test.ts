import fc from 'fast-check';
import { parseIncompletePhoneNumber } from 'libphonenumber-js/max';
import { groupWhileTyping, readPasted, type FieldText } from '../../src/verification/phone-numbers';

/** `|` is the caret. */
const field = (text: string): FieldText => ({ text: text.replace('|', ''), caret: text.indexOf('|') });
const shown = ({ text, caret }: FieldText) => `${text.slice(0, caret)}|${text.slice(caret)}`;
const digitsBefore = ({ text, caret }: FieldText) => parseIncompletePhoneNumber(text.slice(0, caret));

describe('a number that is typed', () => {
  it.each([
    ['at the end', '061|', 'NL', '06 1|'],
    ['whole', '0612345678|', 'NL', '06 12345678|'],
    ['with its prefix', '+3161234|', 'NL', '+31 6 1234|'],
    ['in another country', '0612|', 'FR', '06 12|'],
    ['with brackets', '2015550123|', 'US', '(201) 555-0123|'],
    ['with other signs', '06-12|', 'NL', '06 12|'],
    ['in the middle', '06 1|2345678', 'NL', '06 1|2345678'],
    ['in the middle of what was not grouped', '06|12345678', 'NL', '06| 12345678'],
    ['in front', '|06 12', 'NL', '|06 12'],
    ['in Arabic digits', '٠٦١|', 'NL', '06 1|'],
    ['with hard spaces', '06\u00a012|34', 'NL', '06 12|34'],
    ['as nothing', '|', 'NL', '|'],
    ['of no country', '0612345678|', 'ZZ', '0612345678|'],
    ['of a link', 'tel:+3161|', 'NL', '+31 6 1|'],
    ['with a letter', '06x|', 'NL', '06x|'],
    ['as words', 'call| me', 'NL', 'call| me'],
  ])('%s: %j in %s reads %j', (_, typed, country, expected) => {
    expect(shown(groupWhileTyping(field(typed), country))).toBe(expected);
  });

  it.each([
    [
      'backwards over a separator takes the digit in front of it',
      '06 12345678',
      '06|12345678',
      'backward',
      '0|1 2345678',
    ],
    ['forwards over a separator takes the digit behind it', '06 12345678', '06|12345678', 'forward', '06| 2345678'],
    ['backwards over a digit takes that', '06 12345678', '06 |2345678', 'backward', '06| 2345678'],
    [
      'backwards over what stands first takes nothing',
      '(201) 555-0123',
      '|201) 555-0123',
      'backward',
      '|(201) 555-0123',
    ],
    ['of all leaves nothing', '06 1', '|', 'backward', '|'],
  ] as const)('deleting %s', (_, from, typed, direction, expected) => {
    const field_ = groupWhileTyping(field(typed), from.startsWith('(') ? 'US' : 'NL', { from, direction });
    expect(parseIncompletePhoneNumber(field_.text)).toBe(parseIncompletePhoneNumber(expected.replace('|', '')));
    expect(digitsBefore(field_)).toBe(digitsBefore(field(expected)));
  });

  const country = fc.constantFrom('NL', 'BE', 'DE', 'FR', 'US', 'GB', 'ZZ');
  const text = fc
    .tuple(
      fc.constantFrom('', '+', '0', '00'),
      fc.string({ unit: fc.constantFrom(...'0123456789 -()./\u00a0٣'), maxLength: 22 }),
    )
    .map((parts) => parts.join(''));
  const typedField = fc
    .record({ text, at: fc.nat() })
    .map(({ text: typed, at }): FieldText => ({ text: typed, caret: at % (typed.length + 1) }));

  it('keeps every digit, and the caret after the same ones', () => {
    fc.assert(
      fc.property(typedField, country, (typed, of) => {
        const grouped = groupWhileTyping(typed, of);
        expect(parseIncompletePhoneNumber(grouped.text)).toBe(parseIncompletePhoneNumber(typed.text));
        expect(digitsBefore(grouped)).toBe(digitsBefore(typed));
      }),
      { numRuns: 1000 },
    );
  });

  it('is left as it is once it is in its groups', () => {
    fc.assert(
      fc.property(typedField, country, (typed, of) => {
        const grouped = groupWhileTyping(typed, of);
        expect(groupWhileTyping(grouped, of)).toEqual(grouped);
      }),
    );
  });

  it('gets shorter with every backspace, until nothing is left', () => {
    fc.assert(
      fc.property(text, country, (typed, of) => {
        let now = groupWhileTyping({ text: typed, caret: typed.length }, of);
        while (now.text !== '') {
          const left = parseIncompletePhoneNumber(now.text).length;
          const without = { text: now.text.slice(0, now.caret - 1) + now.text.slice(now.caret), caret: now.caret - 1 };
          now = groupWhileTyping(without, of, { from: now.text, direction: 'backward' });
          expect(parseIncompletePhoneNumber(now.text).length).toBe(Math.max(left - 1, 0));
        }
      }),
    );
  });
});

describe('a pasted number', () => {
  it.each([
    ['national', '0612345678'],
    ['with 00', '0031 6 12 34 56 78'],
    ['with the zero in brackets', '+31 (0)6-12345678'],
    ['as a link', 'tel:+31612345678'],
    ['with hard spaces', '\u00a006\u00a012\u00a034\u00a056\u00a078\u00a0'],
    ['with narrow hard spaces', '06\u202f12\u202f34\u202f56\u202f78'],
    ['in Arabic digits', '٠٦ ١٢٣٤٥٦٧٨'],
    ['with direction marks', '\u202a+31 6 12345678\u202c'],
    ['with its label', 'Mobiel: 06 12 34 56 78'],
    ['out of a signature', 'Bo Lind\nM +31 6 12345678\nwww.lind.example'],
  ])('%s: %j', (_, text) => {
    expect(readPasted(text, 'NL')).toBe('+31 6 12345678');
  });

  it.each([
    ['two numbers', '06 12345678 / 06 87654321'],
    ['two numbers and a comma', '06-12345678, 06-87654321'],
    ['a number with an extension', '+1 416 555 0123 ext. 24'],
    ['a number with an extension and its label', 'Mobile: +1 416 555 0123 ext. 24'],
    ['a number with more behind a sign', '06-12345678 #3'],
    ['a number beside another digit', 'Mobile 2: 06 12345678'],
    ['a landline', '020 1234567'],
    ['half a number', '06 1234'],
    ['words', 'call me'],
    ['nothing', ''],
  ])('is not made of %s', (_, text) => {
    expect(readPasted(text, 'NL')).toBeUndefined();
  });

  it.each([
    ['alone', '15145550199'],
    ['with its label', 'Mobile: 15145550199'],
  ])('is not made of one that can be read in two ways, %s', (_, text) => {
    expect(readPasted(text, 'DE')).toBeUndefined();
  });

  it('is read wherever it is from, whatever country stands there', () => {
    expect(readPasted('+32 470 12 34 56', 'NL')).toBe('+32 470 12 34 56');
    expect(readPasted('+32 470 12 34 56', 'ZZ')).toBe('+32 470 12 34 56');
  });
});
