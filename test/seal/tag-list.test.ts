import * as fc from 'fast-check';
import { formatTagList, parseTagList, wholeNumber } from '../../src/seal/format/tag-list';

const name = fc.stringMatching(/^[a-z]{1,8}$/);
const value = fc.stringMatching(/^[A-Za-z0-9_.:,~-]{0,20}$/);

describe('a tag-list', () => {
  it('comes back as it was written', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.tuple(name, value), { selector: ([key]) => key, minLength: 1 }), (tags) => {
        expect([...parseTagList(formatTagList(tags))!]).toEqual(tags);
      }),
    );
  });

  it.each([
    ['a line break', 'a\r\nx-injected: 1'],
    ['a semicolon', 'a; b'],
    ['an equals sign', 'a=b'],
    ['a quote', '"a"'],
    ['a letter outside ASCII', 'é'],
  ])('refuses to write a value with %s', (_what, text) => {
    expect(() => formatTagList([['v', text]])).toThrow(RangeError);
  });

  it.each([
    ['nothing', ''],
    ['a number', 7],
    ['an object', {}],
    ['text without tags', 'hello'],
    ['a name twice', 'v=1; v=2'],
    ['a missing name', '=1'],
    ['an empty tag', 'v=1;;w=2'],
    ['a value with a space', 'v=1 2'],
  ])('is not read from %s', (_what, text) => {
    expect(parseTagList(text)).toBeUndefined();
  });

  it('is read whatever the white space between tags', () => {
    expect(parseTagList(' v=1;\r\n w=2 ')).toEqual(
      new Map([
        ['v', '1'],
        ['w', '2'],
      ]),
    );
  });
});

describe('a whole number', () => {
  it.each([
    ['0', 0],
    ['24', 24],
    ['007', undefined],
    ['-1', undefined],
    ['1e3', undefined],
    ['', undefined],
    ['1234567890', undefined],
    [undefined, undefined],
  ])('is read from %p as %p', (text, expected) => {
    expect(wholeNumber(text)).toBe(expected);
  });
});
