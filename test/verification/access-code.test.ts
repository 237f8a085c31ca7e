import fc from 'fast-check';
import {
  checkAccessCode,
  LONGEST_ACCESS_CODE,
  LONGEST_HINT,
  parseAccessCode,
  parseHint,
  SAVED_CODE_LENGTHS,
  type AccessCodeContext,
  type AccessCodeProblem,
  type HintProblem,
} from '../../src/verification/access-code';

const LENGTHS = { minimumLength: 8, maximumLength: 12 };

describe('an access code', () => {
  it.each([
    ['digits', '48213705'],
    ['words', 'tulp-77-maan'],
    ['spaces inside', 'tulp maan 7'],
    ['quotes and separators', `"';=<>&%`],
    ['another script', 'пароль-77'],
    ['emoji, each counted once', '🌷🌷🌷🌷🌷🌷🌷🌷'],
    ['as many characters as allowed', 'x'.repeat(12)],
    ['as many emoji as allowed', '🌷'.repeat(12)],
  ])('of %s is taken as it is', (_, text) => {
    expect(parseAccessCode(text, LENGTHS)).toEqual({ ok: true, value: text });
  });

  it.each<[string, string, AccessCodeProblem]>([
    ['nothing', '', 'empty'],
    ['a line feed', 'tulp\nmaan', 'contains-line-break'],
    ['a carriage return at the end', 'tulpmaan\r', 'contains-line-break'],
    ['a tab', 'tulp\tmaan', 'contains-line-break'],
    ['a line separator', 'tulp\u2028maan', 'contains-line-break'],
    ['a null character', 'tulp\0maan', 'contains-line-break'],
    ['half a surrogate pair', 'tulpmaan\ud83c', 'unreadable-character'],
    ['a space in front', ' tulpmaan', 'outer-space'],
    ['a space behind', 'tulpmaan ', 'outer-space'],
    ['a hard space behind', 'tulpmaan\u00a0', 'outer-space'],
    ['only spaces', '        ', 'outer-space'],
    ['one character too few', 'tulpmaa', 'too-short'],
    ['emoji that are fewer than their units', '🌷🌷🌷🌷', 'too-short'],
    ['one character too many', 'tulpmaantulpm', 'too-long'],
  ])('with %s is refused', (_, text, problem) => {
    expect(parseAccessCode(text, LENGTHS)).toEqual({ ok: false, problem });
  });

  it('is kept in one form, however its accents were typed', () => {
    expect(parseAccessCode('cafe\u0301-paris', LENGTHS)).toEqual({ ok: true, value: 'café-paris' });
  });

  it('that was saved under other rules is still read', () => {
    expect(parseAccessCode('1234', SAVED_CODE_LENGTHS).ok).toBe(true);
    expect(parseAccessCode('x'.repeat(LONGEST_ACCESS_CODE), SAVED_CODE_LENGTHS).ok).toBe(true);
    expect(parseAccessCode('x'.repeat(LONGEST_ACCESS_CODE + 1), SAVED_CODE_LENGTHS).ok).toBe(false);
  });
});

describe('the rules that are ticked off', () => {
  const unmet = (text: string, context?: AccessCodeContext) =>
    checkAccessCode(text, LENGTHS, context)
      .filter(({ met }) => !met)
      .map(({ rule }) => rule);

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
      { body: '', recipientName: '' },
      ['minimum-length', 'maximum-length', 'one-line', 'no-outer-space', 'not-in-mail', 'not-their-name'],
    ],
    ['too short', 'tulp', undefined, ['minimum-length']],
    ['too long', 'tulpmaantulpmaan', undefined, ['maximum-length']],
    ['two lines', 'tulp\nmaan', undefined, ['one-line']],
    ['outer space', 'tulpmaan ', undefined, ['no-outer-space']],
    ['in the subject', '48213705', { subject: 'File 48213705' }, ['not-in-mail']],
    ['in the body, in other case', 'TulpMaan', { body: 'remember tulpmaan!' }, ['not-in-mail']],
    ['in the body, with accents apart', 'café-paris', { body: 'cafe\u0301-paris' }, ['not-in-mail']],
    ['in neither', '48213705', { subject: 'File', body: '4821 3705' }, []],
    ['their first name', 'anna1234', { recipientName: 'Anna de Vries' }, ['not-their-name']],
    ['their last name, in other case', '99VRIES99', { recipientName: 'Anna de Vries' }, ['not-their-name']],
    ['a short part of a name by chance', 'sonde-77', { recipientName: 'Bo de Boer' }, []],
    ['nameless', 'tulpmaan', { recipientName: '' }, []],
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
});

describe('a hint', () => {
  it.each([
    ['is optional', '', undefined],
    ['of spaces is none', '  ', undefined],
    ['is trimmed', ' Your client number? ', 'Your client number?'],
    ['may be as long as allowed', '?'.repeat(LONGEST_HINT), '?'.repeat(LONGEST_HINT)],
  ])('%s', (_, text, value) => {
    expect(parseHint(text, '48213705')).toEqual({ ok: true, value });
  });

  it.each<[string, string, HintProblem]>([
    ['two lines', 'Your\nclient number', 'contains-line-break'],
    ['half a surrogate pair', 'Your \ud83c', 'unreadable-character'],
    ['too many characters', '?'.repeat(LONGEST_HINT + 1), 'too-long'],
    ['the code', 'It is tulpmaan', 'contains-code'],
    ['the code in other case', 'It is TULPMAAN', 'contains-code'],
  ])('with %s is refused', (_, text, problem) => {
    expect(parseHint(text, 'TulpMaan')).toEqual({ ok: false, problem });
  });

  it('can be checked before there is a code', () => {
    expect(parseHint('Your client number?', '')).toEqual({ ok: true, value: 'Your client number?' });
  });
});
