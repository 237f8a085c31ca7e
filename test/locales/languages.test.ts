/** What holds for the words of every language, whatever they say. */
import { INTERFACE_LANGUAGES, interfaceLanguage } from '../../src/locales/interface-language';
import { configurationMistakesFor } from '../../src/locales/configuration';
import type { Loaders } from '../../src/locales/interface-language';
import { loadWords, type Words } from '../../src/locales/words';
import { textsOf } from './samples';

const others = INTERFACE_LANGUAGES.filter((language) => language !== 'en');
const english = textsOf('en');

describe.each(others)('the words in %s', (language) => {
  const texts = textsOf(language);

  it('hold what the English ones hold: names, numbers, codes', () => {
    expect(texts.map(({ name, holds }) => [name, holds])).toEqual(english.map(({ name, holds }) => [name, holds]));
  });

  it('are all there, and translated', () => {
    const same = texts.filter(({ text }, index) => /\p{L}{4}/u.test(text) && text === english[index]!.text);

    expect(texts.filter(({ text, name }) => text === '' && !name.endsWith('nothing-to-save'))).toEqual([]);
    // such as "Code", which is one word in all
    expect(same.map(({ text }) => text).filter((text) => / /.test(text))).toEqual([]);
  });

  it('end as the English ones end, so that a sentence is a sentence', () => {
    const end = (text: string) => /[.:…]$/.exec(text)?.[0] ?? '';
    for (const [index, { name, text }] of texts.entries())
      expect([name, end(text)]).toEqual([name, end(english[index]!.text)]);
  });
});

describe.each(INTERFACE_LANGUAGES)('in %s', (language) => {
  const texts = textsOf(language);
  const longest = (part: string) => texts.filter(({ name }) => name.startsWith(part)).map(({ text }) => text.length);

  it('Outlook has room for the notification, the dialog and its button', () => {
    expect(Math.max(...longest('notice.'), ...longest('ribbon.'))).toBeLessThanOrEqual(150);
    // three names of 60 characters in place of the #, in bold
    const room = 500 - 3 * 66 - 20;
    expect(Math.max(...longest('gate.held.'), ...longest('gatePolicy.'))).toBeLessThanOrEqual(room);
    expect(Math.max(...longest('gate.button'))).toBeLessThanOrEqual(20);
  });

  it('says of itself which language it is', async () => {
    expect((await loadWords(language)).pane.language).toBe(language);
  });
});

describe('the language', () => {
  it.each([
    ['nl-NL', 'nl'],
    ['nl-BE', 'nl'],
    ['de-AT', 'de'],
    ['fr', 'fr'],
    ['EN-us', 'en'],
    ['pt-BR', 'en'],
    [undefined, 'en'],
    ['', 'en'],
    ['nld', 'en'],
  ])('for an Outlook in %s is %s', (displayLanguage, language) => {
    expect(interfaceLanguage(displayLanguage)).toBe(language);
  });

  it('is another one where its words do not load', async () => {
    const loaders = {
      en: () => Promise.reject(new Error('no network')),
      nl: () => Promise.reject(new Error('no network')),
      de: () => import('../../src/locales/de/words'),
      fr: () => import('../../src/locales/fr/words'),
    } satisfies Loaders<{ words: Words }>;

    expect((await loadWords('nl-NL', loaders)).pane.language).toBe('de');
  });

  it('is none where no words load, and the failure is told', async () => {
    const fails = () => Promise.reject(new Error('no network'));

    await expect(loadWords('nl', { en: fails, nl: fails, de: fails, fr: fails })).rejects.toThrow('no network');
  });

  it('is that of the mistakes in the settings, too', () => {
    const mistakes = configurationMistakesFor('fr-CA');

    expect(mistakes['too-low']({ minimum: 4 })).toBe('Ce doit être au moins 4.');
  });
});

describe('numbers, dates and lists', () => {
  it.each([
    ['en', 'Yours, last proved March 3, 2026'],
    ['nl', 'Van u, laatst bevestigd op 3 maart 2026'],
    ['de', 'Von Ihnen, zuletzt bestätigt am 3. März 2026'],
    ['fr', 'Connu de vous, confirmé le 3 mars 2026'],
  ])('are written as in %s: %s', async (language, description) => {
    const { verification, pane } = await loadWords(language);
    const known = { scope: 'personal' as const, provedOn: '2026-03-03' };

    expect(verification.description('sms-known', { brand: 'Zivver', known })).toBe(description);
    const thousand = new Intl.NumberFormat(language).format(1234);
    expect(pane.footer.ready(2, 1234)).toContain(thousand);
  });
});
