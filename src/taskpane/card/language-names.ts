/** Names of languages as the pane shows them, and how they are found. */
import type { LanguageTag } from '../../verification/brands';
import { fold } from '../../verification/folding';
import { OWN_NAMES } from './own-names';

export interface NamedLanguage {
  tag: LanguageTag;
  /** In the language itself: `Nederlands`. */
  own: string;
  /** In the language of the pane: `Dutch`. */
  local: string;
}

const nameIn = (displayLanguage: string, tag: LanguageTag): string | undefined =>
  new Intl.DisplayNames([displayLanguage], { type: 'language', fallback: 'none' }).of(tag);

/** The language in its own words, with a capital: `Nederlands`, `Schweizer Hochdeutsch`. The tag itself where no name is known. */
export function ownName(tag: LanguageTag): string {
  const [language = tag, ...rest] = tag.split('-');
  // of a language that it does not know a browser says the name in its own: Chromium knows some sixty
  const isKnown = Intl.DisplayNames.supportedLocalesOf([tag]).length > 0;
  const listed = OWN_NAMES[language];
  const name = isKnown ? nameIn(tag, tag) : listed && [listed, ...rest.map((part) => `(${part})`)].join(' ');
  if (name === undefined) return tag;
  const [first = '', ...others] = name;
  return first.toLocaleUpperCase(tag) + others.join('');
}

/** In the language of the pane: `Dutch`. Where it has no word for it, the language's own. */
export const localName = (tag: LanguageTag, paneLanguage: string): string => nameIn(paneLanguage, tag) ?? ownName(tag);

/** @param paneLanguage BCP 47 tag of the words of the pane */
export const namedLanguage = (tag: LanguageTag, paneLanguage: string): NamedLanguage => ({
  tag,
  own: ownName(tag),
  local: localName(tag, paneLanguage),
});

const namesOf = ({ tag, own, local }: NamedLanguage) => [tag, own, local].map(fold);

/**
 * Those whose tag or one of whose names has a word that begins like the text; case and accents aside. First those that the text
 * names in full, so that `nl` and Enter is Dutch whatever else begins with it.
 */
export function findLanguages(languages: readonly NamedLanguage[], text: string): NamedLanguage[] {
  const wanted = fold(text).trim();
  const found = languages.filter((language) => namesOf(language).some((name) => hasWord(name, wanted)));
  const inFull = found.filter((language) => namesOf(language).includes(wanted));
  return [...inFull, ...found.filter((language) => !inFull.includes(language))];
}

/** The language that the text names in full, if there is exactly one. */
export function languageCalled(languages: readonly NamedLanguage[], text: string): NamedLanguage | undefined {
  const wanted = fold(text).trim();
  const called = languages.filter((language) => namesOf(language).includes(wanted));
  return called.length === 1 ? called[0] : undefined;
}

/** True where the name, or a word in it, begins like the text. Both folded. */
export function hasWord(name: string, wanted: string): boolean {
  return name.startsWith(wanted) || name.split(/[^\p{L}\p{N}\p{M}]+/u).some((word) => word.startsWith(wanted));
}
