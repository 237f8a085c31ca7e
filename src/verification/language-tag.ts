/** Language tags of BCP 47, and the names that their speakers call them by. */
import type { LanguageTag, Parsed } from './brands';

export type LanguageTagProblem = 'empty' | 'not-a-language';

/** Canonical form by ECMA-402: `NL-be` becomes `nl-BE`. Well-formed is enough; whether anybody speaks it is not checked. */
export function parseLanguageTag(text: string): Parsed<LanguageTag, LanguageTagProblem> {
  if (text.trim() === '') return { ok: false, problem: 'empty' };
  try {
    const [tag] = Intl.getCanonicalLocales(text.trim());
    return { ok: true, value: tag as LanguageTag };
  } catch {
    return { ok: false, problem: 'not-a-language' };
  }
}

/** The language in its own words, with a capital: `Nederlands`, `Deutsch (Schweiz)`. The tag itself where no name is known. */
export function ownName(tag: LanguageTag): string {
  const name = new Intl.DisplayNames([tag], { type: 'language' }).of(tag) ?? tag;
  if (name === tag) return tag;
  const [first = '', ...rest] = name;
  return first.toLocaleUpperCase(tag) + rest.join('');
}
