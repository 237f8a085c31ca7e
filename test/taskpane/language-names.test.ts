import fc from 'fast-check';
import { findLanguages, languageCalled, namedLanguage, ownName } from '../../src/taskpane/card/language-names';
import { OWN_NAMES } from '../../src/taskpane/card/own-names';
import { ownNames } from '../../src/tooling/make-own-names.mjs';
import { language } from './fake-pane-store';

const TAGS = ['en', 'nl', 'nl-BE', 'de', 'de-CH', 'fr', 'tr', 'uk', 'pt-BR'];
const languages = (paneLanguage: string) => TAGS.map((tag) => namedLanguage(language(tag), paneLanguage));
const tags = (text: string, paneLanguage = 'en') => findLanguages(languages(paneLanguage), text).map(({ tag }) => tag);

test.each([
  ['its own name', 'Deutsch', ['de']],
  ['its name in the language of the pane', 'German', ['de', 'de-CH']],
  ['its tag', 'tr', ['tr']],
  ['its tag, first of all that begins so', 'nl', ['nl', 'nl-BE']],
  ['the beginning of its name', 'deu', ['de']],
  ['a later word of its name', 'brasil', ['pt-BR']],
  ['a name without its accents', 'francais', ['fr']],
  ['a name in capitals', 'TÜRKÇE', ['tr']],
  ['a name in another script', 'укр', ['uk']],
  ['a name with spaces around it', '  english ', ['en']],
])('a language is found by %s', (_by, text, expected) => {
  expect(tags(text)).toEqual(expected);
});

test('the name is looked for in the language of the pane', () => {
  expect(tags('Duits', 'nl')).toEqual(['de', 'de-CH']);
  expect(tags('Duits', 'en')).toEqual([]);
});

test.each(['Klingon', 'eutsch', '-', '()'])('nothing is found for “%s”', (text) => {
  expect(tags(text)).toEqual([]);
});

test('whatever is typed, what is found is some of what there is, each once', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const found = tags(text);
      expect(new Set(found).size).toBe(found.length);
      expect(TAGS).toEqual(expect.arrayContaining(found));
    }),
  );
});

test('a language is called by its whole name only', () => {
  const called = (text: string) => languageCalled(languages('en'), text)?.tag;
  expect(called('deutsch')).toBe('de');
  expect(called('German')).toBe('de');
  expect(called('NL-be')).toBe('nl-BE');
  expect(called('Deu')).toBeUndefined();
});

test.each([
  ['nl', 'Nederlands'],
  ['fr', 'Français'],
  ['de', 'Deutsch'],
  ['ar', 'العربية'],
  ['pap', 'Papiamentu'],
  ['srn', 'Sranantongo'],
  ['li', 'Limburgs'],
  ['pap-CW', 'Papiamentu (CW)'],
  ['xq', 'xq'],
])('the own name of %s is %s', (tag, name) => {
  expect(ownName(language(tag))).toBe(name);
});

test('the list of own names is the one of CLDR, and of those that CLDR has not', () => {
  expect(OWN_NAMES).toEqual(ownNames());
});
