/** Language tags of BCP 47. */
import type { LanguageTag, Parsed } from './brands';

export type LanguageTagProblem = 'empty' | 'not-a-language';

/** Language, script and region (BCP 47, 2.2.1 to 2.2.4), in canonical form. With more to it, some engines have no name for it and throw. */
const LANGUAGE_SCRIPT_REGION = /^[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|\d{3}))?$/;

/** Canonical form by ECMA-402: `NL-be` becomes `nl-BE`. Whether anybody speaks it is not checked. */
export function parseLanguageTag(text: string): Parsed<LanguageTag, LanguageTagProblem> {
  if (text.trim() === '') return { ok: false, problem: 'empty' };
  try {
    const [tag = ''] = Intl.getCanonicalLocales(text.trim());
    return LANGUAGE_SCRIPT_REGION.test(tag)
      ? { ok: true, value: tag as LanguageTag }
      : { ok: false, problem: 'not-a-language' };
  } catch {
    return { ok: false, problem: 'not-a-language' };
  }
}
