/** The words for characters that are read aloud, in the language of the pane: rarely needed, so a chunk of their own. */
import { interfaceLanguage, type Loaders } from '../../locales/interface-language';
import type { SpellingWords } from '../../locales/spelling';

export type { SpellingWords };

const LOADERS: Loaders<{ spelling: SpellingWords }> = {
  en: () => import(/* webpackChunkName: "spelling" */ '../../locales/en/spelling'),
  nl: () => import(/* webpackChunkName: "spelling" */ '../../locales/nl/spelling'),
  de: () => import(/* webpackChunkName: "spelling" */ '../../locales/de/spelling'),
  fr: () => import(/* webpackChunkName: "spelling" */ '../../locales/fr/spelling'),
};

/** @param language of the pane's words, BCP 47. */
export const loadSpelling = async (language: string): Promise<SpellingWords> =>
  (await LOADERS[interfaceLanguage(language)]()).spelling;
