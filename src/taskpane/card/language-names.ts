/** Names of languages as the pane shows them. */
import type { LanguageTag } from '../../verification/brands';

/** In the language of the pane: `Dutch`. The tag itself where no name is known. */
export function localName(tag: LanguageTag, paneLanguage: string): string {
  return new Intl.DisplayNames([paneLanguage], { type: 'language' }).of(tag) ?? tag;
}
