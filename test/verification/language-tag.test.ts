import { parseLanguageTag } from '../../src/verification/language-tag';

describe('a language tag', () => {
  it.each([
    ['nl', 'nl'],
    ['NL', 'nl'],
    ['de-ch', 'de-CH'],
    ['zh-hant-tw', 'zh-Hant-TW'],
    [' en ', 'en'],
    ['iw', 'he'],
    ['es-419', 'es-419'],
  ])('%j is kept as %s', (text, value) => {
    expect(parseLanguageTag(text)).toEqual({ ok: true, value });
  });

  it.each([
    ['', 'empty'],
    ['  ', 'empty'],
    ['e', 'not-a-language'],
    ['nl_NL', 'not-a-language'],
    ['Nederlands, graag', 'not-a-language'],
    ['nl\r\nx: y', 'not-a-language'],
    // browsers have no name for these, and throw
    ['de-x-formal', 'not-a-language'],
    ['nl-u-nu-latn', 'not-a-language'],
    ['en-t-ja', 'not-a-language'],
    ['de-1996', 'not-a-language'],
  ])('%j is refused', (text, problem) => {
    expect(parseLanguageTag(text)).toEqual({ ok: false, problem });
  });
});
