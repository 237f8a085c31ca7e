/** The words for characters that are read aloud, in the language of the pane: rarely needed, so a chunk of their own. */
import type { SpellingWords } from '../../locales/spelling';

export type { SpellingWords };

const LOADERS = {
  en: () => import(/* webpackChunkName: "spelling" */ '../../locales/en/spelling'),
  nl: () => import(/* webpackChunkName: "spelling" */ '../../locales/nl/spelling'),
  de: () => import(/* webpackChunkName: "spelling" */ '../../locales/de/spelling'),
  fr: () => import(/* webpackChunkName: "spelling" */ '../../locales/fr/spelling'),
} satisfies Record<string, () => Promise<{ spelling: SpellingWords }>>;

/** @param language of the pane's words, BCP 47. */
export async function loadSpelling(language: string): Promise<SpellingWords> {
  const load = language in LOADERS ? LOADERS[language as keyof typeof LOADERS] : LOADERS.en;
  return (await load()).spelling;
}
