import {
  LONGEST_ACCESS_CODE,
  parseAccessCode,
  SAVED_CODE_LENGTHS,
  type AccessCodeProblem,
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
