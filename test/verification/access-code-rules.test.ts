import fc from 'fast-check';
import { parseAccessCode } from '../../src/verification/access-code';
import { checkAccessCode, refusalOf, type AccessCodeContext } from '../../src/verification/access-code-rules';
import { costOf } from '../cost';

const LENGTHS = { minimumLength: 8, maximumLength: 12 };
const SHORT = { minimumLength: 4, maximumLength: 12 };
const mail = (body: string, subject = ''): AccessCodeContext => ({ mail: { subject, body } });
const unmet = (text: string, context?: AccessCodeContext, lengths = LENGTHS) =>
  checkAccessCode(text, lengths, context)
    .filter(({ met }) => !met)
    .map(({ rule }) => rule);

describe('the rules that are ticked off', () => {
  it('are about the code alone where nothing else is known', () => {
    expect(checkAccessCode('tulpmaan', LENGTHS)).toEqual([
      { rule: 'minimum-length', minimumLength: 8, met: true },
      { rule: 'maximum-length', maximumLength: 12, met: true },
      { rule: 'one-line', met: true },
      { rule: 'no-outer-space', met: true },
    ]);
  });

  it.each<[string, string, AccessCodeContext | undefined, string[]]>([
    [
      'none is met by nothing',
      '',
      { ...mail(''), recipientName: '' },
      ['minimum-length', 'maximum-length', 'one-line', 'no-outer-space', 'not-in-mail', 'not-their-name'],
    ],
    ['too short', 'tulp', undefined, ['minimum-length']],
    ['too long', 'tulpmaantulpmaan', undefined, ['maximum-length']],
    ['two lines', 'tulp\nmaan', undefined, ['one-line']],
    ['outer space', 'tulpmaan ', undefined, ['no-outer-space']],
    ['none, in an empty mail to nobody in particular', 'tulpmaan', { ...mail(''), recipientName: '' }, []],
  ])('name what is wrong: %s', (_, text, context, expected) => {
    expect(unmet(text, context)).toEqual(expected);
  });

  it('about the code alone are all met exactly when the parser takes it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 14 }), (text) => {
        expect(unmet(text).length === 0).toBe(parseAccessCode(text, LENGTHS).ok);
      }),
      { numRuns: 1000 },
    );
  });

  it('are all met exactly when there is nothing to refuse', () => {
    const some = fc.string({ unit: fc.constantFrom(...'anNA4 8-.\n'), maxLength: 12 });
    fc.assert(
      fc.property(some, some, some, some, (text, subject, body, recipientName) => {
        const context = { ...mail(body, subject), recipientName };
        expect(refusalOf(text, SHORT, context) === undefined).toBe(unmet(text, context, SHORT).length === 0);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('a code stands in the mail', () => {
  it.each([
    ['in the subject', '48213705', mail('', 'File 48213705')],
    ['in the body, in other case', 'TulpMaan', mail('remember tulpmaan!')],
    ['with its accents apart', 'café-paris', mail('cafe\u0301-paris')],
    ['without its accents', 'café-paris', mail('cafe-paris')],
    ['inside a longer number', '12345678', mail('+31612345678')],
    ['in groups with spaces', '48213705', mail('your code: 4821 3705.')],
    ['in groups with hyphens', '48213705', mail('(4821-3705)')],
    ['in pairs with dots', '48213705', mail('48.21.37.05')],
    ['cut by a line break', 'tulpmaan', mail('tulp\r\nmaan')],
    ['cut by a soft hyphen', 'tulpmaan', mail('tulp\u00admaan')],
    ['with hard spaces', 'tulp maan 7', mail('tulp\u00a0maan\u00a07')],
    ['without its hyphens', 'tulp-77-maan', mail('tulp 77 maan')],
    ['all in one', 'tulp-77-maan', mail('tulp77maan')],
    ['in wide digits', '48213705', mail('４８２１３７０５')],
    ['with signs that mean something to a search', 'a.b*[c](d)', mail('is: a.b*[c](d)')],
    ['with emoji', '🌷🌷🌷-77-🌷', mail('🌷🌷🌷 77 🌷')],
  ])('%s', (_, code, context) => {
    expect(unmet(code, context)).toEqual(['not-in-mail']);
    expect(refusalOf(code, LENGTHS, context)).toBe('in-this-mail');
  });

  it.each([
    ['another number', '48213705', mail('48213706')],
    ['its end in the next word', 'erdagtaf', mail('over dag tafel')],
    ['its begin in the word before', '48213705', mail('94821 3705')],
    ['its end in a longer number', '48213705', mail('4821 37059')],
    ['the subject and the body together', '48213705', mail('3705 is the room', 'File 4821')],
    ['a line of hyphens', '--------7', mail('7\n-------')],
    ['other signs', '4821/3705', mail('4821 or 3705')],
  ])('but not where there is only %s', (_, code, context) => {
    expect(unmet(code, context)).toEqual([]);
  });

  const code = fc.string({ unit: fc.constantFrom(...'acdAC479'), minLength: 8, maxLength: 12 });
  const around = fc.string({ unit: fc.constantFrom(...'acd 479\n.,-'), maxLength: 30 });
  const separator = fc.constantFrom('', ' ', '\n', '\r\n', '\u00a0', '-', '\u2011', '.', '\u00ad', ' - ');

  it('however it is grouped, whatever is around it', () => {
    fc.assert(
      fc.property(
        code,
        around,
        around,
        separator,
        fc.integer({ min: 1, max: 7 }),
        (text, before, behind, between, at) => {
          const body = `${before} ${text.slice(0, at)}${between}${text.slice(at)} ${behind}`;
          expect(unmet(text, mail(body))).toEqual(['not-in-mail']);
          expect(unmet(text, mail('', body))).toEqual(['not-in-mail']);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('only if its characters follow each other there', () => {
    fc.assert(
      fc.property(code, around, (text, body) => {
        const squeezed = (one: string) => one.toLowerCase().replace(/[^a-z0-9]/g, '');
        fc.pre(!squeezed(body).includes(squeezed(text)));
        expect(unmet(text, mail(body))).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it('and that is told at once, also of a long mail', async () => {
    const context = mail('4821 370 '.repeat(100_000));
    const cost = await costOf(() => {
      for (let keys = 0; keys < 10; keys++) expect(unmet('48213705', context)).toEqual([]);
    });
    expect(cost).toBeLessThan(500);
  });
});

describe('a code holds their name', () => {
  it.each([
    ['first name', 'anna1234', 'Anna de Vries'],
    ['last name, in other case', '99VRIES99', 'Anna de Vries'],
    ['name without its accents', 'zoe-12345', 'Zoë Müller'],
    ['name with other accents', 'mülléř-77', 'Zoe Muller'],
    ['short names run together', 'bo-li-1234', 'Bo Li'],
    ['name of three letters', 'lee-12345', 'Lee Chen'],
    ['name in an address', 'lind-1234', 'bo.lind@post.example'],
    ['name behind a comma', 'berg-1234', 'Berg, Anna van den'],
    ['name that is all in lower case', 'berg-1234', 'anna van den berg'],
    ['name of two characters', '王伟-123456', '王伟'],
    ['name in another script', 'анна-1234', 'Анна'],
  ])('their %s', (_, code, recipientName) => {
    expect(unmet(code, { recipientName })).toEqual(['not-their-name']);
    expect(refusalOf(code, LENGTHS, { recipientName })).toBe('their-name');
  });

  it.each([
    ['a short part by chance', 'sonde-77', 'Bo de Boer'],
    ['a "van" that is a part of many', 'vandaag-7', 'Anna van den Berg'],
    ['the domain of their address', 'post-1234', 'bo.lind@post.example'],
    ['no name', 'tulpmaan', ''],
    ['a name of signs', 'tulpmaan', '-- !'],
  ])('but not %s', (_, code, recipientName) => {
    expect(unmet(code, { recipientName })).toEqual([]);
  });
});
