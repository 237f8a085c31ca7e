/** The languages of the interface, and which of them a person sees. */
export const INTERFACE_LANGUAGES = ['en', 'nl', 'de', 'fr'] as const;
export type InterfaceLanguage = (typeof INTERFACE_LANGUAGES)[number];
/** Words in chunks of their own, one for each language. */
export type Loaders<Loaded> = Record<InterfaceLanguage, () => Promise<Loaded>>;

/**
 * The language for what Outlook says of its own: `nl-BE` gives `nl`. English for any other, and where Outlook says nothing of use.
 * @param displayLanguage `Office.context.displayLanguage`, a BCP 47 tag such as `nl-NL`; some hosts leave it out.
 */
export function interfaceLanguage(displayLanguage: unknown): InterfaceLanguage {
  const [primary] = String(displayLanguage).trim().toLowerCase().split(/[-_]/);
  return INTERFACE_LANGUAGES.find((language) => language === primary) || 'en';
}
