/** The forms a language needs; `other` always. The categories are those of CLDR, as in ICU MessageFormat. */
export type PluralForms = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };

/**
 * Picks the form for a count and puts the count, written as the language writes it, in place of `#`.
 * @example plural('en', 2, { one: '# person', other: '# people' }) // '2 people'
 */
export function plural(language: string, count: number, forms: PluralForms): string {
  const form = forms[new Intl.PluralRules(language).select(count)] ?? forms.other;
  return form.replace('#', new Intl.NumberFormat(language).format(count));
}
