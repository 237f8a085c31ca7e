import { LONGEST_HINT, parseHint, type HintProblem } from '../../src/verification/access-code-hint';

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
    ['the code in groups', 'It is tulp maan', 'contains-code'],
  ])('with %s is refused', (_, text, problem) => {
    expect(parseHint(text, 'TulpMaan')).toEqual({ ok: false, problem });
  });

  it('can be checked before there is a code', () => {
    expect(parseHint('Your client number?', '')).toEqual({ ok: true, value: 'Your client number?' });
  });
});
