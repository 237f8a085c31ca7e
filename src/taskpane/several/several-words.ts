/** The words for several at once, in the language of the pane: a chunk of their own, loaded with the parts that say them. */
import type { SeveralWords } from '../../locales/en/several';
import { interfaceLanguage, type Loaders } from '../../locales/interface-language';

const LOADERS: Loaders<{ several: SeveralWords }> = {
  en: () => import(/* webpackChunkName: "several-words" */ '../../locales/en/several'),
  nl: () => import(/* webpackChunkName: "several-words" */ '../../locales/nl/several'),
  de: () => import(/* webpackChunkName: "several-words" */ '../../locales/de/several'),
  fr: () => import(/* webpackChunkName: "several-words" */ '../../locales/fr/several'),
};

let words: SeveralWords | undefined;

/** The page says which language the pane is in. */
export async function loadSeveralWords(language = document.documentElement.lang): Promise<void> {
  words = (await LOADERS[interfaceLanguage(language)]()).several;
}

export function severalWords(): SeveralWords {
  if (!words) throw new Error('The words for several have not been loaded.');
  return words;
}
