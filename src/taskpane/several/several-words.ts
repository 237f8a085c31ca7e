/** The words for several at once, in the language of the pane: a chunk of their own, loaded with the parts that say them. */
import type { SeveralWords } from '../../locales/en/several';

const LOADERS = {
  en: () => import(/* webpackChunkName: "several-words" */ '../../locales/en/several'),
  nl: () => import(/* webpackChunkName: "several-words" */ '../../locales/nl/several'),
  de: () => import(/* webpackChunkName: "several-words" */ '../../locales/de/several'),
  fr: () => import(/* webpackChunkName: "several-words" */ '../../locales/fr/several'),
} satisfies Record<string, () => Promise<{ several: SeveralWords }>>;

let words: SeveralWords | undefined;

/** The page says which language the pane is in. */
export async function loadSeveralWords(language = document.documentElement.lang): Promise<void> {
  const load = language in LOADERS ? LOADERS[language as keyof typeof LOADERS] : LOADERS.en;
  words = (await load()).several;
}

export function severalWords(): SeveralWords {
  if (!words) throw new Error('The words for several have not been loaded.');
  return words;
}
