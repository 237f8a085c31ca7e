import fc from 'fast-check';
import { NAMED_SYMBOLS, spell } from '../../src/verification/spelling';

const groups = (code: string) => spell(code).map(({ text }) => text);

describe('a code that is read aloud', () => {
  it.each([
    ['words and numbers', 'tulp-77-maan', ['tulp', '-', '77', '-', 'maan']],
    ['a word and its number', 'tulp77', ['tulp', '77']],
    ['letters and digits that take turns', 'k7wd4htx9pcr', ['k7wd', '4htx', '9pcr']],
    ['digits', '48213705', ['4821', '3705']],
    ['five', '48213', ['482', '13']],
    ['seven', '4821370', ['4821', '370']],
    ['thirteen', '1234567890123', ['1234', '567', '890', '123']],
    ['spaces', 'tulp maan', ['tulp', ' ', 'maan']],
    ['two symbols', 'a--b', ['a', '-', '-', 'b']],
    ['emoji', '🌷🌷77', ['🌷🌷', '77']],
    ['a family, which is one character', '👨‍👩‍👧', ['👨‍👩‍👧']],
    ['nothing', '', []],
  ])('is grouped: %s', (_, code, expected) => {
    expect(groups(code)).toEqual(expected);
  });

  it('tells upper case from lower', () => {
    expect(spell('Ab')).toEqual([
      {
        text: 'Ab',
        parts: [
          { kind: 'letter', letter: 'a', isUpperCase: true },
          { kind: 'letter', letter: 'b', isUpperCase: false },
        ],
      },
    ]);
  });

  it.each([
    ['7', { kind: 'digit', digit: '7' }],
    ['-', { kind: 'symbol', symbol: '-' }],
    ['\\', { kind: 'symbol', symbol: '\\' }],
    [' ', { kind: 'space' }],
    ['\u00a0', { kind: 'space' }],
    ['é', { kind: 'other', character: 'é' }],
    ['ж', { kind: 'other', character: 'ж' }],
    ['٧', { kind: 'other', character: '٧' }],
    ['🌷', { kind: 'other', character: '🌷' }],
  ])('knows what %j is', (character, part) => {
    expect(spell(character)).toEqual([{ text: character, parts: [part] }]);
  });

  it('knows all of ASCII that can be seen', () => {
    const visible = Array.from({ length: 0x7f - 0x21 }, (_, index) => String.fromCharCode(0x21 + index));
    expect(visible.filter((one) => spell(one)[0]?.parts[0]?.kind === 'other')).toEqual([]);
    expect(NAMED_SYMBOLS).toHaveLength(visible.length - 26 - 26 - 10);
  });

  it('loses and moves nothing, in groups of at most four', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 30 }), (code) => {
        const spelled = spell(code);
        expect(groups(code).join('')).toBe(code);
        for (const { parts } of spelled) {
          expect(parts.length).toBeGreaterThan(0);
          expect(parts.length).toBeLessThanOrEqual(4);
        }
      }),
      { numRuns: 500 },
    );
  });
});
